/// What is held of constants and first states before a series is seen.
///
/// The likelihood alone takes a dozen first states and up to four constants from a few dozen values,
/// and follows them too closely. A normal prior adds (z − c)² / σ² to the deviance, for each constant
/// as a logistic curve of z, for the level and the seasons around where the search starts. The
/// centers and weights are those, of two dozen tried, with which forecasts of the held-out last
/// horizon of the training parts of M1, M3 and Tourism erred least.
struct ETSPrior {
  /// What a number is drawn to, and how much: 1 / σ².
  struct Pull {
    let center, weight: Double

    /// Nothing.
    static let none = Pull(center: 0, weight: 0)
  }

  /// Drawn to α = 0.73.
  let alpha: Pull

  /// Drawn to β = 0.03 α.
  let beta: Pull

  /// Drawn to γ = 0.03 (1 − α).
  let gamma: Pull

  /// Drawn to φ = 0.89.
  let phi: Pull

  private let levelWeight, seasonWeight: Double

  /// The prior of an estimation; none for the likelihood alone.
  init(_ estimation: ETS.Estimation) {
    let isShrunken = estimation == .shrunken
    alpha = isShrunken ? Pull(center: 1, weight: 0.5) : .none
    beta = isShrunken ? Pull(center: -3.5, weight: 10) : .none
    gamma = isShrunken ? Pull(center: -3.5, weight: 3) : .none
    phi = isShrunken ? Pull(center: 0, weight: 3) : .none
    levelWeight = isShrunken ? 1 : 0
    seasonWeight = isShrunken ? 10 : 0
  }

  /// The pull of a first level, in units of the variance from one cycle to the next.
  func level(at center: Double, spread: Double) -> Pull {
    Pull(center: center, weight: levelWeight / spread)
  }

  /// The pull of a first season.
  func season(at center: Double, spread: Double) -> Pull {
    Pull(center: center, weight: seasonWeight / spread)
  }
}
