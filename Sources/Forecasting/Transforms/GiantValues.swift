public import TimeSeries

extension TimeSeries {
  /// The places of the few values that nothing else in the series is like, such as 1,000,000 among
  /// values about 100.
  ///
  /// They are at most one of twenty, and apart from all others by more than ten times the range of
  /// these. Such values are slips of the pen, codes for missing ones, or news; a series of fewer than
  /// eight values, or of one value otherwise, has none.
  public var giants: [Int] {
    let order = values.indices.filter { values[$0].isFinite }.sorted { values[$0] < values[$1] }
    guard order.count >= 8 else { return [] }
    let most = max(1, order.count / 20)
    for above in 0...most {
      for below in 0...(most - above) where above + below > 0 {
        let rest = order[below..<(order.count - above)]
        guard let first = rest.first, let last = rest.last else { continue }
        let distance = 10 * (values[last] - values[first])
        guard distance > 0 else { continue }
        let isHigh = above == 0 || values[order[order.count - above]] - values[last] > distance
        let isLow = below == 0 || values[first] - values[order[below - 1]] > distance
        if isHigh, isLow { return (order[..<below] + order[rest.endIndex...]).sorted() }
      }
    }
    return []
  }

  /// The places of ``giants`` that ``Automatic`` leaves out: not those at the end, which may be a new
  /// level.
  public var giantsLeftOut: [Int] {
    let all = giants
    var end = (values.lastIndex(where: \.isFinite) ?? -1) + 1
    while all.contains(end - 1) { end -= 1 }
    return all.filter { $0 < end }
  }

  /// The series with its ``giantsLeftOut`` missing.
  var withoutGiants: TimeSeries {
    let left = giantsLeftOut
    guard !left.isEmpty else { return self }
    var values = values
    for index in left { values[index] = .nan }
    return with(values)
  }
}
