public import ExpressEntry
public import Tabular
import TimeSeries

/// A report that was written before, against the same report made anew.
///
/// The whole folder is compared with the whole report, not what the manifest lists of it: a manifest
/// can be edited like any other file.
public struct Verification: Sendable {
  /// What became of a file.
  public enum Verdict: String, Sendable {
    /// It is there, and the report made anew has the same bytes.
    case same

    /// It is not there.
    case missing

    /// It is neither what the manifest says that was written nor what is made anew.
    case edited

    /// It is what was written, but the report made anew has other bytes.
    case differs

    /// It is there, and no file of the report.
    case added

    /// A link, pipe or device stands in its place.
    case irregular
  }

  /// A file of the folder or of the report.
  public struct File: Sendable, Equatable {
    /// The name, with slashes for folders.
    public let name: String

    /// What became of it.
    public let verdict: Verdict

    /// The first place where it is other than the file made anew; nil where that says nothing.
    public let difference: Difference?
  }

  /// The kind of thing under a name in the report's folder.
  public enum Written: Sendable {
    /// A regular file of a number of bytes.
    case file(size: Int)

    /// Anything else that is no folder.
    case other
  }

  /// The files: those of the report in its order, the copies of its inputs, then what was added.
  public let files: [File]

  /// Whether every file is the same.
  public var holds: Bool { files.allSatisfy { $0.verdict == .same } }

  /// Whether nothing was touched since the report was written, and still it is made otherwise now.
  public var isOnlyMadeOtherwise: Bool {
    let others = files.filter { $0.verdict != .same }
    return others.allSatisfy { $0.verdict == .differs }
      && others.contains { $0.name != Verification.manifestName }
  }

  /// The name of the manifest.
  public static let manifestName = "manifest.json"

  /// Makes a report anew and compares it.
  ///
  /// - Parameters:
  ///   - manifest: The manifest of the report.
  ///   - dataset: The data that it was made from.
  ///   - house: What the house put on it.
  ///   - inputs: The files of the data that its manifest has to name.
  ///   - reading: The reading of the data that its manifest has to name.
  ///   - folder: What is in the folder, by name.
  ///   - read: The bytes of a regular file in the folder; nil where it has more than a limit.
  /// - Throws: ``VerificationError`` if no such report can be made from the data, and whatever
  ///   making it or reading a file throws.
  public init(
    _ manifest: Manifest, of dataset: Dataset, house: House, inputs: [Manifest.Entry],
    reading: Manifest.Reading, folder: [String: Written],
    read: (_ name: String, _ limit: Int) throws -> [UInt8]?
  ) throws {
    let report = try Verification.report(
      manifest, of: dataset, house: house, inputs: inputs, reading: reading)
    let listed = Dictionary(
      manifest.outputs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var files: [File] = []
    for (name, bytes) in report.files {
      files.append(
        try Verification.compare(name, with: bytes, listed: listed[name], folder[name], read))
    }
    for entry in manifest.inputs {
      guard let copy = entry.copy else { continue }
      let verdict: Verdict
      switch folder[copy] {
      case nil: verdict = .missing
      case .other: verdict = .irregular
      case .file(let size):
        let found = size == entry.size ? try read(copy, size) : nil
        verdict = found.map(entry.describes) == true ? .same : .edited
      }
      files.append(File(name: copy, verdict: verdict, difference: nil))
    }
    let known = Set(files.map(\.name))
    files += folder.keys.filter { !known.contains($0) }.sorted()
      .map { File(name: $0, verdict: .added, difference: nil) }
    self.files = files
  }

  private static func report(
    _ manifest: Manifest, of dataset: Dataset, house: House, inputs: [Manifest.Entry],
    reading: Manifest.Reading
  ) throws -> MonthlyReport {
    let languages = manifest.language.split(separator: ",").map { Language(rawValue: String($0)) }
    guard !languages.isEmpty, !languages.contains(nil) else {
      throw VerificationError.unknownLanguage(manifest.language)
    }
    func report(of dataset: Dataset) throws -> MonthlyReport {
      try MonthlyReport(
        month: manifest.month, of: dataset, languages: languages.compactMap(\.self),
        lead: manifest.lead.map { Category($0) }, house: house, inputs: inputs,
        reading: reading)
    }
    // A report of a whole month is from data that go on after it; of a part, from those to its day.
    // A day before the first round of the month was never that of a report of it.
    if manifest.asOf < manifest.month.lastDay {
      let known = dataset.through(manifest.asOf)
      if let last = known.rounds.lastDay, last.month == manifest.month {
        return try report(of: known)
      }
    }
    do {
      return try report(of: dataset)
    } catch let error as ReportError {
      throw VerificationError.notMade(error)
    }
  }

  private static func compare(
    _ name: String, with expected: [UInt8], listed: Manifest.Entry?, _ written: Written?,
    _ read: (_ name: String, _ limit: Int) throws -> [UInt8]?
  ) throws -> File {
    guard let written else { return File(name: name, verdict: .missing, difference: nil) }
    guard case .file = written else {
      return File(name: name, verdict: .irregular, difference: nil)
    }
    // A longer file is another one, whatever is in it.
    guard let found = try read(name, 2 * expected.count + 1 << 20) else {
      return File(name: name, verdict: .edited, difference: nil)
    }
    guard let difference = Difference(found: found, expected: expected) else {
      return File(name: name, verdict: .same, difference: nil)
    }
    let isAsWritten = name == manifestName || listed?.describes(found) == true
    return File(name: name, verdict: isAsWritten ? .differs : .edited, difference: difference)
  }
}

extension Verification {
  /// A row a file.
  public var listing: Listing {
    Listing(
      columns: [.init("file", "File"), .init("verdict", "Verdict")],
      rows: files.map { [.text($0.name), .text($0.verdict.rawValue)] })
  }

  /// A row a file with the first place where it differs, for programs.
  public var detailedListing: Listing {
    Listing(
      columns: [
        .init("file", "File"), .init("verdict", "Verdict"), .init("line", "Line"),
        .init("column", "Column"), .init("found", "Found"), .init("expected", "Expected"),
      ],
      rows: files.map { file in
        [
          .text(file.name), .text(file.verdict.rawValue), .integer(file.difference?.line),
          .integer(file.difference?.column), .text(file.difference?.found),
          .text(file.difference?.expected),
        ]
      })
  }

  /// A line for each file that differs, saying where first.
  public var notes: [String] {
    files.compactMap { file in
      file.difference.map {
        "\(file.name), line \($0.line), column \($0.column): \"\($0.found)\" where the report "
          + "made again has \"\($0.expected)\""
      }
    }
  }
}
