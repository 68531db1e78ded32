extension [Double] {
  /// The median distance from the median, times 1.4826 to estimate a normal deviation.
  ///
  /// - Parameter center: What distances are taken from, if not from the median.
  /// - Returns: R's `mad`, with the same constant.
  public func medianAbsoluteDeviation(around center: Double? = nil) -> Double {
    let center = center ?? median
    return 1.4826 * map { abs($0 - center) }.median
  }

  /// Qn: about the first quartile of the distances between any two values.
  ///
  ///     2.21914 · {|xᵢ − xⱼ|; i < j} of rank h(h − 1)/2,    h = ⌊n/2⌋ + 1
  ///
  /// It estimates a normal deviation with 82 % of the efficiency of the usual estimate, needs no
  /// centre, and half of the values may be arbitrarily wrong. Rousseeuw & Croux (1993),
  /// *Alternatives to the median absolute deviation*, Journal of the American Statistical
  /// Association 88; the correction for few values is that of R's robustbase.
  ///
  /// - Returns: The scale; zero for one value, or where half of the values and one more are equal.
  /// - Complexity: O(*n* log *n*).
  public var qn: Double {
    precondition(!isEmpty, "the scale of no values")
    guard count > 1 else { return 0 }
    let half = count / 2 + 1
    let distance = sorted().pairwiseDistance(rank: half * (half - 1) / 2)
    return 2.21914 * distance * qnCorrection(count)
  }
}

// MARK: - Small samples

/// The factor that makes Qn unbiased for a normal sample of this size.
private func qnCorrection(_ count: Int) -> Double {
  let few = [
    0.399356, 0.99365, 0.51321, 0.84401, 0.6122, 0.85877, 0.66993, 0.87344, 0.72014, 0.88906,
    0.75743,
  ]
  if count <= few.count + 1 { return few[count - 2] }
  let n = Double(count)
  let excess =
    count.isMultiple(of: 2)
    ? (3.67561 + (1.9654 + (6.987 - 77 / n) / n) / n) / n
    : (1.60188 + (-2.1284 - 5.172 / n) / n) / n
  return 1 / (1 + excess)
}

// MARK: - Selection

extension [Double] {
  /// The distance of the rank given, from one on, among those between any two ascending values.
  ///
  /// Each value's distances to those before it ascend as these recede: rows of a sorted matrix.
  /// The weighted median of the rows' medians parts them, and what cannot hold the rank falls away:
  /// Johnson & Mizoguchi (1978), *Selecting the Kth element in X + Y*, SIAM Journal on Computing 7.
  fileprivate func pairwiseDistance(rank: Int) -> Double {
    func distance(_ row: Int, _ place: Int) -> Double { self[row] - self[row - 1 - place] }
    /// The number of each row's distances below a bound, or at most equal to it.
    func counts(_ bound: Double, orEqual: Bool) -> [Int] {
      var first = 0
      return indices.map { row in
        while first < row,
          orEqual ? self[row] - self[first] > bound : self[row] - self[first] >= bound
        { first += 1 }
        return row - first
      }
    }
    var from = [Int](repeating: 0, count: count)
    var to = Array<Int>(indices)
    while true {
      let rows = indices.filter { to[$0] > from[$0] }
      let left = rows.reduce(0) { $0 + to[$1] - from[$1] }
      if left <= 2 * count {
        let rest = rows.flatMap { row in (from[row]..<to[row]).map { distance(row, $0) } }.sorted()
        return rest[rank - 1 - from.reduce(0, +)]
      }
      let medians = rows.map { row in
        (value: distance(row, (from[row] + to[row]) / 2), weight: to[row] - from[row])
      }.sorted { $0.value < $1.value }
      var passed = 0
      var bound = medians[0].value
      for median in medians {
        passed += median.weight
        bound = median.value
        if 2 * passed >= left { break }
      }
      let less = counts(bound, orEqual: false)
      let notMore = counts(bound, orEqual: true)
      if rank <= less.reduce(0, +) {
        to = less
      } else if rank > notMore.reduce(0, +) {
        from = notMore
      } else {
        return bound
      }
    }
  }
}
