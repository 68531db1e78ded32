extension LongFile {
  /// The bytes of a table that has no header, with a line before them that names its columns.
  ///
  /// The separator is the one that parts the first line into as many cells as there are names; a
  /// comma where none does.
  ///
  /// - Parameters:
  ///   - names: The names of the columns, in their order.
  ///   - next: Puts the next bytes of the table into a buffer and gives their number, zero at its end.
  /// - Returns: The same with the line of names; nothing where the table is empty.
  public static func named(_ names: [String], _ next: @escaping Source) -> Source {
    var pending: [UInt8] = []
    var given = 0
    var hasBegun = false
    return { buffer in
      if !hasBegun {
        hasBegun = true
        pending = try beginning(of: names, next)
      }
      guard given < pending.count else { return try next(buffer) }
      let part = pending[given...].prefix(buffer.count)
      buffer.copyBytes(from: part)
      given += part.count
      return part.count
    }
  }

  /// The line of names and the first bytes of the table.
  private static func beginning(of names: [String], _ next: Source) throws -> [UInt8] {
    var first = [UInt8](repeating: 0, count: 1 << 14)
    var count = 0
    while count < first.count {
      let more = try first.withUnsafeMutableBytes { bytes in
        try next(UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
      }
      guard more > 0 else { break }
      count += more
      if first[..<count].contains(UInt8(ascii: "\n")) { break }
    }
    first.removeLast(first.count - count)
    if first.starts(with: [0xEF, 0xBB, 0xBF]) { first.removeFirst(3) }
    guard !first.isEmpty else { return [] }
    let separator = separator(of: first, columns: names.count)
    let header = names.map(\.quotedCell).joined(separator: separator) + "\n"
    return Array(header.utf8) + first
  }

  /// The separator of a line of as many cells.
  private static func separator(of bytes: [UInt8], columns: Int) -> String {
    let known = [",", ";", "\t", "|"]
    return known.first { text in
      var isQuoted = false
      var count = 0
      for byte in bytes.drop(while: { $0 == 0x0A || $0 == 0x0D }) {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if byte == UInt8(ascii: "\n"), !isQuoted { break }
        if !isQuoted, byte == text.utf8.first { count += 1 }
      }
      return count == columns - 1
    } ?? ","
  }
}
