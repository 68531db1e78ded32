/// The names of months or days in a language, a length and a case.
struct NameStyle: Sendable, Hashable {
  /// The names in order, as bytes of UTF-8.
  let names: [[UInt8]]

  /// The short names of months: English, then French with and without a point and accents.
  static let shortMonths = styles([
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "janv fevr mars avr mai juin juil aout sept oct nov dec",
    "jan fév mar avr mai jun jul aoû sep oct nov déc",
  ])

  /// The whole names of months.
  static let longMonths = styles([
    "january february march april may june july august september october november december",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
  ])

  /// The short names of days, Monday first.
  static let shortDays = styles([
    "mon tue wed thu fri sat sun", "lun. mar. mer. jeu. ven. sam. dim.",
    "lun mar mer jeu ven sam dim",
  ])

  /// The whole names of days.
  static let longDays = styles([
    "monday tuesday wednesday thursday friday saturday sunday",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
  ])

  /// Each list with a capital first, in small letters and in capitals.
  private static func styles(_ lists: [String]) -> [NameStyle] {
    lists.flatMap { list in
      let names = list.split(separator: " ").map(String.init)
      let capitalized = names.map { $0.prefix(1).uppercased() + $0.dropFirst() }
      return [capitalized, names, names.map { $0.uppercased() }].map { names in
        NameStyle(names: names.map { Array($0.utf8) })
      }
    }
  }

  /// The number from one of the name that a text begins with, and its length; the longest of several.
  func number(at text: ArraySlice<UInt8>) -> (number: Int, length: Int)? {
    var best: (number: Int, length: Int)?
    for (index, name) in names.enumerated()
    where name.count > best?.length ?? 0 && text.starts(with: name) {
      best = (index + 1, name.count)
    }
    return best
  }
}
