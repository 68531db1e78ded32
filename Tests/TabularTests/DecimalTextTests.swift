import Tabular
import Testing

struct DecimalTextTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (-1000, "-1,000"), (1_234_567, "1,234,567"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func `thousands are parted by commas`(number: Int, text: String) {
    #expect(number.grouped == text)
  }

  @Test(arguments: [
    (0.0, 2, "0.00"), (2.5, 0, "3"), (-2.5, 0, "-3"), (-0.001, 2, "0.00"), (0.05, 1, "0.1"),
    (12.345, 1, "12.3"), (999.999, 2, "1000.00"), (-1.5, 3, "-1.500"), (1e20, 2, "1e+20"),
    (Double.infinity, 1, "inf"), (Double.nan, 1, "nan"),
  ])
  func `decimals are as many as asked for`(number: Double, decimals: Int, text: String) {
    #expect(number.fixed(decimals: decimals) == text)
  }
}
