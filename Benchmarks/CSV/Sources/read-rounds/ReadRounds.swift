import ExpressEntry
import Foundation
import Tabular
import TimeSeries

/// Reads a file of rounds into typed columns, every check on, and prints for each run its milliseconds
/// and sums over the columns, which must be those of the other readers.
@main
enum ReadRounds {
  static func main() throws {
    let (path, categoriesPath) = (CommandLine.arguments[1], CommandLine.arguments[2])
    let officialNames = try OfficialNames(
      SourceText(Array(Data(contentsOf: URL(filePath: categoriesPath))), file: categoriesPath))
    for _ in 0..<(Int(CommandLine.arguments[3]) ?? 1) {
      try read(path, officialNames: officialNames)
    }
  }

  static func read(_ path: String, officialNames: OfficialNames) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let names = Levels()
    let file = open(path, O_RDONLY)
    defer { close(file) }
    let length = Int(lseek(file, 0, SEEK_END))
    lseek(file, 0, SEEK_SET)
    let (rounds, days, nameCodes, invitations, cutoffs, tieBreaks) = try Table.read(
      file: path, length: length,
      next: { buffer in Foundation.read(file, buffer.baseAddress, buffer.count) },
      Column<Int32>("round", in: 1...100_000_000), Column<Day>("date"),
      Column<UInt32>("name", levels: names) { name throws(CellFault) in
        do throws(UnknownName) {
          _ = try officialNames.category(of: name)
        } catch {
          throw CellFault("\(error)", isNot: "a known category")
        }
      },
      Column<Int32>("invitations", in: 1...1_000_000), Column<Int32>("cutoff", in: 0...1200),
      Column<Instant>("tieBreak").optional)
    let milliseconds = start.duration(to: clock.now) / .milliseconds(1)
    let sums = [
      rounds.count, days.reduce(0) { $0 + Int($1.number) }, names.texts.count, nameCodes.count,
      invitations.reduce(0) { $0 + Int($1) }, cutoffs.reduce(0) { $0 + Int($1) },
      tieBreaks.count { $0 != nil },
    ]
    print(milliseconds, sums.map(String.init).joined(separator: ","))
  }
}
