/// The names of a structural model's variances and rates, and what one in working units is in those
/// of the series and days.
struct StructuralUnits {
  /// The noise first, then in the order of the form.
  private(set) var variances: [(name: String, unit: Double)]
  private(set) var rates: [(name: String, unit: Double)] = []

  init(_ form: StateSpaceForm, _ working: StructuralSample) {
    let (square, gap) = (working.scale * working.scale, working.usualGap)
    variances = [("observationVariance", square)]
    var hasSeason = false
    for block in form.blocks {
      switch block {
      case .constant: break
      case .level: variances.append(("levelVariancePerDay", square / gap))
      case .trend:
        variances.append(("levelVariancePerDay", square / gap))
        variances.append(("slopeVariancePerDay", square / (gap * gap * gap)))
      case .dampedTrend:
        variances.append(("levelVariancePerDay", square / gap))
        variances.append(("slopeVariance", square / (gap * gap)))
        rates.append(("slopeRatePerDay", 1 / gap))
      case .autoregression:
        variances.append(("autoregressionVariance", square))
        rates.append(("autoregressionRatePerDay", 1 / gap))
      case .wave:
        if !hasSeason { variances.append(("seasonVariancePerDay", square / gap)) }
        hasSeason = true
      }
    }
  }
}
