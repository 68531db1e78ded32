import TimeSeries

extension TimeSeries {
  /// The values that were observed, for a method that steps over missing ones.
  ///
  /// - Throws: ``FitError`` if they are fewer than needed or one is infinite.
  func observed(atLeast need: Int) throws(FitError) -> [Double] {
    if let index = values.firstIndex(where: { $0.isInfinite }) { throw .notFinite(on: days[index]) }
    let observed = values.filter { !$0.isNaN }
    guard observed.count >= need else { throw .tooShort(have: observed.count, need: need) }
    return observed
  }

  /// The values, for a method that cannot bridge a missing one.
  ///
  /// - Throws: ``FitError`` if they are fewer than needed or one is missing or infinite.
  func complete(atLeast need: Int) throws(FitError) -> [Double] {
    if let index = values.firstIndex(where: { $0.isNaN }) { throw .missing(on: days[index]) }
    return try observed(atLeast: need)
  }

  /// Makes sure that a product can stand for every value.
  ///
  /// - Throws: ``FitError`` if one is zero or less.
  func requirePositive() throws(FitError) {
    if let index = values.firstIndex(where: { $0 <= 0 }) { throw .notPositive(on: days[index]) }
  }
}
