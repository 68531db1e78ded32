import CTabular
import Synchronization

/// The distinct texts of a column, in the order in which they first appear.
public final class Levels: Sendable {
  private let state = Mutex<(texts: [String], codes: [String: UInt32])>(([], [:]))

  /// Starts without any.
  public init() {}

  /// The texts; the code of each is its index.
  public var texts: [String] { state.withLock { $0.texts } }

  /// The code of a text, nil if it is not among them.
  public func knownCode(of text: String) -> UInt32? { state.withLock { $0.codes[text] } }

  /// The code of a text, which is added if it is new.
  public func code(of text: String) -> UInt32 {
    state.withLock { state in
      if let code = state.codes[text] { return code }
      let code = UInt32(state.texts.count)
      state.texts.append(text)
      state.codes[text] = code
      return code
    }
  }
}

/// The codes of texts that a block has had, so that most cells cost a comparison of bytes.
struct LevelMemo {
  private let block: Block
  private var slots: [Slot?]
  private var count = 0

  private struct Slot {
    let bytes: UnsafeBufferPointer<UInt8>
    let code: UInt32
  }

  private static let slotCount = 512

  init(_ block: Block) {
    self.block = block
    slots = Array(repeating: nil, count: LevelMemo.slotCount)
  }

  /// The code of a cell like this one that was noted before.
  @inline(__always)
  func code(of cell: Cell) -> UInt32? {
    let bytes = block.bytes(of: cell)
    var index = hash(of: bytes)
    while let slot = slots[index % LevelMemo.slotCount] {
      if slot.bytes.hasSameBytes(as: bytes) { return slot.code }
      index &+= 1
    }
    return nil
  }

  /// Notes the code of a cell, unless there are so many that looking them up gains nothing.
  mutating func note(_ code: UInt32, of cell: Cell) {
    guard count < LevelMemo.slotCount / 2 else { return }
    let bytes = block.bytes(of: cell)
    var index = hash(of: bytes)
    while slots[index % LevelMemo.slotCount] != nil { index &+= 1 }
    slots[index % LevelMemo.slotCount] = Slot(bytes: bytes, code: code)
    count += 1
  }

  /// A hash of the length and of the first and last bytes, eight of each.
  @inline(__always)
  private func hash(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = UInt64(bytes.count)
    if bytes.count >= 8 {
      let raw = UnsafeRawBufferPointer(bytes)
      hash ^= raw.loadUnaligned(as: UInt64.self)
      hash = hash &* 0x9E37_79B9_7F4A_7C15
      hash ^= raw.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
    } else {
      for byte in bytes { hash = hash << 8 ^ UInt64(byte) }
    }
    return Int((hash &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

extension UnsafeBufferPointer<UInt8> {
  @inline(__always)
  fileprivate func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count, let left = baseAddress, let right = other.baseAddress else {
      return count == other.count
    }
    return drawline_same_bytes(left, right, count)
  }
}
