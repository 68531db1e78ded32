import Foundation
import Testing

/// The arrows between the folders of a module, from a type's use to its declaration.
struct FolderCirclesTests {
  /// The circles that are left: folders that use each other's types, directly or through others.
  ///
  /// The list only gets shorter. A folder in a circle cannot be read or moved by itself.
  static let allowed: Set<[String]> = [
    ["Charts", "", "Axes", "Drawing", "Layout", "Marks", "Text"],
    [
      "ExpressEntry", "", "Audit", "Categories", "Feed", "Pool", "Rounds", "Series", "Trackers",
      "Update",
    ],
    ["ExpressEntry", "Chance", "Ledger", "Models", "Outlook", "Skyline"],
    ["Regression", "", "Formula"],
    [
      "Reports", "", "Bulletin", "Figures", "House", "Language", "Page", "Score", "Site", "Words",
    ],
    ["drawline", "Data", "Options"],
  ]

  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(components: "..", "..", "Sources").standardizedFileURL

  @Test func `folders stand in no circle but those that are listed`() throws {
    let modules = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path).sorted()
    for module in modules {
      for circle in try Self.circles(in: module) {
        let isKnown = Self.allowed.contains { allowed in
          allowed[0] == module && Set(circle).isSubset(of: allowed.dropFirst())
        }
        #expect(isKnown, "\(module): \(circle.joined(separator: " ↔ "))")
      }
    }
  }

  // MARK: - Arrows

  /// The groups of folders of a module that can reach each other.
  private static func circles(in module: String) throws -> [[String]] {
    let root = sources.appending(component: module)
    var declared: [String: Set<String>] = [:]
    var used: [String: Set<String>] = [:]
    for case let file as URL in FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: nil) ?? .init()
    where file.pathExtension == "swift" {
      let path = file.path.dropFirst(root.path.count + 1).split(separator: "/").dropLast()
      // A method is a folder of its own.
      let folder = path.first == "Methods" ? path.joined(separator: "/") : String(path.first ?? "")
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = words(of: line)
        if let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count,
          !line.hasPrefix(" "), words[..<kind].allSatisfy(modifiers.contains)
        {
          declared[String(words[kind + 1]), default: []].insert(folder)
        }
        for word in words where word.first?.isUppercase == true {
          used[folder, default: []].insert(String(word))
        }
      }
    }
    var arrows: [String: Set<String>] = [:]
    for (folder, words) in used {
      for case let owners? in words.map({ declared[$0] }) where owners.count == 1 {
        arrows[folder, default: []].formUnion(owners.subtracting([folder]))
      }
    }
    return circles(of: arrows)
  }

  private static let kinds: Set<Substring> = [
    "struct", "enum", "class", "protocol", "typealias", "actor",
  ]

  private static let modifiers: Set<Substring> = ["public", "package", "indirect", "final"]

  /// The words of a line of Swift, comments and texts left out.
  private static func words(of line: Substring) -> [Substring] {
    let code = line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
    let plain = code.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    return plain.flatMap { part in
      part.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    }
  }

  private static func circles(of arrows: [String: Set<String>]) -> [[String]] {
    let reach = Dictionary(
      uniqueKeysWithValues: arrows.keys.map { ($0, reachable(from: $0, arrows)) })
    var circles: Set<[String]> = []
    for (folder, ends) in reach where ends.contains(folder) {
      circles.insert(ends.filter { reach[$0]?.contains(folder) ?? false }.sorted())
    }
    return circles.sorted { $0.joined() < $1.joined() }
  }

  /// The folders that arrows lead to from one.
  private static func reachable(from start: String, _ arrows: [String: Set<String>]) -> Set<String>
  {
    var found: Set<String> = []
    var open = arrows[start] ?? []
    while let next = open.popFirst() {
      if found.insert(next).inserted { open.formUnion(arrows[next] ?? []) }
    }
    return found
  }
}
