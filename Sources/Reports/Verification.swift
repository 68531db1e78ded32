public import ExpressEntry
public import Tabular
import TimeSeries

/// A report that was written before, against the same report made anew.
public struct Verification: Sendable {
  /// What became of a file.
  public enum Verdict: String, Sendable {
    /// It is there, and the report made anew has the same bytes.
    case same

    /// It is not there.
    case missing

    /// It is not what the manifest says that was written.
    case edited

    /// The report made anew has other bytes, or no such file.
    case differs
  }

  /// The files by name, in the order of the manifest.
  public let files: [(name: String, verdict: Verdict)]

  /// Whether every file is the same.
  public var holds: Bool { files.allSatisfy { $0.verdict == .same } }

  /// Makes a report anew and compares it.
  ///
  /// - Parameters:
  ///   - manifest: The manifest of the report.
  ///   - dataset: The data that it was made from.
  ///   - house: What the house put on it.
  ///   - inputs: The files that the data were read from.
  ///   - written: The bytes of a file of the report; nil where it is not there.
  /// - Throws: ``VerificationError`` if the data are others, and whatever making the report or
  ///   reading a file throws.
  public init(
    _ manifest: Manifest, of dataset: Dataset, house: House, inputs: [Manifest.Entry],
    written: (_ name: String) throws -> [UInt8]?
  ) throws {
    let inputs = inputs + house.inputs
    let known = Dictionary(
      inputs.map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let digests = Set(inputs.map(\.sha256))
    // A file of rounds may lie elsewhere by now; what counts is what is in it.
    let others = manifest.inputs.filter {
      known[$0.name] != $0.sha256 && !digests.contains($0.sha256)
    }
    guard others.isEmpty else { throw VerificationError.otherData(others.map(\.name)) }
    guard let language = Language(rawValue: manifest.language) else {
      throw VerificationError.unknownLanguage(manifest.language)
    }
    // A report of a whole month is from data that go on after it; of a part, from those to its day.
    let isWhole = manifest.asOf == manifest.month.lastDay
    let shown = isWhole ? dataset : dataset.through(manifest.asOf)
    let report = try MonthlyReport(
      month: manifest.month, of: shown, language: language, house: house, inputs: manifest.inputs)
    let anew = Dictionary(
      report.manifest.outputs.map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    files = try manifest.outputs.map { entry in
      let verdict: Verdict =
        switch try written(entry.name).map(sha256) {
        case nil: .missing
        case let digest where digest != entry.sha256: .edited
        default: anew[entry.name] == entry.sha256 ? .same : .differs
        }
      return (entry.name, verdict)
    }
  }

  /// A row a file.
  public var listing: Listing {
    Listing(
      columns: [.init("file", "File"), .init("verdict", "Verdict")],
      rows: files.map { [.text($0.name), .text($0.verdict.rawValue)] })
  }
}

/// Why a report cannot be made anew.
public enum VerificationError: Error, Equatable, Sendable {
  /// Files that the report was made from are not those given.
  case otherData([String])

  /// The report is in a language that this version does not write.
  case unknownLanguage(String)
}

extension VerificationError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .otherData(let names):
      "the report was made from another \(names.joined(separator: ", ")); give the data of then "
        + "with --data, or use the version of then"
    case .unknownLanguage(let language):
      "the report is in \"\(language)\", which this version does not write; use the version of then"
    }
  }
}
