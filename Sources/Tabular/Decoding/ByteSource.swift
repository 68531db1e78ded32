/// Puts the next bytes of a file into a buffer and gives their number, zero at its end.
public typealias ByteSource = (UnsafeMutableRawBufferPointer) throws -> Int

/// Changes bytes of a file into others, a part at a time.
protocol ByteDecoder {
  /// Adds what some bytes become; none are the end of the file.
  mutating func decode(_ bytes: UnsafeRawBufferPointer, into text: inout [UInt8]) throws
}

/// The bytes of a source, decoded.
func decoding(_ source: @escaping ByteSource, by decoder: some ByteDecoder) -> ByteSource {
  var decoder = decoder
  var text: [UInt8] = []
  var position = 0
  var isAtEnd = false
  var room = [UInt8](repeating: 0, count: 1 << 16)
  return { buffer in
    while position == text.count, !isAtEnd {
      text.removeAll(keepingCapacity: true)
      position = 0
      try room.withUnsafeMutableBytes { room in
        let count = try source(room)
        isAtEnd = count == 0
        try decoder.decode(UnsafeRawBufferPointer(rebasing: room[..<count]), into: &text)
      }
    }
    let part = text[position...].prefix(buffer.count)
    buffer.copyBytes(from: part)
    position += part.count
    return part.count
  }
}

/// The first bytes of a source, and a source that gives them again and then the rest.
func peeking(
  _ source: @escaping ByteSource, count: Int = 4096
) throws -> (beginning: [UInt8], source: ByteSource) {
  var beginning = [UInt8](repeating: 0, count: count)
  var known = 0
  try beginning.withUnsafeMutableBytes { room in
    while known < count {
      let read = try source(UnsafeMutableRawBufferPointer(rebasing: room[known...]))
      guard read > 0 else { break }
      known += read
    }
  }
  beginning.removeLast(count - known)
  return (beginning, giving(beginning, before: source))
}

/// A source of some bytes, and then of those of another.
func giving(
  _ bytes: [UInt8], before source: @escaping ByteSource = { _ in 0 }
) -> ByteSource {
  var position = 0
  return { buffer in
    guard position < bytes.count else { return try source(buffer) }
    let part = bytes[position...].prefix(buffer.count)
    buffer.copyBytes(from: part)
    position += part.count
    return part.count
  }
}

/// All bytes of a source.
func allBytes(of source: ByteSource) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var room = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let count = try room.withUnsafeMutableBytes { try source($0) }
    guard count > 0 else { return bytes }
    bytes += room[..<count]
  }
}
