import Datasets
import ExpressEntry
import Files
import Reports
import Tabular

/// The files of data that a report is made from, and the copies of them that its folder keeps.
///
/// What only its user has is kept, so that the report can be made again anywhere and from nothing
/// outside of its folder; the bundled data, which every copy of the program has, where asked for.
struct ReportInputs {
  /// The files, for the manifest.
  private(set) var entries: [Manifest.Entry] = []

  /// The copies, by their names in the folder.
  private(set) var copies: [(name: String, bytes: [UInt8])] = []

  /// Collects the files of an input.
  ///
  /// - Parameters:
  ///   - input: Where the rounds come from.
  ///   - takesOwnCategories: Whether the user's own file of categories is read.
  ///   - isKeeping: Whether copies are kept; nil for those of the user's own files only.
  /// - Throws: `FileError` if a file cannot be read.
  init(_ input: DataInput, takesOwnCategories: Bool, keeping isKeeping: Bool?) throws {
    let keepsOwn = isKeeping ?? true
    let path = takesOwnCategories ? DataOptions.ownCategories : nil
    let categories = try path.flatMap { path in try bytes(ofFileIfAny: path).map { (path, $0) } }
    switch input {
    case .file(let files, let bytes):
      let isFeed = DataInput.isJSON(bytes)
      add(files.name, bytes, copy: keepsOwn ? ReportInputs.rounds(isFeed: isFeed) : nil)
      for (what, path, bytes) in try files.companions() {
        add(path, bytes, copy: keepsOwn ? ReportInputs.companion(what) : nil)
      }
    case .bundled:
      let keeps = isKeeping ?? false
      for file in Bundled.all {
        let copy: String? =
          switch file.file {
          case Bundled.rounds.file: ReportInputs.rounds(isFeed: false)
          case Bundled.pool.file: ReportInputs.companion("pool")
          case Bundled.officialNames.file where categories == nil: ReportInputs.categories
          default: nil
          }
        add(file.file, file.bytes, copy: keeps ? copy : nil)
      }
      if keeps {
        let repairs = Bundled.repairs
        add(repairs.file, repairs.bytes, copy: ReportInputs.companion("repairs"))
      }
    }
    if let (path, bytes) = categories {
      add(path, bytes, copy: keepsOwn ? ReportInputs.categories : nil)
    }
  }

  private mutating func add(_ path: String, _ bytes: [UInt8], copy: String?) {
    entries.append(Manifest.Entry(name: path, bytes: bytes, copy: copy))
    if let copy { copies.append((copy, bytes)) }
  }

  /// The name of the copy of the rounds.
  static func rounds(isFeed: Bool) -> String { isFeed ? "inputs/rounds.json" : "inputs/rounds.csv" }

  /// The name of the copy of a file beside the rounds.
  static func companion(_ what: String) -> String { "inputs/rounds.\(what).csv" }

  /// The name of the copy of the categories.
  static let categories = "inputs/categories.csv"
}
