public import TimeSeries

/// Smoothing of a demand that is mostly zero: its size apart from how often there is any.
///
///     ŷ = z / p,    z and p the smoothed sizes of demands and the intervals between them
///     ŷ = (1 − α/2) z / p    without the bias of the quotient
///     ŷ = z · q,    q the smoothed share of periods with a demand, updated in every one
///
/// Croston (1972), *Forecasting and stock control for intermittent demands*, Operational Research
/// Quarterly 23(3); Syntetos & Boylan (2005), *The accuracy of intermittent demand estimates*,
/// International Journal of Forecasting 21(2); Teunter, Syntetos & Babai (2011), *Intermittent demand:
/// linking forecasting to inventory obsolescence*, European Journal of Operational Research 214(3).
/// The first demand and the first interval start the smoothing, as in R's `croston`; the share starts
/// at that of the periods with a demand.
public struct IntermittentDemand: Forecaster {
  /// How size and frequency make up the forecast.
  public enum Variant: Sendable, Hashable, CaseIterable {
    /// Croston's quotient.
    case croston

    /// Syntetos and Boylan's, with less bias.
    case syntetosBoylan

    /// Teunter, Syntetos and Babai's, which falls while there is no demand.
    case teunterSyntetosBabai
  }

  /// How size and frequency make up the forecast.
  public let variant: Variant

  /// How much of an error goes into the size, in `0...1`.
  public let sizeConstant: Double

  /// How much of an error goes into the interval or the share, in `0...1`.
  public let frequencyConstant: Double

  /// The name by which users ask for the method.
  public var name: String { "intermittent" }

  /// Creates the method, by default with the constants of a tenth that are usual.
  public init(
    _ variant: Variant = .syntetosBoylan, sizeConstant: Double = 0.1,
    frequencyConstant: Double = 0.1
  ) {
    precondition(
      (0...1).contains(sizeConstant) && (0...1).contains(frequencyConstant),
      "constants of \(sizeConstant) and \(frequencyConstant)")
    self.variant = variant
    self.sizeConstant = sizeConstant
    self.frequencyConstant = frequencyConstant
  }

  /// Runs through the demands.
  ///
  /// - Parameter series: At least one observation, none below zero; a missing one is stepped over.
  /// - Returns: The fitted method. Without any demand the forecast is zero.
  /// - Throws: ``FitError`` if nothing was observed or a value is infinite or negative.
  public func fit(_ series: TimeSeries) throws(FitError) -> Fitted {
    let observed = try series.observed(atLeast: 1)
    if let index = series.values.firstIndex(where: { $0 < 0 }) {
      throw .notPositive(on: series.days[index])
    }
    var state = IntermittentState(
      share: Double(observed.count { $0 > 0 }) / Double(observed.count))
    let fittedValues = series.values.map { value in
      defer { if !value.isNaN { state.advance(to: value, by: self) } }
      return state.rate(by: self) ?? .nan
    }
    let level = state.rate(by: self) ?? 0
    guard level.isFinite else { throw .overflow }
    return Fitted(
      level: level, size: state.size ?? 0,
      inSample: try InSample(of: series, fittedValues: fittedValues, estimated: 0))
  }

  /// Smoothing of an intermittent demand, fitted.
  public struct Fitted: InSampleModel {
    /// The demand expected of a period.
    public let level: Double

    /// The size expected of a demand.
    public let size: Double

    /// The one-step predictions of the series.
    public let inSample: InSample

    /// The demand expected of a period, and the size of one.
    public var parameters: [Parameter] {
      [Parameter(name: "level", estimate: level), Parameter(name: "size", estimate: size)]
    }

    /// Predicts the same demand of every period.
    public func forecast(horizon: Int) -> Forecast {
      Forecast(horizon: horizon) { _ in inSample.prediction(of: level, growth: 1) }
    }
  }
}

// MARK: - Recursion

/// The size of demands and how often they come, after some periods.
private struct IntermittentState {
  /// The smoothed size, nil before the first demand.
  private(set) var size: Double?

  private var interval = 1.0
  private var periodsSince = 1.0
  private var share: Double

  init(share: Double) {
    self.share = share
  }

  /// The demand expected of a period, nil before the first one.
  func rate(by method: IntermittentDemand) -> Double? {
    guard let size else { return nil }
    return switch method.variant {
    case .croston: size / interval
    case .syntetosBoylan: (1 - method.frequencyConstant / 2) * size / interval
    case .teunterSyntetosBabai: size * share
    }
  }

  /// Takes in the next period.
  mutating func advance(to value: Double, by method: IntermittentDemand) {
    share += method.frequencyConstant * ((value > 0 ? 1 : 0) - share)
    guard value > 0 else {
      periodsSince += 1
      return
    }
    if let old = size {
      size = old + method.sizeConstant * (value - old)
      interval += method.frequencyConstant * (periodsSince - interval)
    } else {
      size = value
      interval = periodsSince
    }
    periodsSince = 1
  }
}
