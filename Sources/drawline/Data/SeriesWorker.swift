import ArgumentParser
import Files
import Series
import Summaries
import Tabular

/// The forecasts of shards of series that an engine hands out.
struct SeriesWorker {
  private let forecasts: SeriesForecasts
  private let input: SeriesInputOptions
  private let options: WorkerOptions
  private let threads: Int?

  /// The indices of the columns that are shown.
  private let shown: [Int]

  /// The number of series between two writes.
  private static let batch = 256

  /// Prepares a worker.
  ///
  /// - Throws: `ValidationError` if a column of the output is asked for that there is not.
  init(
    forecasts: SeriesForecasts, input: SeriesInputOptions, options: WorkerOptions, threads: Int?
  ) throws {
    self.forecasts = forecasts
    self.input = input
    self.options = options
    self.threads = threads
    let keys = forecasts.columnsWithError.map(\.key)
    shown = try (options.outputColumns?.names ?? keys).map { name in
      guard let index = keys.firstIndex(of: name) else {
        throw ValidationError(
          "--output-columns \(name): choose from \(keys.joined(separator: ", "))")
      }
      return index
    }
  }

  /// Answers what comes, until it ends.
  func run(to output: OutputOptions) throws {
    guard options.framed else {
      let writer = try FileWriter(toFile: output.output)
      let reader = try FileReader(input.file)
      try answer({ try reader.read(into: $0) }, named: input.fileName) { try writer.write($0) }
      return try writer.finish()
    }
    let frames = try FrameReader(input.file)
    while let frame = try frames.next() {
      var answer: [UInt8] = []
      do throws(InvalidFile) {
        try self.answer(frame) { answer += $0 }
      } catch {
        answer = text(of: [forecasts.errorRow(named: "", error.description)], isFirst: true)
      }
      try writeToStandardOutput(framed(answer))
    }
  }

  /// Answers a shard that is in memory.
  private func answer(
    _ frame: [UInt8], write: ([UInt8]) -> Void
  ) throws(InvalidFile) {
    var position = 0
    do {
      try answer(
        { buffer in
          let part = frame[position...].prefix(buffer.count)
          buffer.copyBytes(from: part)
          position += part.count
          return part.count
        }, named: "the table", write: write)
    } catch let fault as InvalidFile {
      throw fault
    } catch {
      preconditionFailure("reading from memory failed: \(error)")
    }
  }

  /// Answers a shard.
  private func answer(
    _ next: @escaping LongFile.Source, named file: String, write: ([UInt8]) throws -> Void
  ) throws {
    let names = options.noHeader ? options.inputColumns(of: input) : nil
    var begun = Beginning(names.map { LongFile.named($0, next) } ?? next)
    guard try begun.hasAny() else { return }
    let source = begun.source
    let shard = try SeriesShard(file: file, layout: input.layout(of: input.value), next: source)
    var start = 0
    repeat {
      let end = min(start + SeriesWorker.batch, shard.count)
      let rows = forecasts.rowsWithErrors(of: shard, start..<end, threads: threads)
      try write(text(of: rows, isFirst: start == 0))
      start = end
    } while start < shard.count
  }

  /// Rows as CSV, the first with the line of names before it where there is to be one.
  private func text(of rows: [[Listing.Cell]], isFirst: Bool) -> [UInt8] {
    let columns = forecasts.columnsWithError
    let listing = Listing(
      columns: shown.map { columns[$0] }, rows: rows.map { row in shown.map { row[$0] } })
    return Array(listing.csv(hasHeader: isFirst && !options.noHeader, isVerbatim: true).utf8)
  }
}

/// The bytes of a source after a look at whether there are any.
private struct Beginning {
  private let next: LongFile.Source
  private var first: [UInt8] = []

  init(_ next: @escaping LongFile.Source) {
    self.next = next
  }

  /// Whether there is a byte.
  mutating func hasAny() throws -> Bool {
    first = [0]
    let count = try first.withUnsafeMutableBytes { try next($0) }
    first.removeLast(1 - count)
    return count > 0
  }

  /// All bytes.
  var source: LongFile.Source {
    var pending = first
    return { [next] buffer in
      guard pending.isEmpty else {
        buffer.copyBytes(from: pending)
        defer { pending = [] }
        return pending.count
      }
      return try next(buffer)
    }
  }
}
