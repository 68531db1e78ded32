public import Forecasting
import TimeSeries

/// Answers questions for the next cut-off by several models and keeps the record of each.
///
/// The questions that the past has answered come first, in the order of time. From its errors in
/// them each model's intervals are made, and among the models the automatic one chooses. For a
/// question, only errors known on its origin count.
public struct CutoffForecaster: Sendable {
  /// The answers to past questions: for each, one a model that could answer, the automatic last.
  public private(set) var past: [CutoffForecast]

  /// The model of the stock, which is among the models.
  let skyline: SkylineModel

  private let models: [any CutoffModel]
  private let stock: StockModel
  private var errors: [CutoffModelName: PastErrors] = [:]
  private var choice = PooledChoice(candidates: 3)

  /// Puts the models to all questions that the past has answered.
  ///
  /// - Parameters:
  ///   - rounds: The rounds.
  ///   - others: Methods to be measured beside the standard models; they are not chosen among.
  ///   - given: What is known of a round before its cut-off is.
  ///   - minimumHistory: The least number of earlier rounds of a category, at least one.
  public init(
    rounds: Rounds, others: [ForecastMethod] = [], given: Given = .nothing,
    minimumHistory: Int = 4
  ) {
    precondition(minimumHistory >= 1, "a history of \(minimumHistory) rounds")
    let rounds = rounds.scored
    let skyline = SkylineModel(rounds: rounds)
    let regression = SizeRegression(sizes: skyline.sizes)
    let stock = StockModel(skyline: skyline, regression: regression)
    let standard: [any CutoffModel] = [
      SeriesCutoffModel(.naive), regression, skyline, Halfway(model: stock),
    ]
    self.skyline = skyline
    self.stock = stock
    models =
      standard
      + (Self.seriesMethods + others.filter { $0 != .naive && !Self.seriesMethods.contains($0) })
      .map(SeriesCutoffModel.init)
    past = []
    var past: [CutoffForecast] = []
    for question in CutoffQuestion.past(rounds, given: given, minimumHistory: minimumHistory) {
      guard let outcome = question.outcome else { continue }
      let answers = answers(to: question)
      past += answers
      for answer in answers {
        errors[answer.model, default: PastErrors()].append(
          outcome.points - answer.point, of: question.category,
          origin: question.origin, knownOn: outcome.day)
      }
      let misses = candidates(for: question.category).compactMap { name in
        answers.first { $0.model == name }.map { abs($0.point - outcome.points) }
      }
      if misses.count == 3 {
        choice.append(misses, of: question.category, knownOn: outcome.day)
      }
    }
    self.past = past
  }

  /// The methods for series that are always asked, to be compared with.
  ///
  /// The automatic model does not choose among them: of many, one looks best by luck.
  private static let seriesMethods: [ForecastMethod] = [.mean, .drift, .movingAverage, .ses]

  /// The answers of all models to a question, the automatic one's last; none for no history.
  public func answers(to question: CutoffQuestion) -> [CutoffForecast] {
    let points = models.compactMap { model in
      model.cutoff(question).map { (model: model.name, cutoff: $0) }
    }
    var answers = points.map { point in
      answer(to: question, model: point.model, by: point)
    }
    let name = chosenModel(for: question)
    if let chosen = points.first(where: { $0.model == name }) ?? points.first {
      answers.append(answer(to: question, model: .auto, by: chosen))
    }
    return answers
  }

  /// The answer of one model to a question, as it is among those of all.
  ///
  /// - Parameters:
  ///   - model: The name of the model.
  ///   - question: The question.
  /// - Returns: The answer; nil where the model has none, or none has that name.
  public func answer(of model: CutoffModelName, to question: CutoffQuestion) -> CutoffForecast? {
    let isAutomatic = model == .auto
    let name = isAutomatic ? chosenModel(for: question) : model
    let names = isAutomatic ? [name] + models.map(\.name) : [name]
    let first = names.lazy.compactMap { point(of: $0, for: question) }.first
    return first.map { answer(to: question, model: model, by: $0) }
  }
}

// MARK: - Answers

extension CutoffForecaster {
  /// What the automatic model chooses among: the model of the category's stock, the middle between it
  /// and the last value, and that.
  private func candidates(for category: Category) -> [CutoffModelName] {
    [stock.model(of: category).name, .combination, .naive]
  }

  /// The model whose errors are expected to be least, from those of the past.
  private func chosenModel(for question: CutoffQuestion) -> CutoffModelName {
    let best = choice.best(
      for: question.category, on: question.origin, othersWeight: Self.othersWeight)
    return candidates(for: question.category)[best]
  }

  private func point(
    of model: CutoffModelName, for question: CutoffQuestion
  ) -> (model: CutoffModelName, cutoff: Double)? {
    models.first { $0.name == model }?.cutoff(question).map { (model, $0) }
  }

  /// The weight of the other categories' errors, in errors of the category's own.
  private static let othersWeight = 8.0

  private func answer(
    to question: CutoffQuestion, model: CutoffModelName,
    by point: (model: CutoffModelName, cutoff: Double)
  ) -> CutoffForecast {
    let record = errors[model] ?? PastErrors()
    return CutoffForecast(
      category: question.category, model: model, chosen: point.model, origin: question.origin,
      given: question.given, point: point.cutoff,
      scaledErrors: record.scaledErrors(on: question.origin),
      scale: record.scale(of: question.category, on: question.origin) ?? 0,
      outcome: question.outcome, meanChange: question.meanChange)
  }
}
