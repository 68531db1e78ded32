/// The sets of lags that a series is regressed on.
///
/// With one seasonal period S: {1–4, S−1…S+1}; the same with S−3…S+3 for periods of forty or more;
/// and all up to 2S + 4 with a strong penalty. With two: {1–4} and those about S₁, 2S₁ and S₂; these
/// with S₂ − S₁ and S₂ + S₁; the first with
/// 2S₂; and {1 … S₁ + 4}, 2S₁ ± 1 and S₂ ± 3. Sets that ask different things of a short memory are
/// wrong in different ways, so their mean is better than the best of them.
struct SeasonalLags {
  /// The lags of a regression, in rising order, and its penalty λ.
  struct Set: Equatable {
    let lags: [Int]
    let penalty: Double
  }

  /// The sets, no two of the same lags.
  private(set) var sets: [Set] = []

  /// Chooses the sets for a series.
  ///
  /// - Parameters:
  ///   - periods: One or two seasonal periods, the shortest first.
  ///   - count: The length of the series; lags of 45 % of it and more are left out.
  ///   - lags: The kind of lags.
  init(periods: [Int], count: Int, lags: SeasonalAutoregression.Lags) {
    let short = periods[0]
    let most = max(1, (count * 9 - 1) / 20)
    func add(_ lags: [Int], penalty: Double) {
      let kept = Swift.Set(lags.filter { 1...most ~= $0 }).sorted()
      guard !kept.isEmpty, !sets.contains(where: { $0.lags == kept }) else { return }
      sets.append(Set(lags: kept, penalty: penalty))
    }
    func about(_ lag: Int, by distance: Int = 1) -> [Int] {
      Array(lag - distance...lag + distance)
    }
    if lags == .allOfCycles {
      let cycles = max(1, min(8, most / short))
      add(Array(1...cycles * short), penalty: 200)
      return
    }
    let far = short >= 40 ? 3 : 1
    let last = Array(1...4)
    guard periods.count > 1 else {
      add(last + about(short), penalty: 1)
      add(last + about(short, by: far), penalty: 1)
      add(Array(1...2 * short + 4), penalty: 500)
      return
    }
    let long = periods[1]
    let near = last + about(short) + about(2 * short) + about(long)
    let wide = [short, 2 * short, long, long - short, long + short].flatMap { about($0, by: far) }
    add(near, penalty: 1)
    add(last + wide, penalty: 1)
    add(near + about(2 * long), penalty: 1)
    add(Array(1...short + 4) + about(2 * short) + about(long, by: 3), penalty: 1)
  }
}
