import Foundation
import Testing
import TestSupport

struct NotebookTests {
  @Test func `the healthcare notebook runs and writes its page, charts and tables`() throws {
    let folder = try TemporaryFolder()
    let program = try Drawline.executable().deletingLastPathComponent()
      .appending(component: "healthcare-cutoffs")
    let run = try Drawline.run("notebook", folder: folder.path, program: program)
    #expect(run.status == 0)
    #expect(run.stdout == "notebook/index.html\n")
    let page = try folder.text(of: "notebook/index.html")
    #expect(page.contains("14 healthcare rounds from 2023-06-28 to 2026-02-20"))
    #expect(try folder.text(of: "notebook/charts/history.svg").hasPrefix("<svg"))
    #expect(try folder.text(of: "notebook/tables/deltas.csv").contains("\n301,2024-07-05,"))
  }
}
