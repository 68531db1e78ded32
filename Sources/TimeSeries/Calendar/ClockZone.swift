/// The clocks of a place, and by how much they are ahead of universal time at any instant.
public struct ClockZone: Sendable {
  /// The name, such as `America/Toronto`.
  public let name: String

  private let offsets: @Sendable (Int64) -> Int

  /// Creates a zone.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - offset: The seconds that clocks are ahead of universal time, so many seconds after 1970 began.
  public init(name: String, offset: @escaping @Sendable (Int64) -> Int) {
    self.name = name
    offsets = offset
  }

  /// The seconds that clocks are ahead of universal time.
  public func offset(at instant: Instant) -> Int { offsets(instant.secondsSince1970) }

  /// The time on the wall at an instant, as if it were universal.
  public func wall(at instant: Instant) -> Instant {
    Instant(secondsSince1970: instant.secondsSince1970 + Int64(offset(at: instant)))
  }

  /// The instants at which clocks show a time: two in the hour that autumn has twice.
  ///
  /// A time that spring leaves out is what a clock shows that was not put forward.
  public func instants(atWall wall: Instant) -> [Instant] {
    let seconds = wall.secondsSince1970
    let (before, after) = (offsets(seconds - 86_400), offsets(seconds + 86_400))
    let all = (before == after ? [before] : [before, after])
      .map { (offset: $0, instant: Instant(secondsSince1970: seconds - Int64($0))) }
    let shown = all.filter { offset(at: $0.instant) == $0.offset }
    return (shown.isEmpty ? Array(all.prefix(1)) : shown).map(\.instant).sorted()
  }
}

extension ClockZone: Equatable {
  /// Whether two zones have one name.
  public static func == (left: ClockZone, right: ClockZone) -> Bool { left.name == right.name }
}
