/// Why a report cannot be made anew.
public enum VerificationError: Error, Equatable, Sendable {
  /// Files that the report was made from are others now, and what is made from them differs.
  case otherData([String], differing: Int)

  /// The report was made by another version, and this one makes it differently.
  case otherVersion(String, differing: Int)

  /// Files that the report was made from are not kept in its folder, and were not given.
  case notKept([String], option: String)

  /// A kept copy of an input is not what the report was made from.
  case editedCopy(String)

  /// The report is in a language that this version does not write.
  case unknownLanguage(String)

  /// The data hold no such report.
  case notMade(ReportError)
}

extension VerificationError: CustomStringConvertible {
  /// The fault and its remedy.
  public var description: String {
    switch self {
    case .otherData(let names, let count):
      "the report cannot be replayed: it was made from another \(names.joined(separator: ", ")), "
        + "and from today's \(count) of its files differ; give the data of then with --data, and "
        + "next time keep them with report --keep-inputs"
    case .otherVersion(let other, let count):
      "the report cannot be replayed: its manifest names version \(other), and this version, "
        + "\(version), makes \(count) of its files differently; use version \(other)"
    case .notKept(let names, let option):
      "the report cannot be replayed: \(names.joined(separator: ", ")) is not kept in its folder; "
        + "give it with \(option)"
    case .editedCopy(let name):
      "the report cannot be replayed: \(name) is not what it was made from; restore it, or give the "
        + "original with --data, --logo or --templates"
    case .unknownLanguage(let language):
      "the report is in \"\(language)\", which this version does not write; use the version of then"
    case .notMade(let error):
      "the report cannot be replayed: \(error)"
    }
  }
}
