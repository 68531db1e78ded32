public import Tabular

/// Something about a dataset that a careful reader would want to know.
public struct Finding: Sendable, Equatable {
  /// How bad it is.
  public enum Severity: String, Sendable, Comparable {
    /// It is explained, repaired or harmless.
    case note

    /// It may be right, and should be looked at.
    case warning

    /// It cannot be right.
    case error

    /// Whether one is less bad than another.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// How bad it is.
  public let severity: Severity

  /// The round, nil where it is of none.
  public let round: RoundNumber?

  /// The field, by the name that the file has for it; empty where it is of none.
  public let field: String

  /// The value found.
  public let value: String

  /// What is wrong or odd.
  public let problem: String

  /// What was done about it, or what to do.
  public let repair: String

  /// Creates a finding.
  public init(
    _ severity: Severity, round: RoundNumber? = nil, field: String = "", value: String = "",
    problem: String, repair: String
  ) {
    self.severity = severity
    self.round = round
    self.field = field
    self.value = value
    self.problem = problem
    self.repair = repair
  }

  /// What a fault of a file is as a finding.
  public init(_ fault: Diagnostic) {
    let place = "line \(fault.location.line), column \(fault.location.column)"
    self.init(.error, problem: "\(place): \(fault.problem)", repair: fault.remedy)
  }

  /// What a repair of the feed is as a finding.
  public init(_ repair: Repair) {
    self.init(
      .note, round: repair.round, field: repair.field, value: repair.published,
      problem: repair.reason,
      repair: repair.taken.isEmpty ? "left empty" : "taken as \(repair.taken)")
  }
}

extension Finding {
  /// What a revision is as a finding.
  init(_ revision: Revision) {
    let old = revision.old.isEmpty ? "empty" : "\"\(revision.old)\""
    self.init(
      .note, round: revision.round, field: revision.field.rawValue, value: revision.new,
      problem: "it was \(old) until it was revised, as seen on \(revision.seen)",
      repair: "the new value is taken from that day on")
  }

  /// What a fault of the feed is as a finding.
  init(_ fault: FeedFault) {
    let place = fault.diagnostic.location
    self.init(
      .error, round: fault.round, field: fault.field, value: fault.value,
      problem: "line \(place.line), column \(place.column): \(fault.diagnostic.problem)",
      repair: fault.diagnostic.remedy)
  }
}

extension Listing {
  /// The rows of an audit.
  public static func findings(_ findings: [Finding]) -> Listing {
    Listing(
      columns: [
        .init("severity", "Severity"), .init("round", "Round"), .init("field", "Field"),
        .init("value", "Value"), .init("problem", "Problem"), .init("repair", "Repair"),
      ],
      rows: findings.map { finding in
        [
          .text(finding.severity.rawValue), .text(finding.round?.text),
          .text(finding.field.nilIfEmpty), .text(finding.value.nilIfEmpty),
          .text(finding.problem), .text(finding.repair),
        ]
      })
  }
}

extension String {
  fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}
