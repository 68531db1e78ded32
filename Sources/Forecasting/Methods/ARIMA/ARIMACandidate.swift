/// A model that a search may try: the order but for the differences, and whether it has a constant.
struct ARIMACandidate: Hashable {
  var p = 0
  var q = 0
  var seasonalP = 0
  var seasonalQ = 0
  var hasConstant = false

  /// The order with some differences.
  func order(_ differences: DifferenceOrder, period: Int) -> ARIMAOrder {
    ARIMAOrder(
      p, differences.plain, q, seasonal: (seasonalP, differences.seasonal, seasonalQ),
      period: period)
  }

  /// Whether the orders are within limits, from zero on.
  func isWithin(_ limits: ARIMACandidate) -> Bool {
    min(p, q, seasonalP, seasonalQ) >= 0 && p <= limits.p && q <= limits.q
      && seasonalP <= limits.seasonalP && seasonalQ <= limits.seasonalQ
      && (limits.hasConstant || !hasConstant)
  }

  /// The candidates next to this one, in the order in which R's `auto.arima` tries them.
  var neighbours: [ARIMACandidate] {
    let moves = [
      (-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1),
    ]
    var result: [ARIMACandidate] = []
    for (autoregressive, movingAverage) in moves {
      var next = self
      next.seasonalP += autoregressive
      next.seasonalQ += movingAverage
      result.append(next)
    }
    for (autoregressive, movingAverage) in moves {
      var next = self
      next.p += autoregressive
      next.q += movingAverage
      result.append(next)
    }
    var other = self
    other.hasConstant.toggle()
    return result + [other]
  }

  /// Whether another candidate is a special case of this one.
  func contains(_ other: ARIMACandidate) -> Bool { other.isWithin(self) }

  /// The free numbers of another candidate, cut or filled up with zeros to the orders of this one.
  func extended(_ position: [Double], of other: ARIMACandidate) -> [Double] {
    let counts = [
      (p, other.p), (q, other.q), (seasonalP, other.seasonalP), (seasonalQ, other.seasonalQ),
    ]
    var (result, start) = ([Double](), 0)
    for (count, otherCount) in counts {
      result += position[start..<start + min(count, otherCount)]
      result += Array(repeating: 0, count: max(0, count - otherCount))
      start += otherCount
    }
    return result
  }

  /// The size of the model, then its orders: what candidates of equal worth are sorted by.
  var rank: [Int] {
    [p + q + seasonalP + seasonalQ, p, q, seasonalP, seasonalQ, hasConstant ? 1 : 0]
  }
}
