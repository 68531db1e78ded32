import Charts
import Testing
import TimeSeries

struct ChartFormatTests {
  @Test(arguments: [
    (0.0, 0, "0"), (-0.0, 0, "0"), (0.4, 0, "0"), (-0.4, 0, "0"), (2.5, 0, "3"), (999, 0, "999"),
    (1000, 0, "1,000"), (27_332, 0, "27,332"), (-1_234_567, 0, "−1,234,567"),
    (0.125, 2, "0.13"), (-0.125, 2, "−0.13"), (1.995, 1, "2.0"), (12_345.678, 1, "12,345.7"),
    (1e16, 0, "1×10¹⁶"),
    (-2.5e300, 0, "−2.5×10³⁰⁰"), (3e-12, 12, "3×10⁻¹²"),
    (9.999e20, 0, "1×10²¹"), (0, 12, "0"), (.nan, 0, "–"), (.infinity, 0, "∞"),
    (-.infinity, 0, "−∞"),
  ])
  func `a number has groups of three digits and as many decimals as asked`(
    value: Double, decimals: Int, text: String
  ) {
    #expect(ChartFormat.english.number(value, decimals: decimals) == text)
  }

  @Test(arguments: [(3.0, "+3"), (-3, "−3"), (0, "0"), (0.2, "0"), (-0.2, "0")])
  func `a change has a sign unless it rounds to zero`(value: Double, text: String) {
    #expect(ChartFormat.english.signed(value) == text)
  }

  @Test func `French has no-break spaces and a comma`() {
    #expect(ChartFormat.french.number(12_345.6, decimals: 1) == "12\u{202F}345,6")
    #expect(ChartFormat.french.percent(0.8) == "80\u{A0}%")
  }

  @Test func `a date is written in the order of its language`() throws {
    #expect(ChartFormat.english.date(try day("2026-03-18")) == "Mar 18, 2026")
    #expect(ChartFormat.french.date(try day("2026-03-18")) == "18 mars 2026")
    #expect(ChartFormat.english.shortDate(try day("2026-03-18")) == "Mar 18")
  }

  @Test func `what a pattern does not know stays as it is`() throws {
    var format = ChartFormat.english
    format.datePattern = "{year}.{week}} {day"
    #expect(format.date(try day("2026-03-18")) == "2026.{week}} {day")
  }
}
