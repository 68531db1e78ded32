public import Charts
public import Regression
import Statistics
import Tabular

/// The four diagnostic plots of a linear regression, as R's `plot.lm` draws them.
///
/// Each title states the finding, with the p-value of the test that belongs to it.
public struct DiagnosticPlots: Sendable {
  /// A picture and the name of its file, without the ending.
  public struct Plot: Sendable {
    /// The name of its file, without the ending.
    public let name: String

    /// The picture.
    public let chart: Chart
  }

  /// The pictures: residuals, quantiles, spread and leverage.
  public let plots: [Plot]

  /// Draws the pictures of a fit.
  ///
  /// - Parameters:
  ///   - fit: The fit.
  ///   - subtitle: The subject of the fit.
  ///   - names: The name of each observation; by default its number, from one.
  public init(_ fit: LinearRegression.Fitted, subtitle: String, names: [String]? = nil) {
    let scatter = Scatter(fit, subtitle: subtitle, names: names)
    plots = [
      Plot(name: "residuals", chart: scatter.residuals),
      Plot(name: "quantiles", chart: scatter.quantiles),
      Plot(name: "spread", chart: scatter.spread),
      Plot(name: "leverage", chart: scatter.leverage),
    ]
  }
}

// MARK: - Pictures

/// A fit as its pictures need it.
private struct Scatter {
  let fit: LinearRegression.Fitted
  let subtitle: String
  let names: [String]

  /// The residuals by their own standard deviations; an observation that fits itself has none.
  let standardized: [Double]

  init(_ fit: LinearRegression.Fitted, subtitle: String, names: [String]?) {
    self.fit = fit
    self.subtitle = subtitle
    self.names = names ?? fit.residuals.indices.map { "\($0 + 1)" }
    standardized = fit.standardizedResiduals
  }

  /// Residuals by fitted value: a bend shows what straight lines miss.
  var residuals: Chart {
    chart(
      (try? fit.reset()).map { test in
        test.p < 0.05
          ? "The residuals bend: straight lines miss something (RESET, p \(test.p.text))"
          : "No bend shows in the residuals (RESET, p \(test.p.text))"
      } ?? "Residuals by fitted value",
      x: .linear("Fitted value"), y: .linear("Residual", notation: .signed),
      points: zip(fit.fittedValues, fit.residuals).map { .init(x: $0, y: $1) },
      naming: fit.residuals.map(abs), isSmoothed: true, references: [0])
  }

  /// Standardized residuals by the quantiles of the normal distribution.
  var quantiles: Chart {
    let known = standardized.indices.filter { standardized[$0].isFinite }
    let order = known.sorted { standardized[$0] < standardized[$1] }
    // R's `ppoints`.
    let shift = order.count <= 10 ? 0.375 : 0.5
    let normal = Normal()
    var points = [Mark.Point](repeating: .init(x: 0, y: .nan), count: standardized.count)
    for (place, row) in order.enumerated() {
      let probability = (Double(place) + 1 - shift) / (Double(order.count) + 1 - 2 * shift)
      points[row] = .init(x: normal.quantile(probability), y: standardized[row])
    }
    let reach = order.isEmpty ? 1 : points[order[order.count - 1]].x + 0.2
    return chart(
      fit.residuals.jarqueBera().map { test in
        test.p < 0.05
          ? "The residuals are not normal (Jarque–Bera, p \(test.p.text))"
          : "The residuals are as normal ones would be (Jarque–Bera, p \(test.p.text))"
      } ?? "Residuals by normal quantile",
      x: .linear("Normal quantile", notation: .signed),
      y: .linear("Standardized residual", notation: .signed), points: points,
      naming: zip(points, standardized).map { abs($1 - $0.x) },
      line: [.init(x: -reach, y: -reach), .init(x: reach, y: reach)], lineLabel: "Normal")
  }

