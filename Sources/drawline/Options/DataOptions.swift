import ArgumentParser
import Datasets
import ExpressEntry
import Files
import Reports
import Tabular
import TimeSeries

/// Which rounds a command is about.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read rounds from this CSV or feed (JSON), - for standard input.",
      discussion: "Without it, DRAWLINE_DATA names the file, or else the bundled rounds are read.",
      valueName: "file"))
  var data: String?

  @Option(
    help: ArgumentHelp("Use only what was known on this day.", valueName: "date"),
    transform: Day.argument)
  var asOf: Day?

  @Option(
    help: ArgumentHelp(
      "The file's own names of columns: cutoff=\"CRS Cut off\",name=Type.",
      valueName: "name=column,…"))
  var columns: String?

  @OptionGroup var verbosity: VerbosityOptions

  @Option(help: "Which names of categories to take.")
  var categories = CategoryNames.known

  /// Which official names a file may have.
  enum CategoryNames: String, ExpressibleByArgument, CaseIterable {
    case known, any
  }

  /// The dataset, as far as it was known on the day asked for.
  func dataset() throws -> Dataset {
    try datasetAndInputs().dataset
  }

  /// The dataset, and the files that it was read from.
  func datasetAndInputs() throws -> (dataset: Dataset, inputs: [Manifest.Entry]) {
    let (everything, inputs) = try allData()
    let known = asOf.map(everything.through) ?? everything
    verbosity.tell(of: known, from: inputs[0].name)
    return (known, inputs)
  }

  private func allData() throws -> (Dataset, [Manifest.Entry]) {
    guard let path = data ?? environmentVariable("DRAWLINE_DATA") else {
      let inputs = Bundled.all.map { Manifest.Entry(name: $0.file, bytes: $0.bytes) }
      return (try .bundled(), inputs)
    }
    let file = path == "-" ? "standard input" : path
    let bytes = try bytes(ofFile: path)
    let dataset = try Dataset.read(
      SourceText(bytes, file: file), columns: renamedColumns(),
      takesAnyCategory: categories == .any)
    return (dataset, [Manifest.Entry(name: file, bytes: bytes)])
  }

  /// The pairs of `--columns`; a name in double quotes may hold a comma.
  private func renamedColumns() throws -> [String: String] {
    guard let columns else { return [:] }
    var pairs: [String] = [""]
    var isQuoted = false
    for character in columns {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: pairs.append("")
      default: pairs[pairs.count - 1].append(character)
      }
    }
    var names: [String: String] = [:]
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, Rounds.columnNames.contains(String(parts[0])) else {
        throw ValidationError(
          "--columns \(columns): \"\(pair)\" is not NAME=COLUMN; give one as cutoff=\"CRS Cut "
            + "off\", NAME being \(Rounds.columnNames.joined(separator: ", "))")
      }
      names[String(parts[0])] = String(parts[1])
    }
    return names
  }
}

extension Day {
  /// Reads a day that was given as an option.
  static func argument(_ text: String) throws -> Day {
    guard let day = Day(text) else {
      throw ValidationError("\"\(text)\" is not a day of the calendar, such as 2026-03-18")
    }
    return day
  }
}
