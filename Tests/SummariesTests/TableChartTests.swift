import Charts
import Summaries
import Tabular
import Testing

struct TableChartTests {
  private let shops = """
    month,shop,sales,costs
    2024-02,North,7,2
    2024-01,North,5,4
    2024-01,South,3.25,1
    2024-02,South,,9

    """

  @Test func `one series is told by its course`() throws {
    let csv = "day,sales\n2024-01-01,5\n2024-03-01,8\n2024-02-01,\n"

    #expect(
      try title(.line, csv, x: "day", y: ["sales"]) == "sales rose from 5 to 8 by Mar 1, 2024")
    #expect(
      try title(.step, "t,y\n1,5\n2,5\n", x: "t", y: ["y"]) == "y ended at 2 where it began, at 5")
    #expect(try title(.area, "t,y\n1,1234.5\n", x: "t", y: ["y"]) == "y was 1,235 at 1")
    #expect(try title(.line, "t,y\n1,\n", x: "t", y: ["y"]) == "No value of y to show")
  }

  @Test func `several series are told by where they end`() throws {
    #expect(
      try title(.line, shops, x: "month", y: ["sales"], by: "shop")
        == "North ends highest, at 7; South lowest, at 3.25")
    #expect(
      try title(.line, shops, x: "month", y: ["sales", "costs"], by: "shop")
        == "South costs ends highest, at 9; North costs lowest, at 2")
  }

  @Test func `a cloud of points is told by its correlation`() throws {
    // The sums of squares are 2 and 14/3, that of products 2: r = 2 / √(28/3).
    #expect(
      try title(.points, "x,y\n1,2\n2,1\n3,4\n", x: "x", y: ["y"])
        == "y over x rises (r = 0.65, 3 points)")
    #expect(
      try title(.points, "x,y\n1,1\n2,0\n3,1\n", x: "x", y: ["y"])
        == "y over x neither rises nor falls (r = 0.00)")
    #expect(try title(.points, "x,y\n1,2\n2,2\n3,2\n", x: "x", y: ["y"]) == "y over x: 3 points")
  }

  @Test func `bars keep the order of the file, and the longest is named`() throws {
    let csv = "fruit,kg\nPears,7\nApples,12.5\nPlums,\n"
    let chart = try chart(.bar, csv, x: "fruit", y: ["kg"])

    #expect(chart.title == "Apples has the most kg: 12.5")
    #expect(chart.y.kind == .categories(["Pears", "Apples", "Plums"]))
    #expect(chart.svg().contains(">12.5</text>"))
  }

  @Test func `two rows of one bar are a fault with its place`() {
    let error = #expect(throws: InvalidFile.self) {
      try chart(.bar, "fruit,kg\nPears,7\nPears,8\n", x: "fruit", y: ["kg"])
    }
    #expect(
      error?.description
        == "t.csv:3:1: a second value of kg for \"Pears\"; give one row a bar, or name the series "
        + "with --by")
  }

  @Test func `a name from the file is text in the picture`() throws {
    let svg = try chart(.bar, "name,y\n<script>,1\n", x: "name", y: ["y"]).svg()

    #expect(svg.contains("&lt;script&gt;"))
    #expect(!svg.contains("<script"))
  }

  private func title(
    _ kind: TableChart.Kind, _ csv: String, x: String, y: [String], by series: String? = nil
  ) throws -> String {
    try chart(kind, csv, x: x, y: y, by: series).title
  }

  private func chart(
    _ kind: TableChart.Kind, _ csv: String, x: String, y: [String], by series: String? = nil
  ) throws -> Chart {
    let table = try Table(SourceText(Array(csv.utf8), file: "t.csv"))
    return try TableChart(kind, of: .init(x: x, y: y, series: series), in: table).chart
  }
}
