import ArgumentParser
import Datasets
import ExpressEntry
import Files
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

  @Option(help: "Which names of categories to take.")
  var categories = CategoryNames.known

  /// Which official names a file may have.
  enum CategoryNames: String, ExpressibleByArgument, CaseIterable {
    case known, any
  }

  /// The dataset, as far as it was known on the day asked for.
  func dataset() throws -> Dataset {
    let everything = try allData()
    return asOf.map(everything.through) ?? everything
  }

  private func allData() throws -> Dataset {
    let categories = try knownCategories()
    guard let path = data ?? environmentVariable("DRAWLINE_DATA") else {
      return try .bundled(categories: categories)
    }
    let file = path == "-" ? "standard input" : path
    return try .read(
      SourceText(bytes(ofFile: path), file: file), columns: renamedColumns(),
      categories: self.categories == .any ? .any : categories)
  }

  /// The bundled names of categories and those of the user's own file, where there is one.
  private func knownCategories() throws -> Categories {
    guard let folder = userDataFolder else { return try .bundled() }
    let path = folder + "/categories.csv"
    let own = try bytes(ofFileIfAny: path).map { try SourceText($0, file: path) }
    return try Categories.bundled().extended(by: own, at: path)
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
