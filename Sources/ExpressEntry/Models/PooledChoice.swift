import RealModule
import TimeSeries

/// The best of several candidates by past absolute errors, of a category and of the others.
///
/// Errors of two years ago count half. They are summed in units of what the category's best candidate
/// misses by, a point at the least, so that categories whose cut-offs move by much do not decide alone;
/// and the mean of the other categories' is added as so many errors more, since in a few rounds one
/// candidate looks better by luck.
struct PooledChoice: Sendable {
  /// What the errors of one category up to a day add up to, later ones weighing more.
  private struct Entry: Sendable {
    let day: Day
    var sums: [Double]
    var weight: Double
  }

  private let candidates: Int
  private var categories: [(category: Category, entries: [Entry])] = []

  /// The days after which an error counts half.
  private static let halfLife = 730.0

  init(candidates: Int) {
    self.candidates = candidates
  }

  /// Adds the absolute errors of the candidates, which became known no earlier than those before.
  mutating func append(_ errors: [Double], of category: Category, knownOn day: Day) {
    let index = categories.firstIndex { $0.category == category } ?? categories.count
    if index == categories.count { categories.append((category, [])) }
    var entry =
      categories[index].entries.last
      ?? Entry(day: day, sums: Array(repeating: 0, count: candidates), weight: 0)
    let kept = Self.decay(from: entry.day, to: day)
    entry = Entry(
      day: day, sums: zip(entry.sums, errors).map { kept * $0 + $1 },
      weight: kept * entry.weight + 1)
    categories[index].entries.append(entry)
  }

  /// The candidate with the least errors as far as they were known on a day; the first where none was.
  func best(for category: Category, on day: Day, othersWeight: Double) -> Int {
    var own = Array(repeating: 0.0, count: candidates)
    var others = own
    var count = 0.0
    for (other, entries) in categories {
      guard let entry = entries.last(where: { $0.day <= day }), let least = entry.sums.min()
      else { continue }
      let kept = Self.decay(from: entry.day, to: day)
      let scale = max(least / entry.weight, 1)
      for candidate in own.indices {
        let sum = kept * entry.sums[candidate] / scale
        if other == category { own[candidate] = sum } else { others[candidate] += sum }
      }
      if other != category { count += kept * entry.weight }
    }
    if count > 0 {
      for candidate in own.indices { own[candidate] += othersWeight * others[candidate] / count }
    }
    return own.indices.min { own[$0] < own[$1] } ?? 0
  }

  private static func decay(from day: Day, to later: Day) -> Double {
    .exp2(-Double(day.distance(to: later)) / halfLife)
  }
}
