/// A second of universal time (UTC).
public struct Instant: Sendable, Hashable {
  /// The number of seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let secondsSince1970: Int64

  /// Creates the instant so many seconds after 1970-01-01T00:00:00Z.
  public init(secondsSince1970: Int64) {
    self.secondsSince1970 = secondsSince1970
  }

  /// Creates an instant from a day and a time of day, nil if the clock has no such time.
  @inlinable
  public init?(day: Day, hour: Int, minute: Int, second: Int) {
    guard
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    secondsSince1970 = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  /// The day that the instant is in.
  public var day: Day {
    let days = secondsSince1970.quotientAndRemainder(dividingBy: 86_400)
    return Day(number: Int32(days.remainder < 0 ? days.quotient - 1 : days.quotient))
  }

  /// The number of seconds since the day began.
  public var secondOfDay: Int {
    Int(secondsSince1970 - Int64(day.number) * 86_400)
  }
}

extension Instant: Comparable {
  /// Whether one instant is before another.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }
}

extension Instant: LosslessStringConvertible {
  /// Reads an instant in the form of ISO 8601, such as `2024-05-07T21:27:04Z`; nil otherwise.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard
      bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
      let day = Day(iso: bytes[..<10])
    else { return nil }
    var digits = bytes[11...].makeIterator()
    guard
      let hour = digits.nextNumber(digits: 2), digits.next() == UInt8(ascii: ":"),
      let minute = digits.nextNumber(digits: 2), digits.next() == UInt8(ascii: ":"),
      let second = digits.nextNumber(digits: 2)
    else { return nil }
    self.init(day: day, hour: hour, minute: minute, second: second)
  }

  /// The instant in the form of ISO 8601, such as `2024-05-07T21:27:04Z`.
  public var description: String {
    let (hour, minute, second) = (secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60)
    return "\(day)T\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))Z"
  }
}
