/// A look at a dataset that could be read, for what cannot be right in it or is odd.
///
/// Each rule is a method in a file of its own; what keeps a file from being read is no matter of
/// these rules, and is told when it is read.
public struct Audit: Sendable {
  let dataset: Dataset

  /// The rounds that are not in the dataset because their rows cannot be read.
  let unreadable: Set<RoundNumber>

  /// What is known to be wrong before the audit.
  private let faults: [Finding]

  /// Takes a dataset.
  public init(of dataset: Dataset) {
    self.dataset = dataset
    unreadable = []
    faults = []
  }

  /// Takes a file of which some rows cannot be read.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - dataset: The tables that explain it, and the rounds of which those of the file replace.
  public init(of file: FileAudit, in dataset: Dataset) {
    var dataset = dataset
    dataset.rounds = file.rounds ?? Rounds([])
    dataset.pool = file.feed?.pool ?? []
    dataset.repairs = file.feed?.repairs ?? []
    dataset.quirks = file.feed?.quirks ?? []
    dataset.revisions = []
    self.dataset = dataset
    unreadable = file.unreadable
    faults = file.faults
  }

  /// What is found, the worst first, then by round.
  public func findings() -> [Finding] {
    let found: [[Finding]] = [
      faults,
      dataset.repairs.map(Finding.init), dataset.revisions.map(Finding.init), dataset.quirks,
      numbering(), drawInstants(), tieBreaks(), scores(),
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
