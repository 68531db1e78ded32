import Regression
import Series
import Tabular
import TestSupport
import Testing
import TimeSeries

struct LongTableTests {
  @Test func `series are told apart and put in the order of time`() throws {
    let long = try table(
      """
      date,store,sales,ad
      2024-03-01,B,3,x
      2024-01-01,A,1,x
      2024-01-31,B,2,y
      2024-02-01,A,,y
      """, series: "store", variables: ["sales", "ad"])

    #expect(long.series.map(\.name) == ["B", "A"])
    #expect(long.series[0].variables.numbers["sales"] == [2, 3])
    #expect(long.series[0].variables.labels["ad"] == ["y", "x"])
    #expect(long.series[0].variables.numbers["time"] == [0, 30 / 365.25])
    #expect(long.series[1].variables.numbers["sales"]?[1].isNaN == true)
  }

  @Test(arguments: ["2024-03", "2024-03-01", "1-Mar-24", "March 1, 2024"])
  func `a time is a day or a month`(time: String) throws {
    let long = try table("date,sales\n\"\(time)\",3\n", variables: ["sales"])

    #expect(long.series[0].variables.days == [Day(number: 19_783)])
  }

  @Test func `a time that is a number stays one`() throws {
    let long = try table("date,sales\n1950,3\n1949,1\n", variables: ["sales"])

    #expect(long.series[0].variables.numbers["time"] == [1949, 1950])
    #expect(long.series[0].variables.numbers["date"] == [1949, 1950])
    #expect(long.series[0].variables.days == nil)
  }

  @Test func `columns that are missing are named together, with those that are there`() {
    let error = #expect(throws: InvalidFile.self) {
      try table("date,sales\n2024-01-01,3\n", series: "shop", variables: ["price"])
    }
    #expect(
      error?.description == """
        t.csv:1:1: no column "shop"; choose from "date", "sales"
        t.csv:1:1: no column "price"; choose from "date", "sales"
        """)
  }

  @Test func `a time that cannot be read has its place`() {
    let error = #expect(throws: InvalidFile.self) {
      try table("date,sales\n2024-01-01,3\nsoon,4\n", variables: ["sales"])
    }
    #expect(
      error?.description.hasPrefix("t.csv:3:1: date \"soon\" is not a time like \"2024-01-01\"")
        == true)
  }

  private func table(
    _ text: String, series: String? = nil, variables: [String]
  ) throws -> LongTable {
    try LongTable(
      Table(SourceText(Array(text.utf8), file: "t.csv")), time: "date", series: series,
      variables: variables)
  }
}
