import Datasets
import ExpressEntry
import Files
import Tabular

/// A dataset in files: the rounds, and beside them what `update` keeps with them.
///
/// Beside `NAME.csv` stand `NAME.pool.csv`, `NAME.repairs.csv` and `NAME.revisions.csv`, each only
/// where there is something in it.
struct DatasetFiles {
  /// The file of rounds.
  let rounds: String

  /// The name under which faults are told.
  var name: String { rounds == "-" ? "standard input" : rounds }

  /// The files of the user's own dataset; nil where the environment names no home.
  static var ofUser: DatasetFiles? {
    userDataFolder.map { DatasetFiles(rounds: $0 + "/express-entry.csv") }
  }

  /// The file that keeps two updates apart.
  var lock: String { folder + "/.drawline.lock" }

  /// The folder that the files are in.
  var folder: String {
    let parts = rounds.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
  }

  private var stem: String {
    let name = String(rounds.split(separator: "/").last ?? "")
    return name.hasSuffix(".csv") ? String(name.dropLast(4)) : name
  }

  /// The names of what may stand beside the rounds.
  static let companionNames = ["pool", "repairs", "revisions"]

  /// The files beside the rounds that are there, by what is in them.
  func companions() throws -> [(what: String, path: String, bytes: [UInt8])] {
    guard rounds != "-" else { return [] }
    return try DatasetFiles.companionNames.compactMap { what in
      let path = "\(folder)/\(stem).\(what).csv"
      return try bytes(ofFileIfAny: path).map { (what, path, $0) }
    }
  }

  /// Adds what stands beside the rounds to a dataset that was read from them.
  func companions(of dataset: Dataset) throws -> Dataset {
    var dataset = dataset
    for (what, path, bytes) in try companions() {
      try dataset.add(what, from: SourceText(bytes, file: path))
    }
    return dataset
  }

  /// Writes a dataset.
  ///
  /// The rounds take their place last: a revision of rounds that did not change is passed over
  /// when it is read, while changed rounds without it would have lost their old values.
  func write(_ dataset: Dataset) throws {
    var files = [
      ("revisions", Revision.listing(dataset.revisions)),
      ("repairs", Repair.listing(dataset.repairs)), ("pool", PoolSnapshot.listing(dataset.pool)),
    ].filter { !$0.1.rows.isEmpty }.map { ("\(stem).\($0).csv", Array($1.csv().utf8)) }
    let name = rounds.split(separator: "/").last.map(String.init) ?? rounds
    files.append((name, Array(dataset.rounds.datasetListing.csv().utf8)))
    try Files.write(files, intoFolder: folder, followingLinks: true)
  }

  /// The tag (ETag) with which an address gave what was merged last, nil where none is held.
  func tag(of address: String) throws -> String? {
    // Without the rounds, what the tag stands for is lost, and has to be fetched again.
    guard try bytes(ofFileIfAny: rounds) != nil,
      let bytes = try bytes(ofFileIfAny: "\(folder)/\(stem).tag")
    else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    return lines.count == 2 && lines[0] == address ? lines[1] : nil
  }

  /// Keeps the tag with which an address gave what was merged last.
  ///
  /// After a feed without a tag, such as a file, none is held: what the address gave before may
  /// have been revised by it, and is to be fetched again.
  func write(tag: String?, of address: String) throws {
    guard let tag else { return removeFile("\(folder)/\(stem).tag") }
    try Files.write(Array("\(address)\n\(tag)\n".utf8), toFile: "\(folder)/\(stem).tag")
  }
}

extension Dataset {
  /// Adds what a file beside the rounds holds.
  mutating func add(_ what: String, from source: SourceText) throws {
    switch what {
    case "pool": pool = try PoolSnapshot.table(source, rounds: rounds)
    case "repairs": repairs = try Repair.table(source)
    default: revisions = try Revision.table(source)
    }
  }
}
