extension [Double] {
  /// The sum, with the rounding errors of the additions made up for.
  ///
  /// Neumaier (1974), *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*.
  public var compensatedSum: Double {
    var (sum, lost) = (0.0, 0.0)
    for value in self {
      let total = sum + value
      lost += abs(sum) >= abs(value) ? (sum - total) + value : (value - total) + sum
      sum = total
    }
    // Once infinite, a sum has nothing to make up for.
    return sum.isFinite ? sum + lost : sum
  }
}
