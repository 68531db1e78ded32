/// How large the errors of a series have lately been, shrunk toward a typical error.
///
///     sₜ = (κ s₀ + Σ δᵏ |eₜ₋ₖ|) / (κ + Σ δᵏ),    k = 0, 1, …
///
/// s₀ is the typical error, and κ how many errors it counts for.
struct ErrorScale {
  /// How much an error counts of the one after it, δ.
  let discount: Double

  /// The typical error s₀.
  let prior: Double

  /// How many errors it counts for, κ.
  let priorWeight: Double

  /// The discounted sum of the absolute errors.
  private var sum = 0.0

  /// The discounted count of the errors.
  private var weight = 0.0

  /// Starts without errors.
  init(discount: Double, prior: Double, priorWeight: Double) {
    self.discount = discount
    self.prior = prior
    self.priorWeight = priorWeight
  }

  /// Takes in the newest error.
  mutating func add(_ error: Double) {
    sum = discount * sum + abs(error)
    weight = discount * weight + 1
  }

  /// The scale; the prior before the first error.
  var scale: Double {
    let total = priorWeight + weight
    return total > 0 ? (priorWeight * prior + sum) / total : prior
  }
}
