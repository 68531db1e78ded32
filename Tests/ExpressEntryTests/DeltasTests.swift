import ExpressEntry
import TimeSeries
import Testing

struct DeltasTests {
  @Test func `a round is compared with the previous of its category, over the turn of the year`()
    throws
  {
    let deltas = try Sample.rounds().deltas
    #expect(deltas.map(\.cutoffDelta) == [nil, nil, -10, 11, -21])
    #expect(deltas.map(\.invitationsDelta) == [nil, nil, 10, 100, 300])
    #expect(deltas.map(\.gapDays) == [nil, nil, 48, 8, 85])
    #expect(deltas[4].previous?.number.text == "4")
  }
}
