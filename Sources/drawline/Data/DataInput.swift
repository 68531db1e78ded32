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

  /// The text of a feed or a file of rounds, which may be packed by gzip, of UTF-16 or Windows-1252.
  static func text(
    _ bytes: [UInt8], file: String
  ) throws -> (text: SourceText, encoding: TextEncoding) {
    var options = TextSource.Options()
    options.takesJSONAsRows = false
    let (text, encoding) = try SourceText.decoded(bytes, file: file, options: options)
    guard text.isJSON else {
      if encoding == .windows1252 { PendingNotes.add(TextInputOptions.note(of: file)) }
      return (text, encoding)
    }
    guard text.bytes.count <= Download.maximumBytes else {
      throw FileError.tooLong(path: file, limit: Download.maximumBytes)
    }
    return (text, encoding)
  }

  /// Whether bytes are JSON, by the first that is not white space.
  static func isJSON(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The greatest number of bytes taken of a file of rounds: some ten million rounds.
  static let maximumBytes = 1 << 30
}
