import Charts
import ExpressEntry
import TimeSeries

/// The data of a site with the words of one language.
struct SiteLanguage: Sendable {
  let data: SiteData
  let words: Words
  let wording: any Wording

  var language: Language { words.language }
  var dataset: Dataset { data.dataset }
  var format: TextFormat { words.format }

  /// The line below a chart.
  var credit: String { credit(through: data.asOf) }

  /// The line below a chart of data up to a day; a page of the past keeps it when new data come.
  func credit(through day: Day) -> String {
    words("chart.credit", ["day": .day(min(day, data.asOf))])
  }

  func title(_ category: Category) -> String { dataset.title(of: category, in: language) }

  func qualifier(_ category: Category) -> String {
    dataset.categories.qualifier(of: category, in: language)
  }

  /// The values of a change: its direction and its size.
  func move(_ change: Int?) -> [String: Message.Value] {
    guard let change else { return ["move": .text("first"), "by": .whole(0)] }
    return [
      "move": .text(change > 0 ? "up" : change < 0 ? "down" : "same"), "by": .whole(abs(change)),
    ]
  }

  /// The values of a count beside an earlier one.
  func comparison(_ now: Int, with before: Int?) -> [String: Message.Value] {
    guard let before else { return ["change": .text("none"), "percent": .text("")] }
    let share = before > 0 ? abs(Double(now) / Double(before) - 1) : 0
    let name =
      before == 0
      ? (now > 0 ? "first" : "none")
      : now == before ? "same" : now > 2 * before ? "double" : now > before ? "more" : "fewer"
    let percent = share < 0.005 ? (language == .french ? "moins de 1\u{A0}%" : "under 1%") : nil
    return ["change": .text(name), "percent": percent.map { .text($0) } ?? .percent(share)]
  }

  /// A change as a cell.
  func signed(_ change: Int?) -> HTML {
    HTML(change.map(format.signed) ?? words("first"))
  }
}

/// The path of a page within the folder of its language, and what leads from it to others.
struct SitePath: Sendable {
  /// The path, such as `rounds/407.html`.
  let path: String

  /// The code of the language.
  let language: String

  /// What leads to the folder of the site.
  var root: String { up(1) }

  /// An address of a page of the same language.
  func link(_ other: String) -> String { up(0) + other }

  /// Whether the page stands by itself, and leads to no others.
  var isAlone = false

  private func up(_ more: Int) -> String {
    String(repeating: "../", count: path.count { $0 == "/" } + more)
  }

  static func round(_ number: RoundNumber) -> String { "rounds/\(number.text.forPath).html" }
  static func category(_ category: Category) -> String {
    "categories/\(category.name.forPath).html"
  }
  static func month(_ month: Month) -> String { "months/\(month).html" }
  static func year(_ year: Int) -> String { "years/\(year).html" }
}

extension String {
  /// The text as a name of a file that needs no escape in an address, a different one for each text.
  var forPath: String {
    var name = ""
    for byte in utf8 {
      let isPlain =
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "-")
      name += isPlain ? String(UnicodeScalar(byte)) : "_" + String(byte, radix: 16)
    }
    if name.isEmpty || name == "index" { name = "_" + name }
    return name.utf8.count <= 100 ? name : name.prefix(80) + "_" + sha256(Array(utf8)).prefix(16)
  }
}
