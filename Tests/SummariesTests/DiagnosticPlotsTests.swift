import Charts
import Regression
import Summaries
import TestSupport
import Testing

struct DiagnosticPlotsTests {
  @Test func `four pictures say by their titles what they show`() throws {
    let plots = DiagnosticPlots(
      try MotorCars.fit(), subtitle: "mtcars: \(MotorCars.formula)"
    ).plots

    #expect(plots.map(\.name) == ["residuals", "quantiles", "spread", "leverage"])
    #expect(
      plots.map(\.chart.title) == [
        "The residuals bend: straight lines miss something (RESET, p <0.01)",
        "The residuals are as normal ones would be (Jarque–Bera, p 0.13)",
        "The residuals spread evenly (Breusch–Pagan, p 0.64)",
        "No observation moves the fit much (Cook’s distance up to 0.4)",
      ])
    for plot in plots {
      try expectSnapshot(of: plot.chart.svg(), named: "\(plot.name).svg")
    }
  }

  @Test func `an observation that moves the fit is named`() throws {
    var y = MotorCars.variables.numbers["mpg"] ?? []
    y[16] = 60
    let frame = try MotorCars.formula.frame(of: MotorCars.variables)
    let fit = try LinearRegression().fit(y, on: frame.design)
    let names = y.indices.map { "Car \($0 + 1)" }
    let plots = DiagnosticPlots(fit, subtitle: "", names: names).plots

    #expect(plots[3].chart.title.hasPrefix("Car 17 alone moves the fit most"))
    #expect(plots[0].chart.subtitle.contains("farthest out: Car 17"))
  }

  /// A perfect fit, one that fits its observations itself, and one of four observations.
  @Test(arguments: [
    ([3.0, 5, 7, 9, 11], [1.0, 2, 3, 4, 5]), ([1.0, 2, 4, 3, 9], [0.0, 0, 0, 0, 1]),
    ([1.0, 4, 2, 8], [1.0, 2, 3, 4]),
  ])
  func `degenerate fits have pictures too`(y: [Double], x: [Double]) throws {
    let fit = try LinearRegression().fit(y, on: Design(["x": x], observations: y.count))
    for plot in DiagnosticPlots(fit, subtitle: "").plots {
      let svg = plot.chart.svg()
      #expect(svg.hasSuffix("</svg>\n") || svg.hasSuffix("</svg>"))
      #expect(!svg.contains("nan") && !svg.contains("inf"))
    }
  }
}
