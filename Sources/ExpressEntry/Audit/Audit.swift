/// A look at a dataset that could be read, for what cannot be right in it or is odd.
///
/// Each rule is a method in a file of its own; what keeps a file from being read is no matter of
/// these rules, and is told when it is read.
public struct Audit: Sendable {
  let dataset: Dataset

  /// Takes a dataset.
  public init(of dataset: Dataset) {
    self.dataset = dataset
  }

  /// What is found, the worst first, then by round.
  public func findings() -> [Finding] {
    let found: [[Finding]] = [
      dataset.repairs.map(Finding.init), numbering(), drawInstants(), tieBreaks(), scores(),
      outliers(), poolBands(), poolAges(),
    ]
    let all = found.flatMap { $0 }
    let order = all.indices.sorted { left, right in
      if all[left].severity != all[right].severity {
        return all[left].severity > all[right].severity
      }
      let (first, second) = (all[left].round, all[right].round)
      if first == second { return left < right }
      return first.map { first in second.map { first < $0 } ?? true } ?? false
    }
    return order.map { all[$0] }
  }
}
