import Regression
import TestSupport

/// Models of R's `mtcars` with one column, with factors and with new rows, by Reference/R/designs.R.
struct DesignReference: Decodable {
  /// A model.
  struct Case: Decodable {
    let formula: String
    let estimates: [Double]
    let standardErrors: [Double]
    let r2: Double
    let adjustedR2: Double
    let sigma: Double
  }

  /// The predictions of a model for the new rows.
  struct Prediction: Decodable {
    let formula: String
    let level: Double
    let mean: [Double]
    let standardError: [Double]
    let meanLower: [Double]
    let meanUpper: [Double]
    let lower: [Double]
    let upper: [Double]
  }

  let mpg: [Double]
  let hp: [Double]
  let wt: [Double]
  let cylinders: [String]
  let gears: [String]
  let cases: [Case]
  let newWt: [Double]
  let newHp: [Double]
  let newCylinders: [String]
  let predictions: [Prediction]

  /// The cars.
  var cars: Variables {
    Variables(
      observations: mpg.count, numbers: ["mpg": mpg, "hp": hp, "wt": wt],
      labels: ["cylinders": cylinders, "gears": gears])
  }

  /// The new rows.
  var newRows: Variables {
    Variables(
      observations: 3, numbers: ["wt": newWt, "hp": newHp], labels: ["cylinders": newCylinders])
  }

  static func load() throws -> DesignReference {
    try referenceValues("R/designs.json", as: DesignReference.self)
  }
}
