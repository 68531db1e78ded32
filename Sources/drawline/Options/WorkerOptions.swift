import ArgumentParser

/// How a command serves as the worker of an engine such as Spark, DuckDB or GNU parallel.
struct WorkerOptions: ParsableArguments {
  @Flag(
    name: .customLong("worker"),
    help: ArgumentHelp(
      "Serve an engine: CSV out, and a series that cannot be forecast is a row with its error.",
      discussion: """
        Each series is read by itself, so that its rows are the same in any shard; names of series \
        stay as they are; an empty input gives an empty output. The status is 0 unless the input is \
        no table.
        """))
  var isWorker = false

  @Flag(help: "With --worker: neither the input nor the output has a line of names.")
  var noHeader = false

  @Option(
    help: ArgumentHelp(
      "With --no-header: the columns of the input (default: those of --by, --time and --value).",
      valueName: "name,…"))
  var inputColumns: ColumnNames?

  @Option(
    help: ArgumentHelp(
      "With --worker: the columns of the output, such as series,time,mean,error (default: all).",
      valueName: "name,…"))
  var outputColumns: ColumnNames?

  @Flag(
    help: ArgumentHelp(
      "With --worker: take one table after another until the input ends.",
      discussion: """
        Each is a line with its number of bytes, and then these bytes; each answer has the same form. \
        The program starts only once for all.
        """))
  var framed = false

  /// The columns that a command's own options name, in the order of an input without a header.
  func inputColumns(of input: SeriesInputOptions) -> [String] {
    inputColumns?.names ?? (input.by.map { [$0] } ?? []) + [input.time, input.value]
  }

  /// Sees that the options go together.
  func check(_ input: SeriesInputOptions, _ output: OutputOptions) throws {
    let dependent: [(name: String, isGiven: Bool)] = [
      ("--no-header", noHeader), ("--input-columns", inputColumns != nil),
      ("--output-columns", outputColumns != nil), ("--framed", framed),
    ]
    if !isWorker, let option = dependent.first(where: \.isGiven) {
      throw ValidationError("\(option.name) is for workers; give --worker too")
    }
    guard isWorker else { return }
    if input.wide || input.values.count > 1 {
      throw ValidationError("--worker takes one --value; give the engine a series a row")
    }
    if inputColumns != nil, !noHeader {
      throw ValidationError("--input-columns names what has no header; give --no-header too")
    }
    if output.format == .json {
      throw ValidationError("--worker writes CSV; leave out --format json")
    }
    if noHeader {
      let names = inputColumns(of: input)
      for column in [input.time, input.value] + (input.by.map { [$0] } ?? [])
      where !names.contains(where: { $0.lowercased() == column.lowercased() }) {
        throw ValidationError("--input-columns lacks \(column); name every column in its order")
      }
    }
    if framed, output.output != nil {
      throw ValidationError("--framed answers on standard output; leave out --output")
    }
  }
}

/// Names of columns, apart by commas.
struct ColumnNames: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !names.contains("") else { return nil }
  }
}
