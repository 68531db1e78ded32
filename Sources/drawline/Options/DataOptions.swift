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
    let input = try input()
    return try known(in: dataset(of: input), of: input)
  }

  /// The part of a dataset that was known on the day asked for, of which the user is told.
  func known(in dataset: Dataset, of input: DataInput) -> Dataset {
    let known = asOf.map(dataset.through) ?? dataset
    verbosity.tell(of: known, from: input.place, asOf: asOf)
    return known
  }

  /// The files of the dataset that an option or variable names; nil where none does.
  var files: DatasetFiles? {
    (data ?? environmentVariable("DRAWLINE_DATA")).map { DatasetFiles(rounds: $0) }
  }

  /// The bytes of the dataset in use: of the file named, else the user's own, else the bundled.
  func input() throws -> DataInput {
    if let files {
      return .file(files, try bytes(ofFile: files.rounds, atMost: DataInput.maximumBytes))
    }
    if let own = DatasetFiles.ofUser, let bytes = try bytes(ofFileIfAny: own.rounds) {
      return .file(own, bytes)
    }
    return .bundled
  }

  /// The dataset that an input holds.
  func dataset(of input: DataInput) throws -> Dataset {
    guard case .file(let files, let bytes) = input else {
      return try .bundled(officialNames: knownCategories())
    }
    return try read(files, bytes: bytes)
  }

  /// The dataset of some files that an update may rewrite: in our schema, or not there yet.
  func updatedData(in files: DatasetFiles) throws -> Dataset {
    guard let bytes = try bytes(ofFileIfAny: files.rounds) else {
      guard self.files == nil else {
        return try read(files, bytes: Files.bytes(ofFile: files.rounds))
      }
      return try .bundled(officialNames: knownCategories())
    }
    let ours = Rounds.columnNames.joined(separator: ",")
    guard bytes.starts(with: (ours + "\n").utf8) else {
      throw InvalidFile([
        Diagnostic(
          location: .init(file: files.rounds, line: 1, column: 1),
          problem: "the columns are not those of our own datasets",
          remedy: "give a file that begins with \(ours), so that nothing of yours is lost")
      ])
    }
    return try read(files, bytes: bytes)
  }

  private func read(_ files: DatasetFiles, bytes: [UInt8]) throws -> Dataset {
    let (source, encoding) = try DataInput.text(bytes, file: files.name)
    let dataset = try Dataset.read(
      source, encoding: encoding, columns: renamedColumns(), officialNames: takenCategories())
    return files.rounds == "-" ? dataset : try files.companions(of: dataset)
  }

  /// The table of categories, or none where any name is taken.
  func takenCategories() throws -> OfficialNames {
    categories == .any ? .any : try knownCategories()
  }

  /// The bundled names of categories and those of the user's own file, where there is one.
  func knownCategories() throws -> OfficialNames {
    guard let path = DataOptions.ownCategories else { return try .bundled() }
    let own = try bytes(ofFileIfAny: path).map { try SourceText($0, file: path) }
    return try OfficialNames.bundled().extended(by: own, at: path)
  }

  /// The path of the user's own file of categories; nil where the environment names no home.
  static var ownCategories: String? { userDataFolder.map { $0 + "/categories.csv" } }

  /// The pairs of `--columns`; a name in double quotes may hold a comma.
  func renamedColumns() throws -> [String: String] {
    try columns.map(DataOptions.renamedColumns) ?? [:]
  }

  /// The pairs of a text as `--columns` takes it.
  static func renamedColumns(_ columns: String) throws -> [String: String] {
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
