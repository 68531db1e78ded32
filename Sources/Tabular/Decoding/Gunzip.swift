import CZlib

/// The bytes that a file of gzip (RFC 1952) holds, one member after the other.
final class Gunzip {
  private let file: String
  private let source: ByteSource
  private let stream: UnsafeMutablePointer<z_stream>
  private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var isBetweenMembers = false

  /// Starts to unpack a file.
  init(_ source: @escaping ByteSource, file: String) throws {
    self.file = file
    self.source = source
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window; 16 more ask for gzip's header.
    let status = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw fault("cannot be unpacked") }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    room.deallocate()
  }

  /// Puts the next bytes into a buffer.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard !buffer.isEmpty else { return 0 }
    let bytes = buffer.bindMemory(to: UInt8.self)
    stream.pointee.next_out = bytes.baseAddress
    stream.pointee.avail_out = UInt32(min(buffer.count, 1 << 30))
    let wanted = stream.pointee.avail_out
    while stream.pointee.avail_out == wanted {
      if stream.pointee.avail_in == 0 {
        let count = try source(room)
        guard count > 0 else {
          guard isBetweenMembers else { throw fault("ends in the middle of its gzip data") }
          return 0
        }
        stream.pointee.next_in = room.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_in = UInt32(count)
      }
      if isBetweenMembers {
        // Some writers pad the last member with zeros.
        if stream.pointee.next_in.pointee == 0 {
          stream.pointee.next_in += 1
          stream.pointee.avail_in -= 1
          continue
        }
        inflateReset(stream)
        isBetweenMembers = false
      }
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: continue
      case Z_STREAM_END: isBetweenMembers = true
      default: throw fault("has gzip data that are damaged")
      }
    }
    return Int(wanted - stream.pointee.avail_out)
  }

  private func fault(_ problem: String) -> InvalidFile {
    InvalidFile([
      Diagnostic(
        location: .init(file: file, line: 1, column: 1), problem: "the file \(problem)",
        remedy: "download or pack it again")
    ])
  }
}
