import Foundation
import Series
import Tabular
import TestSupport
import Testing
import TimeSeries

/// A form of time, and what other programs make of it.
private struct Form {
  let name: String
  let times: [String]

  /// The options that it needs.
  var format: String?

  init(_ name: String, _ times: String..., format: String? = nil) {
    self.name = name
    self.times = times
    self.format = format
  }
}

/// Each form with a few times of a frequency that it is often of.
private let forms: [Form] = [
  Form("days of ISO 8601", "2024-02-27", "2024-02-28"),
  Form("days with slashes, year first", "2024/02/27", "2024/02/28"),
  Form("days with points", "28.02.2024", "29.02.2024"),
  Form("days, day first", "30/01/2018", "31/01/2018"),
  Form("days, month first", "1/30/2018", "1/31/2018"),
  Form(
    "days that may be either, told by --time-format", "01/02/2018", "02/02/2018", format: "%d/%m/%Y"
  ),
  Form("days with an English month", "27 Feb 2024", "28 Feb 2024"),
  Form("days with a French month", "27 févr. 2024", "28 févr. 2024"),
  Form("days with their names", "Mon 2024-02-26", "Tue 2024-02-27"),
  Form("days of the year", "2023-364", "2023-365"),
  Form("integers of eight digits", "20181101", "20181201"),
  Form("business days", "2024-01-04", "2024-01-05", "2024-01-08"),
  Form("weeks on Fridays", "2024-01-05", "2024-01-12", "2024-01-19"),
  Form("weeks of ISO 8601", "2020-W52", "2020-W53"),
  Form("weeks of ISO 8601 with a day", "2020-W52-1", "2020-W53-1"),
  Form("every two weeks", "2024-01-05", "2024-01-19", "2024-02-02"),
  Form("months", "2018-11", "2018-12"),
  Form("months with a slash", "2018/11", "2018/12"),
  Form("months, month first", "11/2018", "12/2018"),
  Form("months without a zero", "2020-9", "2020-10"),
  Form("months of Eurostat", "2018M11", "2018M12"),
  Form("months of Stata", "2018m11", "2018m12"),
  Form("months of tsibble", "2018 Nov", "2018 Dec"),
  Form("months by English name", "Nov 2018", "Dec 2018"),
  Form("months by short name and year", "Nov-18", "Dec-18"),
  Form("months by French name", "novembre 2018", "décembre 2018"),
  Form("integers of six digits", "201811", "201812"),
  Form("months by their first day", "2018-11-01", "2018-12-01"),
  Form("months by their last day", "2024-01-31", "2024-02-29", "2024-03-31"),
  Form("months by day 30", "2023-01-30", "2023-02-28", "2023-03-30"),
  Form("first Fridays", "2021-10-01", "2021-11-05", "2021-12-03"),
  Form("quarters", "2015Q3", "2015Q4"),
  Form("quarters with a space", "2015 Q3", "2015 Q4"),
  Form("quarters with a hyphen", "2015-Q3", "2015-Q4"),
  Form("quarters by their last day", "2022-09-30", "2022-12-31", "2023-03-31"),
  Form("half-years by their last day", "2019-06-30", "2019-12-31", "2020-06-30"),
  Form("years by their first day", "2018-01-01", "2019-01-01", "2020-01-01"),
  Form("years as numbers", "2018", "2019", "2020"),
  Form("date-times with T", "2024-02-28T22:00:00", "2024-02-28T23:00:00"),
  Form("date-times with a space", "2024-02-28 22:00", "2024-02-28 23:00"),
  Form("date-times of universal time", "2024-02-28T23:30:00Z", "2024-02-28T23:45:00Z"),
  Form("date-times with an offset", "2024-02-28T20:00:00-05:00", "2024-02-29T00:00:00-05:00"),
  Form("days as midnights", "2024-02-27 00:00:00", "2024-02-28 00:00:00"),
  Form("a clock of twelve hours", "02/28/2024 10:00 PM", "02/28/2024 11:00 PM"),
  Form("seconds since 1970", "1704067200", "1704070800"),
  Form("milliseconds since 1970", "1704067200000", "1704070800000"),
  Form("days as Excel counts them", "45292", "45323", "45352"),
]