  /// The root of the standardized residuals' size by fitted value: a slope shows unequal variances.
  var spread: Chart {
    chart(
      (try? fit.breuschPagan())?.map { test in
        test.p < 0.05
          ? "The residuals' spread is not even (Breusch–Pagan, p \(test.p.text))"
          : "The residuals spread evenly (Breusch–Pagan, p \(test.p.text))"
      } ?? "Spread by fitted value",
      x: .linear("Fitted value"),
      y: .linear("Root of standardized residual’s size", including: 0),
      points: zip(fit.fittedValues, standardized).map { .init(x: $0, y: abs($1).squareRoot()) },
      naming: standardized.map(abs), isSmoothed: true)
  }

  /// Standardized residuals by leverage, with the curves of Cook's distance.
  var leverage: Chart {
    let distances = fit.cooksDistance.map { $0.isFinite ? $0 : 0 }
    let most = distances.indices.max { distances[$0] < distances[$1] } ?? 0
    let largest = distances.isEmpty ? 0 : distances[most]
    let title =
      largest >= 0.5
      ? "\(names[most].capitalizedFirst) alone moves the fit most (Cook’s distance \(largest.short))"
      : "No observation moves the fit much (Cook’s distance up to \(largest.short))"
    let greatest = fit.leverage.filter { $0 < 1 }.max() ?? 0.5
    let height = standardized.filter { $0.isFinite }.map(abs).max() ?? 1
    let curves = [0.5, 1.0].flatMap { distance in
      [1.0, -1].compactMap { sign in
        curve(distance: distance, sign: sign, reach: greatest, height: height * 1.1)
      }
    }
    return chart(
      title, x: .linear("Leverage", including: 0),
      y: .linear("Standardized residual", notation: .signed),
      points: zip(fit.leverage, standardized).map { .init(x: $0, y: $1) }, naming: distances,
      references: [0], curves: curves)
  }

  /// A contour of Cook's distance, clipped to the plot.
  private func curve(distance: Double, sign: Double, reach: Double, height: Double) -> Mark? {
    let terms = Double(fit.estimates.count)
    let points = (1...60).compactMap { step -> Mark.Point? in
      let leverage = reach * Double(step) / 60
      let y = (distance * terms * (1 - leverage) / leverage).squareRoot()
      return y <= height ? .init(x: leverage, y: sign * y) : nil
    }
    guard points.count > 1 else { return nil }
    return .line(
      points, label: sign > 0 ? "Cook’s distance \(distance == 1 ? "1" : distance.short)" : "",
      pattern: .dashed,
      emphasis: .muted)
  }

  /// A scatter with the three observations farthest out named.
  private func chart(
    _ title: String, x: Axis, y: Axis, points: [Mark.Point], naming sizes: [Double],
    isSmoothed: Bool = false, references: [Double] = [], line: [Mark.Point] = [],
    lineLabel: String = "", curves: [Mark] = []
  ) -> Chart {
    let known = points.indices.filter { points[$0].x.isFinite && points[$0].y.isFinite }
    let out = known.sorted { sizes[$0] > sizes[$1] }.prefix(3)
    var marks = references.map { Mark.reference($0, label: "") } + curves
    if !line.isEmpty {
      marks.append(.line(line, label: lineLabel, pattern: .dashed, emphasis: .muted))
    }
    marks.append(.points(known.map { points[$0] }, color: .blue))
    if isSmoothed, known.count >= 5 {
      let order = known.sorted { points[$0].x < points[$1].x }
      let curve = order.map { points[$0].y }.lowess(at: order.map { points[$0].x })
      marks.append(
        .line(
          zip(order, curve).map { .init(x: points[$0].x, y: $1) }, label: "Local average",
          color: .vermilion))
    }
    let farthest = out.map { names[$0] }.joined(separator: ", ")
    let note = farthest.isEmpty ? "" : "; farthest out: \(farthest)"
    return Chart(title: title, subtitle: subtitle + note, x: x, y: y, marks: marks)
  }
}

extension Double {
  /// The number in a few digits, for a title.
  fileprivate var short: String { fixed(decimals: decimals(digits: self < 1 ? 1 : 2)) }

  /// A probability in two digits, for a title.
  fileprivate var text: String { self < 0.005 ? "<0.01" : fixed(decimals: 2) }
}
