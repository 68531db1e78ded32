/// Goes from model to model, each next to the last and better by AICc.
///
/// Hyndman & Khandakar (2008), *Automatic time series forecasting*, Journal of Statistical Software
/// 27(3), §3.2, with the moves and limits of R's `auto.arima`.
struct ARIMASearch {
  /// What candidates are worth.
  let ranking: ARIMARanking

  /// The largest candidate.
  let limits: ARIMACandidate

  /// Whether candidates are compared by their conditional sums of squares.
  let isApproximate: Bool

  /// What the candidates tried so far were found to be, nil for those that cannot be fitted.
  private var results: [ARIMACandidate: ARIMARanking.Result?] = [:]

  private var best: (candidate: ARIMACandidate, result: ARIMARanking.Result)?

  /// Prepares a search.
  init(_ ranking: ARIMARanking, limits: ARIMACandidate, isApproximate: Bool) {
    self.ranking = ranking
    self.limits = limits
    self.isApproximate = isApproximate
  }

  /// Searches, and gives the best candidate with where its coefficients are; nil if none has any.
  mutating func run() -> (candidate: ARIMACandidate, position: [Double])? {
    for start in initial { _ = tries(start) }
    // R stops at as many models; a series that gets there has lost its way.
    search: while let best, results.count < 94 {
      var from = best.candidate
      // As R has it: a random walk is not given up for models that need no constant either.
      if from == ARIMACandidate() { from.hasConstant = limits.hasConstant }
      for next in from.neighbours where next.isWithin(limits) {
        if tries(next) { continue search }
      }
      break
    }
    if isApproximate { return exactBest() }
    return best.map { ($0.candidate, $0.result.position) }
  }

  /// The four models to start from, and the second without its constant.
  private var initial: [ARIMACandidate] {
    func candidate(_ p: Int, _ q: Int, _ seasonalP: Int, _ seasonalQ: Int) -> ARIMACandidate {
      ARIMACandidate(
        p: min(p, limits.p), q: min(q, limits.q), seasonalP: min(seasonalP, limits.seasonalP),
        seasonalQ: min(seasonalQ, limits.seasonalQ), hasConstant: limits.hasConstant)
    }
    return [
      ranking.observationCount < 10 ? candidate(1, 1, 0, 0) : candidate(2, 2, 1, 1),
      candidate(0, 0, 0, 0), candidate(1, 0, 1, 0), candidate(0, 1, 0, 1), ARIMACandidate(),
    ]
  }

  /// Fits a candidate that was not tried before, and takes it if it is the best so far.
  private mutating func tries(_ candidate: ARIMACandidate) -> Bool {
    guard results[candidate] == nil else { return false }
    let result = ranking.result(of: candidate, after: best, isApproximate: isApproximate)
    results[candidate] = .some(result)
    guard let result, result.criterion < best?.result.criterion ?? .infinity else { return false }
    best = (candidate, result)
    return true
  }

  /// The candidates found, the five best at most, with exact criteria.
  mutating func likely() -> [(candidate: ARIMACandidate, position: [Double], criterion: Double)] {
    guard run() != nil else { return [] }
    let found = results.compactMap { candidate, result in result.map { (candidate, $0) } }
    let ranked = found.sorted { left, right in
      left.1.criterion == right.1.criterion
        ? left.0.rank.lexicographicallyPrecedes(right.0.rank)
        : left.1.criterion < right.1.criterion
    }
    return ranked.prefix(5).compactMap { candidate, result in
      let exact =
        isApproximate
        ? ranking.result(of: candidate, from: result.position, isApproximate: false) : result
      return exact.map { (candidate, $0.position, $0.criterion) }
    }
  }

  /// The first of the candidates, from the best approximation on, that has a likelihood.
  private func exactBest() -> (ARIMACandidate, [Double])? {
    let found = results.compactMap { candidate, result in result.map { (candidate, $0) } }
    let ranked = found.sorted { left, right in
      left.1.criterion == right.1.criterion
        ? left.0.rank.lexicographicallyPrecedes(right.0.rank)
        : left.1.criterion < right.1.criterion
    }
    for (candidate, result) in ranked {
      let exact = ranking.result(of: candidate, from: result.position, isApproximate: false)
      if let exact { return (candidate, exact.position) }
    }
    return nil
  }
}
