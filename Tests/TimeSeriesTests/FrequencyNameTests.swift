import Testing
import TimeSeries

struct FrequencyNameTests {
  @Test(arguments: [
    ("15min", Frequency.seconds(900)), ("4h", .seconds(14_400)), ("H", .seconds(3600)),
    ("D", .days(1)), ("B", .businessDays), ("W", .weeks(1, on: nil)),
    ("W-FRI", .weeks(1, on: .friday)), ("2W", .weeks(2, on: nil)), ("M", .months(1, on: nil)),
    ("ME", .months(1, on: .end)), ("MS", .months(1, on: .day(1))), ("QS", .months(3, on: .day(1))),
    ("QE-DEC", .months(3, on: .end)), ("YE", .months(12, on: .end)),
    ("month-end", .months(1, on: .end)), ("2 weeks", .weeks(2, on: nil)),
    ("half-year", .months(6, on: nil)), ("quarter-end", .months(3, on: .end)),
    ("first-friday", .months(1, on: .weekday(.friday, 1))),
    ("WOM-1FRI", .months(1, on: .weekday(.friday, 1))), ("irregular", .irregular),
  ])
  func `a frequency has the names of people, pandas and R`(name: String, frequency: Frequency) {
    #expect(Frequency(name: name) == frequency)
  }

  @Test(arguments: ["", "0D", "fortnight", "W-XYZ", "2B", "-1D"])
  func `any other name is none`(name: String) {
    #expect(Frequency(name: name) == nil)
  }
}
