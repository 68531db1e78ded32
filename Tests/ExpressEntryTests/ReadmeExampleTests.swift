import Datasets
import ExpressEntry
import Forecasting
import Foundation
import Testing

struct ReadmeExampleTests {
  @Test func `the README's example in Swift compiles and gives an interval`() throws {
    let rounds = try Dataset.bundled().rounds
    let cutoffs = rounds.cutoffs(of: .healthcare)
    let forecast = try ExponentialSmoothing().fit(cutoffs).forecast(horizon: 1)
    let interval = forecast.intervals(level: 0.8)[0]
    #expect(interval.lowerBound < interval.upperBound)
  }

  @Test func `the README's example is the one above`() throws {
    let here = URL(filePath: #filePath)
    let root = here.deletingLastPathComponent().appending(components: "..", "..")
    let readme = try String(
      contentsOf: root.standardizedFileURL.appending(component: "README.md"), encoding: .utf8)
    let block = try #require(
      readme.components(separatedBy: "```swift\n").last?.components(separatedBy: "```").first)
    let source = try String(contentsOf: here, encoding: .utf8)
    for line in block.split(separator: "\n") {
      #expect(source.contains(line), "\(line)")
    }
  }
}
