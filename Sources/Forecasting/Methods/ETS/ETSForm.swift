extension ETS {
  /// What becomes of the season.
  public enum Season: Sendable, Hashable {
    /// There is none, N.
    case none

    /// It is added, A.
    case additive

    /// The rest is multiplied by it, M.
    case multiplicative
  }

  /// How an error enters.
  public enum ErrorKind: Sendable, Hashable {
    /// It is added, A.
    case additive

    /// It is a part of the prediction, M.
    case multiplicative
  }

  /// A model of the taxonomy by its components: error, trend and season.
  public struct Form: Sendable, Hashable {
    /// How an error enters.
    public let error: ErrorKind

    /// The trend.
    public let trend: Trend

    /// The season.
    public let season: Season

    /// Creates a form.
    public init(error: ErrorKind, trend: Trend, season: Season) {
      self.error = error
      self.trend = trend
      self.season = season
    }

    /// Whether its forecasts have a variance that is known to be finite.
    ///
    /// Additive errors on a multiplicative season divide by states that may be zero: Hyndman,
    /// Koehler, Ord & Snyder (2008), chapter 15.
    public var isStable: Bool { !(error == .additive && season == .multiplicative) }

    /// Whether all values must be positive.
    public var needsPositiveValues: Bool {
      error == .multiplicative || season == .multiplicative
    }

    /// The number of smoothing constants and first states for a cycle of so many observations.
    public func parameterCount(period: Int) -> Int {
      2 + (trend == .none ? 0 : 2) + (trend == .additiveDamped ? 1 : 0)
        + (season == .none ? 0 : period)
    }

    /// The stable forms, those without a trend first.
    ///
    /// - Parameters:
    ///   - isSeasonal: Whether a season is considered.
    ///   - isPositive: Whether all values are positive.
    /// - Returns: The forms, at most fifteen.
    static func candidates(isSeasonal: Bool, isPositive: Bool) -> [Form] {
      var forms: [Form] = []
      for season in isSeasonal ? [Season.none, .additive, .multiplicative] : [.none] {
        for trend in [Trend.none, .additive, .additiveDamped] {
          for error in [ErrorKind.additive, .multiplicative] {
            let form = Form(error: error, trend: trend, season: season)
            if form.isStable, isPositive || !form.needsPositiveValues { forms.append(form) }
          }
        }
      }
      return forms
    }
  }

  /// The constants of the recursion.
  public struct Constants: Sendable, Equatable {
    /// How much of an error goes into the level, α.
    public var level: Double

    /// How much of an error goes into the slope, β.
    public var slope: Double

    /// How much of an error goes into the season, γ.
    public var season: Double

    /// What is left of the slope after a step, φ.
    public var damping: Double

    /// Creates constants, by default of a model without a trend or a season.
    public init(level: Double, slope: Double = 0, season: Double = 0, damping: Double = 1) {
      self.level = level
      self.slope = slope
      self.season = season
      self.damping = damping
    }
  }

  /// The components after an observation.
  public struct States: Sendable, Equatable {
    /// The level ℓ.
    public var level: Double

    /// The slope b, zero without a trend.
    public var slope: Double

    /// The season of each observation of the next cycle, empty without one.
    public var seasons: [Double]

    /// Creates states.
    public init(level: Double, slope: Double = 0, seasons: [Double] = []) {
      self.level = level
      self.slope = slope
      self.seasons = seasons
    }
  }
}

extension ETS.Form: CustomStringConvertible {
  /// The name in the notation of the taxonomy, such as ETS(M,Ad,M).
  public var description: String {
    let trend =
      switch trend {
      case .none: "N"
      case .additive: "A"
      case .additiveDamped: "Ad"
      }
    let season =
      switch season {
      case .none: "N"
      case .additive: "A"
      case .multiplicative: "M"
      }
    return "ETS(\(error == .additive ? "A" : "M"),\(trend),\(season))"
  }
}
