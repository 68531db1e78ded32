import TimeSeries

/// The errors that one model has made, as far as they were known on a day.
///
/// An error is scaled by the usual error of its category, so that categories can learn from each other
/// how far a forecast may miss: a PNP cut-off moves by 40 points as easily as another by 10. The
/// scale of a category is the mean of its absolute errors, the later weighing more, drawn toward that
/// of all categories while it has few. Each error is scaled by what was known before it.
struct PastErrors: Sendable {
  /// The errors of one category, in the order of the days on which they became known.
  private struct History: Sendable {
    /// The sum of the absolute errors up to one, and of their weights, each after the discount.
    struct Entry: Sendable {
      let day: Day
      let sum: Double
      let weight: Double
    }

    let category: Category
    private(set) var entries: [Entry] = []

    init(category: Category) {
      self.category = category
    }

    mutating func append(_ error: Double, knownOn day: Day) {
      let last = entries.last
      entries.append(
        Entry(
          day: day, sum: (last?.sum ?? 0) * PastErrors.discount + abs(error),
          weight: (last?.weight ?? 0) * PastErrors.discount + 1))
    }

    /// What was known on a day.
    func entry(on day: Day) -> Entry? {
      entries.last { $0.day <= day }
    }
  }

  private var histories: [History] = []

  /// The scaled errors, in the order of the days on which they became known.
  private var scaled: [(day: Day, size: Double, rank: Double)] = []

  /// What an error counts for after each further one of its category.
  private static let discount = 0.9

  /// As how many errors of its own the scale of all categories counts in that of one.
  private static let priorWeight = 2.0

  /// Adds an error, which became known no earlier than those added before.
  ///
  /// - Parameters:
  ///   - error: The cut-off less its forecast.
  ///   - category: The category.
  ///   - origin: The day of the forecast.
  ///   - day: The day on which the error became known.
  mutating func append(_ error: Double, of category: Category, origin: Day, knownOn day: Day) {
    if let scale = scale(of: category, on: origin) {
      let size = abs(error) / scale
      scaled.append((day, size, rank(of: size, on: origin)))
    }
    if let index = histories.firstIndex(where: { $0.category == category }) {
      histories[index].append(error, knownOn: day)
    } else {
      var history = History(category: category)
      history.append(error, knownOn: day)
      histories.append(history)
    }
  }

  /// The usual absolute error of a category, nil before the first error of any.
  func scale(of category: Category, on day: Day) -> Double? {
    let means = histories.compactMap { history in
      history.entry(on: day).map { $0.sum / $0.weight }
    }
    guard !means.isEmpty else { return nil }
    // The categories count alike, whatever the number of their rounds.
    let common = means.reduce(0, +) / Double(means.count)
    let own = histories.first { $0.category == category }?.entry(on: day)
    let prior = Self.priorWeight
    // Half a point is the least error that a cut-off in whole points can show.
    return max(0.5, ((own?.sum ?? 0) + prior * common) / ((own?.weight ?? 0) + prior))
  }

  /// The scaled errors of all categories.
  func scaledErrors(on day: Day) -> ScaledErrors {
    let known = scaled.prefix { $0.day <= day }
    return ScaledErrors(sizes: known.map(\.size), ranks: known.map(\.rank))
  }

  /// The share of the scaled errors known on a day that are smaller than one.
  private func rank(of size: Double, on day: Day) -> Double {
    let known = scaled.prefix { $0.day <= day }
    return (Double(known.count { $0.size < size }) + 0.5) / Double(known.count + 1)
  }
}
