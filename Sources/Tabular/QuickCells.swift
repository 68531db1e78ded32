import TimeSeries

/// Reads a cell from its bytes, in the form in which nearly all are written.
///
/// It gives nil for whatever it is not sure of, which is then read as people write it. The eight bytes
/// from a cell's start on may be looked at together, whatever its length.
protocol QuickReading<Value>: Sendable {
  associatedtype Value: Sendable

  /// The value of a cell.
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Value?
}

/// Reads nothing: every cell is read as people write it.
struct NothingQuick<Value: Sendable>: QuickReading {
  @inline(__always)
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Value? { nil }
}

/// Reads an empty cell as nil.
struct OptionalQuick<Base: QuickReading>: QuickReading {
  let base: Base

  @inline(__always)
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Base.Value?? {
    if bytes.isEmpty { return .some(nil) }
    return base.value(of: bytes).map(Optional.some)
  }
}

/// Reads whole numbers of a range in up to eight digits.
struct QuickInteger<Value: FixedWidthInteger & Sendable>: QuickReading {
  let range: ClosedRange<Value>

  @inline(__always)
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    guard let start = bytes.baseAddress, (1...8).contains(bytes.count) else { return nil }
    // The digits at the high end, zeros before them.
    let digits = (eight(at: start) ^ .zeros) << UInt64(8 * (8 - bytes.count))
    guard digits.areDigits else { return nil }
    // Pairs, then fours, then all eight.
    let pairs = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
    let number = (fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF
    guard let value = Value(exactly: number) else { return nil }
    return range.contains(value) ? value : nil
  }
}

/// Reads up to fifteen digits with a point among them, or none.
struct QuickNumber: QuickReading {
  /// Whether a point is the decimal mark, or nothing says that it is not.
  private let hasPoint: Bool

  init(mark: DecimalMark?) { hasPoint = mark != .comma }

  /// So many digits, and so small a power of ten, are exact in this type, so that their quotient is
  /// rounded once (Clinger 1990, *How to Read Floating Point Numbers Accurately*).
  @inline(__always)
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let first = bytes.count > 1 && bytes[0] == UInt8(ascii: "-") ? 1 : 0
    guard bytes.count > first, bytes.count <= 17 else { return nil }
    var number = 0
    var point = bytes.count
    for index in first..<bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit < 10 {
        number = number &* 10 &+ Int(digit)
      } else {
        guard bytes[index] == UInt8(ascii: "."), point == bytes.count, hasPoint else { return nil }
        point = index
      }
    }
    // A number begins and ends with a digit.
    let decimals = bytes.count - 1 - point
    let digits = bytes.count - first - (decimals < 0 ? 0 : 1)
    guard (1...15).contains(digits), point != first, decimals != 0 else { return nil }
    let value = decimals < 0 ? Double(number) : Double(number) / QuickNumber.powersOfTen[decimals]
    return first == 1 ? -value : value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}

/// Reads days in the form of ISO 8601.
struct QuickDay: QuickReading {
  @inline(__always)
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    guard bytes.count == 10, let start = bytes.baseAddress else { return nil }
    return QuickDay.day(at: start)
  }

  /// The day that ten bytes write.
  @inline(__always)
  static func day(at start: UnsafePointer<UInt8>) -> Day? {
    // What is left of 0000-00- is its digits, and nothing of the hyphens.
    let yearAndMonth = eight(at: start) ^ 0x2D30_302D_3030_3030
    let (tens, ones) = (start[8] &- UInt8(ascii: "0"), start[9] &- UInt8(ascii: "0"))
    guard yearAndMonth.areDigits(zeroAt: 0xFF00_00FF_0000_0000), tens < 10, ones < 10 else {
      return nil
    }
    let pairs = yearAndMonth &* 10 &+ yearAndMonth >> 8
    return Day(
      year: pairs.byte(0) * 100 + pairs.byte(2), month: pairs.byte(5),
      day: Int(tens) * 10 + Int(ones))
  }
}

/// Reads instants in the form of ISO 8601.
struct QuickInstant: QuickReading {
  @inline(__always)
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> Instant? {
    guard
      bytes.count == 20, let start = bytes.baseAddress, start[10] == UInt8(ascii: "T"),
      start[19] == UInt8(ascii: "Z"), let day = QuickDay.day(at: start)
    else { return nil }
    let time = eight(at: start + 11) ^ 0x3030_3A30_303A_3030
    guard time.areDigits(zeroAt: 0x0000_FF00_00FF_0000) else { return nil }
    let pairs = time &* 10 &+ time >> 8
    return Instant(day: day, hour: pairs.byte(0), minute: pairs.byte(3), second: pairs.byte(6))
  }
}

/// Takes texts that are not empty and have no white space at their ends.
struct QuickText: QuickReading {
  @inline(__always)
  func value(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard
      let first = bytes.first, let last = bytes.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// MARK: - Eight bytes at once

/// The eight bytes from a place on, the first of them lowest.
@inline(__always)
private func eight(at start: UnsafePointer<UInt8>) -> UInt64 {
  UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
}

extension UInt64 {
  /// Eight times the digit zero.
  fileprivate static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// Whether each byte is from 0 to 9.
  @inline(__always)
  fileprivate var areDigits: Bool { areDigits(zeroAt: 0) }

  /// Whether each byte is from 0 to 9, and 0 where a mask has it.
  @inline(__always)
  fileprivate func areDigits(zeroAt mask: UInt64) -> Bool {
    // What is added makes the highest bit of a byte one if the byte is above its limit.
    let toLimit = 0x7676_7676_7676_7676 | mask & 0x7F7F_7F7F_7F7F_7F7F
    return (self | (self &+ toLimit)) & 0x8080_8080_8080_8080 == 0
  }

  @inline(__always)
  fileprivate func byte(_ index: Int) -> Int {
    Int(truncatingIfNeeded: self >> UInt64(8 * index)) & 0xFF
  }
}
