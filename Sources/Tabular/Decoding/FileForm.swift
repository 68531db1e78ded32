/// The form of a file, by its first bytes.
enum FileForm: Equatable {
  case text, gzip, json
  case utf16(isLittleEndian: Bool)

  /// A form that is not read: its name, and how to make CSV of it.
  case other(String, remedy: String)

  init(_ beginning: [UInt8], file: String) {
    let first = beginning.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    if beginning.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if beginning.starts(with: [0xFF, 0xFE]) {
      self = .utf16(isLittleEndian: true)
    } else if beginning.starts(with: [0xFE, 0xFF]) {
      self = .utf16(isLittleEndian: false)
    } else if let other = FileForm.others.first(where: { beginning.starts(with: $0.mark) }) {
      self = .other(other.name, remedy: other.remedy(file))
    } else {
      self = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .text
    }
  }

  private static let others: [(mark: [UInt8], name: String, remedy: @Sendable (String) -> String)] =
    [
      (
        [0x50, 0x4B, 0x03, 0x04], "a spreadsheet (.xlsx, .ods) or another zip file",
        {
          "save the sheet as \"CSV UTF-8\" in the spreadsheet program, or convert it: "
            + "ssconvert \($0) \($0.withoutExtension)-sheet.csv"
        }
      ),
      (
        [0xD0, 0xCF, 0x11, 0xE0], "a spreadsheet of an old Excel (.xls)",
        {
          "save it as \"CSV UTF-8\", or convert it: ssconvert \($0) \($0.withoutExtension)-sheet.csv"
        }
      ),
      (
        Array("PAR1".utf8), "a Parquet file",
        { "convert it: duckdb -c \"COPY '\($0)' TO '\($0.withoutExtension).csv'\"" }
      ),
      (
        Array("ARROW1".utf8), "an Arrow or Feather file",
        { "write it as CSV, such as by pandas.read_feather('\($0)').to_csv" }
      ),
      (
        Array("SQLite format 3".utf8), "a database of SQLite",
        { "export the table: sqlite3 -csv -header \($0) \"SELECT * FROM …\"" }
      ),
      ([0x28, 0xB5, 0x2F, 0xFD], "packed by Zstandard", { "unpack it: zstd -d \($0)" }),
      (Array("BZh".utf8), "packed by bzip2", { "unpack it: bunzip2 -k \($0)" }),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "packed by xz", { "unpack it: unxz -k \($0)" }),
    ]
}

extension String {
  /// A name of a file without what stands behind its last point.
  fileprivate var withoutExtension: String {
    guard let point = lastIndex(of: "."), !self[point...].contains("/") else { return self }
    return String(self[..<point])
  }
}
