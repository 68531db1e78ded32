/// Makes UTF-8 of UTF-16.
struct UTF16Decoder: ByteDecoder {
  let isLittleEndian: Bool
  let file: String
  private var half: UInt8?
  private var surrogate: UInt16?
  private var line = 1
  private var isFirst = true

  init(isLittleEndian: Bool, file: String) {
    self.isLittleEndian = isLittleEndian
    self.file = file
  }

  mutating func decode(_ bytes: UnsafeRawBufferPointer, into text: inout [UInt8]) throws {
    guard !bytes.isEmpty else {
      if half != nil || surrogate != nil { throw fault("the file ends within a character") }
      return
    }
    for byte in bytes {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let unit =
        isLittleEndian
        ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte)
      if isFirst, unit == 0xFEFF {
        isFirst = false
        continue
      }
      isFirst = false
      try append(unit, to: &text)
    }
  }

  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) throws {
    if unit == 0x0A { line += 1 }
    var scalar = UInt32(unit)
    if let high = surrogate {
      guard (0xDC00..<0xE000).contains(unit) else { throw fault("half a character stands alone") }
      scalar = 0x10000 + (UInt32(high - 0xD800) << 10) + UInt32(unit - 0xDC00)
      surrogate = nil
    } else if (0xD800..<0xDC00).contains(unit) {
      surrogate = unit
      return
    }
    guard let scalar = Unicode.Scalar(scalar) else { throw fault("half a character stands alone") }
    text.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }

  private func fault(_ problem: String) -> InvalidFile {
    InvalidFile([
      Diagnostic(
        location: .init(file: file, line: line, column: 1), problem: "\(problem) in UTF-16",
        remedy: "save the file as UTF-8")
    ])
  }
}

/// Makes UTF-8 of Windows-1252.
struct Windows1252Decoder: ByteDecoder {
  let file: String
  private var line = 1

  init(file: String) { self.file = file }

  mutating func decode(_ bytes: UnsafeRawBufferPointer, into text: inout [UInt8]) throws {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard Windows1252.append(byte, to: &text) else {
        let name = String(byte, radix: 16, uppercase: true)
        throw InvalidFile([
          Diagnostic(
            location: .init(file: file, line: line, column: 1),
            problem: "byte 0x\(name) has no character in Windows-1252",
            remedy: "save the file as UTF-8")
        ])
      }
    }
  }
}

/// Empties the lines that begin with a mark, so that the lines after them keep their numbers.
struct CommentFilter: ByteDecoder {
  private let mark: [UInt8]
  private var matched = 0
  private var isInComment = false
  private var isInLine = false
  private var isQuoted = false

  init(mark: String) { self.mark = Array(mark.utf8) }

  mutating func decode(_ bytes: UnsafeRawBufferPointer, into text: inout [UInt8]) {
    if bytes.isEmpty, !isInComment { text += mark[..<matched] }
    for byte in bytes {
      if isInComment {
        guard byte == UInt8(ascii: "\n") else { continue }
        (isInComment, isInLine, matched) = (false, false, 0)
        text.append(byte)
        continue
      }
      if !isInLine {
        if byte == mark[matched] {
          matched += 1
          isInComment = matched == mark.count
          continue
        }
        for held in mark[..<matched] { take(held, into: &text) }
      }
      take(byte, into: &text)
    }
  }

  /// Keeps a byte of a line that is no comment.
  private mutating func take(_ byte: UInt8, into text: inout [UInt8]) {
    matched = 0
    if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
    isInLine = isQuoted || byte != UInt8(ascii: "\n")
    text.append(byte)
  }
}
