import Files
import Forecasting
import Reports
import Tabular

/// The folder of a site, of whose files the keys are kept, so that only what changed is written.
struct SiteFolder {
  private let path: String

  /// The file of the keys.
  private static let keys = "site-keys.json"

  init(_ path: String) { self.path = path }

  /// What was written into the folder.
  struct Result {
    /// The number of files of the site.
    let total: Int

    /// The paths of those that were written, and of those that were removed.
    let written: [String]
    let removed: [String]

    /// The result as JSON.
    var json: JSON {
      [
        "files": .integer(total), "written": .array(written.map { .text($0) }),
        "removed": .array(removed.map { .text($0) }),
      ]
    }
  }

  /// Writes a site.
  ///
  /// - Parameters:
  ///   - site: The site.
  ///   - isAnew: Whether files that have not changed are made too.
  /// - Returns: What was written.
  /// - Throws: `FileError` if a file cannot be written.
  func write(_ site: Site, anew isAnew: Bool) throws -> Result {
    let known = isAnew ? [:] : keys()
    let files = site.files
    let changed = files.filter { known[$0.path] != $0.key || !isFile("\(path)/\($0.path)") }
    let made = try concurrentMap(count: changed.count) { index in
      Swift.Result { try changed[index].bytes() }
    }.enumerated().map { (name: changed[$0].path, bytes: try $1.get()) }
    let paths = Set(files.map(\.path))
    let removed = known.keys.filter { !paths.contains($0) }.sorted()
    let list = JSON.object(files.map { .init(name: $0.path, value: .text($0.key)) })
    // The keys come last: without them, what is there is made again.
    let all = made + [(name: Self.keys, bytes: Array(list.text().utf8))]
    if !made.isEmpty || !removed.isEmpty { try Files.write(all, intoFolder: path) }
    for name in removed { removeFile("\(path)/\(name)") }
    return Result(total: files.count, written: made.map(\.name), removed: removed)
  }

  /// The keys of the files that are there; none where they cannot be read.
  private func keys() -> [String: String] {
    guard let bytes = try? bytes(ofFileIfAny: "\(path)/\(Self.keys)"),
      let source = try? SourceText(bytes, file: Self.keys),
      let document = try? JSONDocument(source),
      case .object(let members) = document.root.value
    else { return [:] }
    var keys: [String: String] = [:]
    for (name, node) in members where FolderContents.isWithin(name) { keys[name] = node.text }
    return keys
  }
}
