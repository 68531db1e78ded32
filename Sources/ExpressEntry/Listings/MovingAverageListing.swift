public import Forecasting
public import Tabular

/// What a fitted moving average is reported by.
public struct MovingAverageSummary: Sendable {
  private let fit: any FittedForecaster
  private let model: String
  private let category: Category
  private let rounds: [Round]

  /// Summarizes a model of the cut-offs of a category's rounds.
  ///
  /// - Parameters:
  ///   - fit: The model, fitted to the cut-offs of the rounds.
  ///   - model: What it is called.
  ///   - category: The category.
  ///   - rounds: The rounds, in the order of time.
  public init(
    _ fit: any FittedForecaster, model: String, category: Category, rounds: [Round]
  ) {
    self.fit = fit
    self.model = model
    self.category = category
    self.rounds = rounds
  }

  /// A row a round, with its fitted value and residual.
  public var listing: Listing {
    Listing(
      columns: [
        .init("round", "Round"), .init("date", "Date"), .init("cutoff", "Cut-off"),
        .init("fitted", "Fitted"), .init("residual", "Residual"),
      ],
      rows: rounds.indices.map { index in
        [
          .text(rounds[index].number.text), .day(rounds[index].day),
          .score(rounds[index].cutoff), .number(fit.fittedValues[index], decimals: 2),
          .number(fit.residuals[index], decimals: 2),
        ]
      })
  }

  /// The estimates and measures of fit, a line each.
  public var notes: [String] {
    fit.parameters.map { "\($0.name): \($0.estimate.fixed(decimals: 4))" }
      + [
        fit.sigma.map { "Residual standard deviation: \($0.fixed(decimals: 3))" },
        fit.aic.map { "AIC: \($0.fixed(decimals: 3))" },
      ].compactMap(\.self)
  }

  /// The fit as JSON, with the keys of the command line's contract.
  public var json: JSON {
    [
      "model": .text(model), "category": .text(category.name),
      "parameters": .object(
        fit.parameters.map { JSON.Member(name: $0.name, value: JSON($0.estimate)) }),
      "fitted": JSON(fit.fittedValues), "residuals": JSON(fit.residuals),
      "sigma": JSON(fit.sigma), "aic": JSON(fit.aic),
    ]
  }
}
