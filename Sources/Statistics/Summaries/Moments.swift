extension [Double] {
  /// The arithmetic mean of at least one value.
  public var mean: Double {
    precondition(!isEmpty, "the mean of no values")
    return compensatedSum / Double(count)
  }

  /// The sum of the squared distances from the mean.
  ///
  /// In two passes, the second corrected for the rounding of the mean: Chan, Golub & LeVeque
  /// (1983), *Algorithms for computing the sample variance*, equation 1.7.
  public var squaredDeviations: Double {
    let center = mean
    var (squares, rest) = (0.0, 0.0)
    for value in self {
      let deviation = value - center
      squares += deviation * deviation
      rest += deviation
    }
    return squares - rest * rest / Double(count)
  }

  /// The variance of a sample of at least two values, its divisor one less their count.
  public var variance: Double {
    precondition(count >= 2, "the variance of \(count) values")
    return squaredDeviations / Double(count - 1)
  }

  /// The square root of the sample's variance.
  public var standardDeviation: Double { variance.squareRoot() }
}
