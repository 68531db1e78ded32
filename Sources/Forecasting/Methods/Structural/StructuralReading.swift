/// What the smoothed states are in the units of the series.
struct StructuralReading {
  private(set) var components: [StructuralComponent] = []
  private(set) var disturbances: [StructuralDisturbances] = []

  private let form: StateSpaceForm
  private let working: StructuralSample
  private let regressors: [Regressor]
  private let variance: Double
  private var coefficients: [Parameter] = []

  init(
    _ form: StateSpaceForm, _ working: StructuralSample, _ smoothed: SmoothedStates,
    regressors: [Regressor], variance: Double
  ) {
    (self.form, self.working, self.regressors) = (form, working, regressors)
    self.variance = variance
    let sigma = variance.squareRoot() * working.scale
    disturbances.append(
      disturbance("observation", smoothed.noises.map { [$0] }, element: 0, sigma: sigma))
    for (block, offset) in form.offsets.enumerated() {
      for (element, name) in names(of: form.blocks[block]).enumerated() {
        guard form.owners[block].first >= 0 else { continue }
        disturbances.append(
          disturbance(
            name, smoothed.disturbances, element: offset + element,
            sigma: name == "slope" ? sigma / working.usualGap : sigma))
      }
    }
    readComponents(smoothed, sigma: sigma)
  }

  /// What the elements of a block are called, those that mean something.
  private func names(of block: StateBlock) -> [String] {
    switch block {
    case .constant, .level: ["level"]
    case .trend, .dampedTrend: ["level", "slope"]
    case .autoregression: ["autoregression"]
    case .wave: []
    }
  }

  private func disturbance(
    _ name: String, _ values: [[(estimate: Double, deviation: Double)]], element: Int,
    sigma: Double
  ) -> StructuralDisturbances {
    // The estimates are linear in the values, so they are in working units already.
    let deviation = variance.squareRoot()
    let unit = variance > 0 ? sigma / deviation : 0
    return StructuralDisturbances(
      name: name, estimates: values.map { $0[element].estimate * unit },
      standardized: values.map { value in
        let spread = value[element].deviation * deviation
        return spread > 0 ? value[element].estimate / spread : 0
      })
  }

  /// Reads the components; the level is that without regressors.
  private mutating func readComponents(_ smoothed: SmoothedStates, sigma: Double) {
    let size = smoothed.size
    let inner = form.size
    let count = smoothed.means.count
    func component(
      _ name: String, unit: Double, origin: Double, loading: (_ time: Int) -> [Double]
    ) -> StructuralComponent {
      var (values, errors): ([Double], [Double]) = ([], [])
      for time in 0..<count {
        let loading = loading(time)
        var (sum, square) = (origin, 0.0)
        for row in 0..<size where loading[row] != 0 {
          sum += unit * loading[row] * smoothed.means[time][row]
          for column in 0..<size {
            square +=
              loading[row] * loading[column] * smoothed.covariances[time][column * size + row]
          }
        }
        values.append(sum)
        errors.append(unit * (variance * max(0, square)).squareRoot())
      }
      return StructuralComponent(name: name, values: values, standardErrors: errors)
    }
    func unit(_ elements: [Int], others: [Double] = []) -> [Double] {
      var loading = [Double](repeating: 0, count: size)
      for element in elements { loading[element] = 1 }
      for (index, share) in others.enumerated() { loading[inner + index] = share }
      return loading
    }
    let shift = zip(working.regressorOrigins, working.regressorScales).map { -$0 / $1 }
    components.append(
      component("level", unit: working.scale, origin: working.origin) { _ in
        unit([0], others: shift)
      })
    if form.blocks[0].size > 1 {
      components.append(
        component("slope", unit: working.scale / working.usualGap, origin: 0) { _ in unit([1]) })
    }
    let waves = form.blocks.indices.filter { names(of: form.blocks[$0]).isEmpty }
    if !waves.isEmpty {
      components.append(
        component("season", unit: working.scale, origin: 0) { _ in
          unit(waves.map { form.offsets[$0] })
        })
    }
    if let block = form.blocks.firstIndex(where: { names(of: $0) == ["autoregression"] }) {
      components.append(
        component("autoregression", unit: working.scale, origin: 0) { _ in
          unit([form.offsets[block]])
        })
    }
    guard !regressors.isEmpty else { return }
    components.append(
      component("regression", unit: working.scale, origin: 0) { time in
        unit(
          [],
          others: regressors.indices.map {
            regressors[$0].values[time] / working.regressorScales[$0]
          })
      })
    for (index, regressor) in regressors.enumerated() {
      let one = component(
        regressor.name, unit: working.scale / working.regressorScales[index], origin: 0
      ) { _ in unit([], others: regressors.indices.map { $0 == index ? 1 : 0 }) }
      coefficients.append(
        Parameter(
          name: regressor.name, estimate: one.values[0], standardError: one.standardErrors[0]))
    }
  }

  /// The parameters in units of the series and days.
  func parameters(
    _ estimate: StructuralEstimate, _ errors: StructuralStandardErrors
  ) -> [Parameter] {
    let units = StructuralUnits(form, working)
    let shares = [estimate.values.noise] + estimate.values.variances
    var result = zip(units.variances, zip(shares, errors.variances)).map { unit, value in
      let variance = value.0 * estimate.variance * unit.unit
      return Parameter(
        name: unit.name, estimate: variance, standardError: value.1.map { $0 * variance })
    }
    for (unit, (rate, error)) in zip(units.rates, zip(estimate.rates, errors.rates)) {
      result.append(
        Parameter(
          name: unit.name, estimate: rate * unit.unit,
          standardError: error.map { $0 * rate * unit.unit }))
    }
    result += coefficients
    for component in components where component.name == "level" || component.name == "slope" {
      let last = component.values.count - 1
      result.append(
        Parameter(
          name: component.name, estimate: component.values[last],
          standardError: component.standardErrors[last]))
    }
    return result
  }
}
