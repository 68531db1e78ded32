extension [Double] {
  /// The median distance from the median, times 1.4826 to estimate a normal deviation.
  ///
  /// - Parameter center: What distances are taken from, if not from the median.
  /// - Returns: R's `mad`, with the same constant.
  public func medianAbsoluteDeviation(around center: Double? = nil) -> Double {
    let center = center ?? median
    return 1.4826 * map { abs($0 - center) }.median
  }
}
