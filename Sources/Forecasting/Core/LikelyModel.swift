import RealModule
public import Statistics

/// A model that a series may come from: how likely it is, and what it is known to be.
public struct LikelyModel: Sendable {
  /// What it is called.
  public let name: String

  /// How likely it is beside the others, by Akaike's weights; those of all sum to one.
  public let weight: Double

  /// The paths that follow from its estimated parameters.
  public let paths: InnovationPaths

  /// Draws parameters as uncertain as the series leaves them, and gives their paths.
  let draw: (@Sendable (_ count: Int, inout SeededGenerator) -> [InnovationPaths])?

  /// Creates a model.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - weight: How likely it is beside the others.
  ///   - paths: The paths that follow from its estimated parameters.
  ///   - draw: Draws parameters as uncertain as the series leaves them; nil if there are none.
  public init(
    name: String, weight: Double = 1, paths: InnovationPaths,
    draw: (@Sendable (_ count: Int, inout SeededGenerator) -> [InnovationPaths])? = nil
  ) {
    self.name = name
    self.weight = weight
    self.paths = paths
    self.draw = draw
  }

  /// The same with a part of its weight.
  func weighted(by factor: Double) -> LikelyModel {
    LikelyModel(name: name, weight: weight * factor, paths: paths, draw: draw)
  }

  /// The model of something else that follows from each value to come by itself.
  func mapped(_ change: @escaping @Sendable (_ step: Int, Double) -> Double) -> LikelyModel {
    let draw = draw
    guard let draw else {
      return LikelyModel(name: name, weight: weight, paths: paths.mapped(change))
    }
    return LikelyModel(name: name, weight: weight, paths: paths.mapped(change)) { count, random in
      draw(count, &random).map { $0.mapped(change) }
    }
  }
}

extension [LikelyModel] {
  /// How many of a number of paths each model gets, by its weight.
  func shares(of count: Int) -> [Int] {
    let total = reduce(0) { $0 + $1.weight }
    var (before, mass) = (0, 0.0)
    return map { model in
      mass += model.weight / total
      let upTo = Swift.min(count, Int((mass * Double(count)).rounded()))
      defer { before = upTo }
      return upTo - before
    }
  }

  /// Models with a criterion as Akaike weights them, those a hundred times less likely left out.
  ///
  ///     wᵢ ∝ exp(−AICcᵢ / 2)
  init<Model>(
    weighting models: [(model: Model, criterion: Double)],
    _ likely: (Model) throws(FitError) -> LikelyModel?
  ) throws(FitError) {
    let least = models.map(\.criterion).min() ?? 0
    self = []
    for (model, criterion) in models where criterion <= least + 9.2 {
      guard let likely = try likely(model) else { continue }
      append(likely.weighted(by: .exp((least - criterion) / 2)))
    }
    let total = reduce(0) { $0 + $1.weight }
    self = map { $0.weighted(by: 1 / total) }
  }
}
