import Forecasting
import TimeSeries

/// Answers questions for the next cut-off by several models and keeps the record of each.
///
/// The questions that the past has answered come first, in the order of time. From its errors in
/// them each model's intervals are made, and among the models the automatic one chooses. For a
/// question, only errors known on its origin count.
public struct CutoffForecaster: Sendable {
  /// The model that chooses among the others by their past errors.
  public static let automaticName = "auto"

  /// The answers to past questions: for each, one a model that could answer, the automatic last.
  public let past: [CutoffForecast]

  /// The model of the stock, which is among the models.
  let skyline: SkylineModel

  private let models: [any CutoffModel]

  /// The models that the automatic one chooses among.
  private let candidateNames: [String]
  private let given: Given
  private var errors: [String: PastErrors] = [:]

  /// Puts the models to all questions that the past has answered.
  ///
  /// - Parameters:
  ///   - rounds: The rounds.
  ///   - others: Models to be measured beside the standard ones; they are not chosen among.
  ///   - given: What is known of a round before its cut-off is.
  ///   - minimumHistory: The least number of earlier rounds of a family, at least one.
  public init(
    rounds: Rounds, others: [any CutoffModel] = [], given: Given = .nothing,
    minimumHistory: Int = 4
  ) {
    precondition(minimumHistory >= 1, "a history of \(minimumHistory) rounds")
    let skyline = SkylineModel(rounds: rounds, given: given)
    let candidates: [any CutoffModel] = [
      SeriesCutoffModel(Naive()), SizeRegression(), skyline, Halfway(model: skyline),
    ]
    self.skyline = skyline
    candidateNames = candidates.map(\.name)
    let models = candidates + Self.seriesModels + others
    self.models = models
    self.given = given
    var past: [CutoffForecast] = []
    for question in CutoffQuestion.past(rounds, given: given, minimumHistory: minimumHistory) {
      guard let outcome = question.outcome else { continue }
      let answers = Self.answers(
        to: question, models: models, candidates: candidateNames, errors: errors)
      past += answers
      for answer in answers {
        errors[answer.model, default: PastErrors()].append(
          Double(outcome.cutoff) - answer.point, of: question.family,
          origin: question.origin, knownOn: outcome.day)
      }
    }
    self.past = past
  }

  /// The methods for series that are always asked, to be compared with.
  ///
  /// The automatic model does not choose among them: of many, one looks best by luck.
  private static let seriesModels: [any CutoffModel] = [
    SeriesCutoffModel(Mean()),
    SeriesCutoffModel(Drift()),
    SeriesCutoffModel(MovingAverage(window: 3)),
    // Of five to sixty points none is to spare for estimating where the level began.
    SeriesCutoffModel(ExponentialSmoothing(initialLevel: .firstObservation)),
  ]

  /// The answers of all models to a question, the automatic one's last; none for no history.
  public func answers(to question: CutoffQuestion) -> [CutoffForecast] {
    Self.answers(to: question, models: models, candidates: candidateNames, errors: errors)
  }
}

// MARK: - Answers

extension CutoffForecaster {
  private static func answers(
    to question: CutoffQuestion, models: [any CutoffModel], candidates: [String],
    errors: [String: PastErrors]
  ) -> [CutoffForecast] {
    let points = models.compactMap { model in
      model.cutoff(question).map { (model: model.name, cutoff: $0) }
    }
    var answers = points.map { point in
      answer(to: question, model: point.model, by: point, errors: errors)
    }
    let choices = points.filter { point in candidates.contains(point.model) }
    if let choice = choice(among: choices, for: question, errors: errors) {
      answers.append(
        answer(to: question, model: automaticName, by: choice, errors: errors))
    }
    return answers
  }

  private static func answer(
    to question: CutoffQuestion, model: String, by point: (model: String, cutoff: Double),
    errors: [String: PastErrors]
  ) -> CutoffForecast {
    let record = errors[model] ?? PastErrors()
    return CutoffForecast(
      family: question.family, model: model, chosen: point.model, origin: question.origin,
      given: question.given, point: point.cutoff,
      scaledErrors: record.scaledErrors(on: question.origin),
      scale: record.scale(of: question.family, on: question.origin) ?? 0,
      outcome: question.outcome, meanChange: question.meanChange)
  }

  /// The point of the model whose errors are expected to be least, from those of the past.
  ///
  /// A family's own errors count, the later more, and beside them, as so many more, how the model did
  /// against the last value in the other families: of several models one looks better by luck alone
  /// in a few rounds, and less so in those of all.
  private static func choice(
    among points: [(model: String, cutoff: Double)], for question: CutoffQuestion,
    errors: [String: PastErrors]
  ) -> (model: String, cutoff: Double)? {
    guard
      let first = points.first, let benchmark = errors[first.model],
      let usual = benchmark.meanAbsoluteError(of: question.family, on: question.origin)
    else { return points.first }
    return points.min { left, right in
      expectedError(left.model) < expectedError(right.model)
    }

    func expectedError(_ model: String) -> Double {
      guard
        let record = errors[model],
        let own = record.meanAbsoluteError(of: question.family, on: question.origin)
      else { return .infinity }
      let elsewhere = record.relativeError(
        against: benchmark, outside: question.family, on: question.origin)
      return (own.mean * own.weight + commonWeight * usual.mean * (elsewhere ?? 1))
        / (own.weight + commonWeight)
    }
  }

  /// As how many errors of a family its own those of the others count.
  private static let commonWeight = 8.0
}
