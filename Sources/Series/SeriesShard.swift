public import Tabular

/// The rows of some series, as an engine gives them to a worker: each series is read by itself.
///
/// What a file in long form settles for all its series at once, the form of its times and the decimal
/// mark, is settled here for each series from its own rows. A series therefore has the same forecast
/// whatever else is in its shard, and one that cannot be read spoils no other. All rows are in memory.
public struct SeriesShard: Sendable {
  /// One series, before its cells are read.
  fileprivate struct Group: Sendable {
    let name: String
    var text: [UInt8]
  }

  /// The number of series.
  public var count: Int { groups.count }

  private let groups: [Group]
  private let layout: LongFile.Layout
  private let hasNames: Bool

  /// Reads a shard.
  ///
  /// - Parameters:
  ///   - file: The shard, as messages name it.
  ///   - layout: Its columns.
  ///   - next: Puts the next bytes into a buffer and gives their number, zero at the end.
  /// - Throws: `InvalidFile` if it is no table or lacks a column; what getting the next bytes throws.
  public init(file: String, layout: LongFile.Layout, next: @escaping LongFile.Source) throws {
    var own = layout
    own.series = nil
    own.text = TextSource.Options()
    self.layout = own
    hasNames = layout.series != nil
    var groups: [Group] = []
    let header = (layout.time.quotedCell + "," + layout.value.quotedCell + "\n").utf8
    var places: [String: Int] = [:]
    var (last, lastPlace) = ("", -1)
    let names = Column<String>(verbatim: layout.series ?? layout.time)
    let source = try TextSource(file: file, options: layout.text, source: next)
    try Table.forEachBlock(
      file: file, isMadeOfJSON: source.isMadeOfJSON, next: source.read, names,
      Column<String>(verbatim: layout.time),
      Column<String>(verbatim: layout.value)
    ) { _, names, times, values in
      for row in times.indices {
        let name = layout.series == nil ? "" : names[row]
        if name != last || lastPlace < 0 {
          (last, lastPlace) = (name, places[name] ?? groups.count)
          if lastPlace == groups.count {
            places[name] = lastPlace
            groups.append(Group(name: name, text: Array(header)))
          }
        }
        groups[lastPlace].append(times[row], values[row])
      }
    }
    self.groups = groups
  }

  /// The name of a series as the shard has it; nil where the shard has but one.
  public func name(at index: Int) -> String? { hasNames ? groups[index].name : nil }

  /// Reads a series.
  ///
  /// - Parameter index: Its index, in the order of first rows.
  /// - Returns: The series.
  /// - Throws: `InvalidFile` if a time cannot be read.
  public func series(at index: Int) throws(InvalidFile) -> LabelledSeries {
    let text = groups[index].text
    let file = LongFile(file: "the series", layout: layout) {
      var position = 0
      return { buffer in
        let count = min(buffer.count, text.count - position)
        text.withUnsafeBytes {
          buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
        }
        position += count
        return count
      }
    }
    var found: LabelledSeries?
    do {
      try file.forEachGatheredSeries { series, _ in found = series }
    } catch let fault as InvalidFile {
      throw fault
    } catch {
      preconditionFailure("reading from memory failed: \(error)")
    }
    guard let found else { preconditionFailure("a series without a row") }
    return LabelledSeries(
      name: name(at: index), times: found.times, form: found.form, values: found.values,
      fault: found.fault)
  }
}

extension SeriesShard.Group {
  fileprivate mutating func append(_ time: String, _ value: String) {
    time.appendCell(to: &text)
    text.append(UInt8(ascii: ","))
    value.appendCell(to: &text)
    text.append(UInt8(ascii: "\n"))
  }
}

extension String {
  /// Adds the text as a cell of CSV.
  fileprivate func appendCell(to text: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    guard utf8.contains(where: { $0 == 0x2C || $0 == quote || $0 == 0x0A || $0 == 0x0D }) else {
      text += utf8
      return
    }
    text.append(quote)
    for byte in utf8 {
      if byte == quote { text.append(quote) }
      text.append(byte)
    }
    text.append(quote)
  }

  /// The text as a cell of CSV, in quotes.
  package var quotedCell: String {
    "\"" + String(decoding: utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }, as: UTF8.self) + "\""
  }
}
