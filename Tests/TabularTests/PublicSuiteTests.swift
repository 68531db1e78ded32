import Foundation
import Tabular
import Testing

/// The files of public suites of CSV, which `Scripts/csv-suites` fetches, as this reader reads them.
///
/// The folder is that of the variable `DRAWLINE_CSV_SUITES`; beside each file its cells are written as
/// JSON, or why it is refused, for the script to compare. Without the variable nothing is done.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["DRAWLINE_CSV_SUITES"] != nil))
struct PublicSuiteTests {
  @Test func `each file is read, or refused with a reason`() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["DRAWLINE_CSV_SUITES"])
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    for file in files.sorted() where !file.hasSuffix(".json") {
      let path = "\(folder)/\(file)"
      let bytes = Array(try Data(contentsOf: URL(filePath: path)))
      let answer: JSON
      do {
        let source = try SourceText.decoded(bytes, file: file, options: .init()).text
        let table = try Table(source)
        let rows = try JSONDocument(rowsOf: source).root.elements ?? []
        answer = [
          "header": .array(table.header.map { .text($0) }),
          "rows": .array(
            rows.map { row in
              guard case .object(let cells) = row.value else { return .null }
              return .array(cells.map { .text($0.node.text ?? "") })
            }),
        ]
      } catch let error as InvalidFile {
        #expect(error.diagnostics.allSatisfy { !$0.problem.isEmpty && !$0.remedy.isEmpty })
        answer = ["error": .text(error.diagnostics[0].description)]
      }
      try Data(answer.text().utf8).write(to: URL(filePath: path + ".cells.json"))
    }
  }
}
