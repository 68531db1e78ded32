import Regression
import Statistics
public import Tabular

extension RegressionSummary {
  /// The fit as JSON, with the keys of the command line's contract and then what else is known.
  public var json: JSON {
    let fit: [JSON.Member] = measures.map { .init(name: $0.key, value: JSON($0.value)) }
    let head: [JSON.Member] = [
      .init(name: "model", value: .text(model)),
      .init(name: subject.key, value: .text(subject.name)),
      .init(name: "observations", value: .integer(residuals.count)),
      .init(name: "coefficients", value: listing.json),
    ]
    let outcomes: [JSON.Member] = tests.map { test in
      .init(
        name: test.key,
        value: ["statistic": JSON(test.result.statistic), "p": JSON(test.result.p)])
    }
    let rest: [JSON.Member] = [
      .init(name: "residuals", value: JSON(residuals)),
      .init(name: "formula", value: .text(formula)),
      .init(name: "standardErrors", value: JSON(errors)),
      .init(name: "degreesOfFreedom", value: JSON(degreesOfFreedom)),
      .init(name: "level", value: JSON(100 * level)),
      .init(name: "f", value: overall.map(\.json) ?? .null),
      .init(name: "tests", value: .object(outcomes)),
      .init(name: "warnings", value: .array(warnings.map { .text($0) })),
      .init(name: "tried", value: choice.map(\.json) ?? .null),
    ]
    return .object(head + fit + rest)
  }
}

extension FTest {
  fileprivate var json: JSON {
    [
      "statistic": JSON(statistic), "numerator": .integer(numerator),
      "denominator": .integer(denominator), "p": JSON(p),
    ]
  }
}

extension TermChoice {
  fileprivate var json: JSON {
    [
      "criterion": .text(criterion.rawValue), "exhaustive": .boolean(isExhaustive),
      "models": .array(
        candidates.map { ["formula": .text("\($0.formula)"), "score": JSON($0.score)] }),
    ]
  }
}
