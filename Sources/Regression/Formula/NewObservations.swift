extension Encoding {
  /// The rows of a fitted design for new observations.
  ///
  /// - Parameters:
  ///   - new: The new observations, without the response if need be. On a grid their positions
  ///     count from where those of the old do.
  ///   - old: The observations that the model was fitted to, into which lags reach back.
  ///   - frame: The frame of the old, whose redundant columns are left out here too.
  /// - Returns: A value a term of the frame's design, the intercept's among them; nil for a row in
  ///   which a variable is missing.
  /// - Throws: ``FormulaError`` if a variable is missing altogether, a label is not among the old
  ///   ones or a term has no value.
  public func rows(
    for new: Variables, after old: Variables, in frame: ModelFrame
  ) throws(FormulaError) -> [[Double]?] {
    for basis in bases { try basis.checkLabels(of: new) }
    let columns: [[Double]]
    if formula.terms.flatMap(\.factors).contains(where: \.isLag) {
      let (joined, places) = old.joined(with: new, naming: formula)
      let all = try self.columns(of: joined)
      columns = all.map { column in places.map { column[$0] } }
    } else {
      columns = try self.columns(of: new)
    }
    let aliased = Set(frame.aliased)
    let first = formula.hasIntercept ? 1 : 0
    let kept = columns.indices.filter { !aliased.contains($0 + first) }
    return (0..<new.observations).map { row in
      let values = kept.map { columns[$0][row] }
      return values.allSatisfy(\.isFinite) ? (first == 1 ? [1] : []) + values : nil
    }
  }
}

extension Term {
  fileprivate var isLag: Bool {
    if case .lag = self { true } else { false }
  }
}

extension Variables {
  /// These observations and new ones in the order of time, and where the new ones are.
  ///
  /// A new observation takes the place of an old one of the same time.
  fileprivate func joined(
    with new: Variables, naming formula: Formula
  ) -> (variables: Variables, places: [Int]) {
    // Old observations come first, with negative numbers as indices of the new.
    var order = (0..<observations).map { $0 } + (0..<new.observations).map { ~$0 }
    var spacing = self.spacing
    if case .grid(let mine) = self.spacing, case .grid(let theirs) = new.spacing {
      let replaced = Set(theirs)
      func position(_ index: Int) -> Int { index >= 0 ? mine[index] : theirs[~index] }
      order = order.filter { $0 < 0 || !replaced.contains(mine[$0]) }
        .sorted { position($0) < position($1) }
      spacing = .grid(order.map(position))
    } else if new.spacing == .irregular || self.spacing == .irregular {
      spacing = .irregular
    } else {
      spacing = .sequence
    }
    let names = Set(formula.variables)
    func pick<Value>(_ mine: [Value], _ theirs: [Value]?, missing: Value) -> [Value] {
      order.map { $0 >= 0 ? mine[$0] : theirs?[~$0] ?? missing }
    }
    let days = days.flatMap { mine in
      new.days.map { theirs in order.map { $0 >= 0 ? mine[$0] : theirs[~$0] } }
    }
    let variables = Variables(
      observations: order.count, days: days, spacing: spacing,
      numbers: Dictionary(
        uniqueKeysWithValues: numbers.filter { names.contains($0.key) }.map {
          ($0.key, pick($0.value, new.numbers[$0.key], missing: .nan))
        }),
      labels: Dictionary(
        uniqueKeysWithValues: labels.filter { names.contains($0.key) }.map {
          ($0.key, pick($0.value, new.labels[$0.key], missing: ""))
        }))
    var places = [Int](repeating: 0, count: new.observations)
    for (place, index) in order.enumerated() where index < 0 { places[~index] = place }
    return (variables, places)
  }
}
