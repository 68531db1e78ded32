extension Formula {
  /// The factors of each term that are coded by a dummy variable for every level.
  ///
  /// R's rule. In an interaction, a factor leaves its first level out if the rest of the term is a
  /// term of the model by itself, and has all its levels if not. Without an intercept the first
  /// factor has all its levels too. Chambers & Hastie (1992), *Statistical Models in S*, §2.4.1.
  ///
  /// - Parameter isFactor: Whether a part of a term is a factor, not a number.
  /// - Returns: A set a term, empty for most.
  func factorsCodedInFull(_ isFactor: (Term) -> Bool) -> [Set<Term>] {
    let present = Set(terms.map { Set($0.factors) })
    var full = terms.map { term in
      let factors = Set(term.factors)
      return factors.filter { factor in
        let margin = factors.subtracting([factor])
        return !margin.isEmpty && isFactor(factor) && !present.contains(margin)
      }
    }
    guard !hasIntercept else { return full }
    let byOrder = terms.indices.sorted {
      (terms[$0].factors.count, $0) < (terms[$1].factors.count, $1)
    }
    for index in byOrder {
      if let first = terms[index].factors.first(where: isFactor) {
        full[index].insert(first)
        break
      }
    }
    return full
  }
}