/// What pandas and R make of the same forms, by the scripts beside the answers.
private struct Answers {
  private let rows: [String: String]

  init(_ file: String) throws {
    let table = try Table(SourceText(reference(file), file: file))
    let (names, next) = try table.read(Column<String>("form"), Column<String>("next").optional)
    rows = Dictionary(uniqueKeysWithValues: zip(names, next.map { $0 ?? "" }))
  }

  /// Whether an answer is the same times, is none, or differs.
  func verdict(_ name: String, _ days: String) -> String {
    guard let answer = rows[name], !answer.isEmpty else { return "–" }
    return answer == days ? "same" : answer
  }
}

struct TimesPageTests {
  private func series(_ form: Form) throws -> TimedSeries {
    var layout = LongFile.Layout(time: "t", value: "v")
    layout.timeFormat = form.format
    let rows = form.times.enumerated().map { "\"\($0.element)\",\($0.offset + 1)\n" }.joined()
    let file = LongFile(text: "t,v\n" + rows, layout: layout)
    var all: [LabelledSeries] = []
    try file.forEachSeries { all.append($0) }
    return try TimedSeries(#require(all.first))
  }

  /// The page is made here, so that it says what the program does.
  @Test func `the page on forms of time says what the program does`() throws {
    let (pandas, r, gretl) = (
      try Answers("times-pandas.csv"), try Answers("times-r.csv"), try Answers("times-gretl.csv")
    )
    var page =
      try String(decoding: reference("times-head.md"), as: UTF8.self) + """

        | form | such as | frequency | period | the next four times | pandas | R | gretl |
        | --- | --- | --- | ---: | --- | --- | --- | --- |

        """
    for form in forms {
      let timed = try series(form)
      let count = timed.series.count
      let next = (count..<count + 4).map(timed.time(at:))
      let iso = (count..<count + 4).map(timed.isoTime(at:)).joined(separator: " ")
      let periods = timed.periods.map(String.init).joined(separator: ", ")
      page +=
        "| \(form.name) | `\(form.times[form.times.count - 1])` | \(timed.frequency) | \(periods) "
        + "| `\(next.joined(separator: "`, `"))` | \(pandas.verdict(form.name, iso)) "
        + "| \(r.verdict(form.name, iso)) | \(gretl.verdict(form.name, iso)) |\n"
    }
    page += try "\n" + String(decoding: reference("times-foot.md"), as: UTF8.self)
    try expectPage("times.md", page)
    // The other programs are asked by the same list.
    let list = forms.map { "\($0.name);\($0.times.joined(separator: "|"))\n" }.joined()
    #expect(
      try String(decoding: reference("times-forms.csv"), as: UTF8.self) == "form;times\n" + list)
  }

  /// Expects a page of the documentation to be a text; else writes the text beside it.
  private func expectPage(_ name: String, _ text: String, testFile: String = #filePath) throws {
    let page = URL(filePath: testFile).deletingLastPathComponent()
      .appending(components: "..", "..", "Documentation", name).standardized
    if let stored = try? String(contentsOf: page, encoding: .utf8), stored == text { return }
    try Data(text.utf8).write(to: page.appendingPathExtension("new"))
    Issue.record("\(name) differs; look at \(page.path).new and, if it is right, move it over")
  }
}

extension TimedSeries {
  /// A time in the form of ISO 8601, with the time of day where the grid has any; a number as it is.
  fileprivate func isoTime(at index: Int) -> String {
    guard !hasNumbers else { return time(at: index) }
    let seconds = Int64((axisPlace(at: index) * 86_400).rounded())
    let instant = Instant(secondsSince1970: seconds)
    let text = "\(instant)"
    return instant.secondOfDay == 0 && !isSubDaily
      ? "\(instant.day)" : String(text.prefix(16))
  }

  private var isSubDaily: Bool { if case .seconds = frequency { true } else { false } }
}
