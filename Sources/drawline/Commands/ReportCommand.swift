import ArgumentParser
import Datasets
import ExpressEntry
import Files
import Forecasting
import Reports
import Tabular
import TimeSeries

/// `drawline report`: the monthly trend report.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the trend report of a month: a page, charts, tables and a manifest.")

  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp(
      "The month (default: the newest with a round).", valueName: "yyyy-mm"),
    transform: Month.argument)
  var month: Month?

  @Flag(help: "Write the reports of all months, each into a folder of its own.")
  var all = false

  @Option(
    name: .customLong("language"),
    help: ArgumentHelp(
      "The languages of the pages: en, fr, or both, the first one first (default: en).",
      valueName: "en,fr"), transform: Language.list)
  var languages = [Language.english]

  @Option(
    help: ArgumentHelp(
      "The category to begin with (default: that with most invitations in the month).",
      valueName: "category"))
  var lead: String?

  @OptionGroup var house: HouseOptions

  @Option(
    help:
      ArgumentHelp(
        "The folder (default: report-YYYY-MM; with --all, reports).", valueName: "folder"))
  var output: String?

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Keep copies of the data in the report's folder.",
      discussion: """
        They are what verify makes the report again from. By default your own files of data are \
        kept and the bundled data are not. Your logo and templates are always kept.
        """))
  var keepInputs: Bool?

  @Option(help: "What to print: where the page is, or the manifest.")
  var format = Format.table

  /// What to print when the report is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  func validate() throws {
    if all, month != nil {
      throw ValidationError("--all writes every month; leave out --month")
    }
  }

  func run() throws {
    let input = try data.input()
    let dataset = data.known(in: try data.dataset(of: input), of: input)
    let inputs = try ReportInputs(
      input, takesOwnCategories: data.categories == .known, keeping: keepInputs)
    let reading = reading(of: input)
    if all { return try writeAll(of: dataset, inputs: inputs, reading: reading) }
    let house = try house.house()
    let lead = try lead.map { try dataset.category(named: $0) }
    let report = try MonthlyReport(
      month: month, of: dataset, languages: languages, lead: lead, house: house,
      inputs: inputs.entries,
      reading: reading)
    let folder = output ?? "report-\(report.manifest.month)"
    try write(report.files + inputs.copies + house.copies, intoFolder: folder)
    switch format {
    case .json: try writeToStandardOutput(Array(report.manifest.json.text().utf8))
    case .table where !data.verbosity.quiet:
      try writeToStandardOutput(Array("\(folder)/index.html\n".utf8))
    case .table: break
    }
  }
}

extension ReportCommand {
  /// The reading of the data, for the manifest: no option changes that of the bundled data.
  private func reading(of input: DataInput) -> Manifest.Reading {
    guard case .file = input else { return Manifest.Reading() }
    return Manifest.Reading(columns: data.columns, takesAnyCategory: data.categories == .any)
  }

  /// Writes the reports of all months, on all cores.
  private func writeAll(
    of dataset: Dataset, inputs: ReportInputs, reading: Manifest.Reading
  ) throws {
    guard let first = dataset.rounds.all.first?.day.month, let last = dataset.rounds.lastDay?.month
    else { throw ReportError.noRounds }
    let house = try house.house()
    let months = (first.index...last.index).map { Month(index: $0) }
    let folder = output ?? "reports"
    let (languages, lead) = (languages, try lead.map { try dataset.category(named: $0) })
    let results = concurrentMap(count: months.count) { index in
      Result {
        let report = try MonthlyReport(
          month: months[index], of: dataset, languages: languages, lead: lead, house: house,
          inputs: inputs.entries, reading: reading)
        let path = "\(folder)/report-\(months[index])"
        try write(report.files + inputs.copies + house.copies, intoFolder: path)
        return (path, report.manifest.json)
      }
    }
    let written = try results.map { try $0.get() }
    switch format {
    case .json: try writeToStandardOutput(Array(JSON.array(written.map(\.1)).text().utf8))
    case .table where !data.verbosity.quiet:
      try writeToStandardOutput(Array(written.map { "\($0.0)/index.html\n" }.joined().utf8))
    case .table: break
    }
  }
}

extension Language {
  /// Reads languages that were given as an option, with commas between them.
  static func list(_ text: String) throws -> [Language] {
    var languages: [Language] = []
    for name in text.split(separator: ",").map(String.init) {
      guard let language = Language(rawValue: name) else {
        throw ValidationError(
          "--language \(text): \"\(name)\" is not one of "
            + Language.allCases.map(\.rawValue).joined(separator: ", "))
      }
      if !languages.contains(language) { languages.append(language) }
    }
    guard !languages.isEmpty else { throw ValidationError("--language: give en, fr or both") }
    return languages
  }
}

extension Month {
  /// Reads a month that was given as an option.
  static func argument(_ text: String) throws -> Month {
    guard let month = Month(text) else {
      throw ValidationError("\"\(text)\" is not a month, such as 2026-03")
    }
    return month
  }
}
