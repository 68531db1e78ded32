import Datasets
import Files
import Reports
import Tabular

/// Where the rounds of a run come from.
enum DataInput {
  case bundled
  case file(DatasetFiles, [UInt8])

  /// The place in words.
  var place: String {
    switch self {
    case .bundled: "the bundled rounds"
    case .file(let files, _): "rounds of \(files.name)"
    }
  }

  /// The files, for the manifest of a report.
  var entries: [Manifest.Entry] {
    switch self {
    case .bundled: Bundled.all.map { Manifest.Entry(name: $0.file, bytes: $0.bytes) }
    case .file(let files, let bytes): [Manifest.Entry(name: files.name, bytes: bytes)]
    }
  }

  /// A feed may be of Windows-1252; a file of rounds is of UTF-8, which its writer can choose.
  static func text(
    _ bytes: [UInt8], file: String
  ) throws -> (text: SourceText, encoding: TextEncoding) {
    guard isJSON(bytes) else { return (try SourceText(bytes, file: file), .utf8) }
    guard bytes.count <= Download.maximumBytes else {
      throw FileError.tooLong(path: file, limit: Download.maximumBytes)
    }
    return try SourceText.decoded(bytes, file: file)
  }

  /// Whether bytes are JSON, by the first that is not white space.
  static func isJSON(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The greatest number of bytes taken of a file of rounds: some ten million rounds.
  static let maximumBytes = 1 << 30
}
