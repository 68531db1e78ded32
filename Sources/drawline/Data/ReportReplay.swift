import ArgumentParser
import Datasets
import ExpressEntry
import Files
import Reports
import Tabular

/// The sources that a report is made again from: the copies in its folder, or files given for them.
///
/// A path in a manifest is never opened: it may be from anywhere and lead anywhere.
struct ReportReplay {
  /// The data.
  let dataset: Dataset

  /// The branding of the report.
  let house: House

  /// The files of data that the report's manifest has to name.
  let inputs: [Manifest.Entry]

  /// The files of data that are others now than when the report was made.
  let changed: [String]

  /// The reading of the data that the report's manifest has to name.
  private let reading: Manifest.Reading

  private let manifest: Manifest
  private let folder: FolderContents

  /// Finds what a report is made again from.
  ///
  /// - Parameters:
  ///   - manifest: The manifest of the report.
  ///   - folder: The folder of the report.
  ///   - data: The data in use, and whether they were named for this run.
  ///   - logo: A logo to take for that of the report.
  ///   - templates: A folder of templates to take for those of the report.
  /// - Throws: `VerificationError` if something is missing or edited, and whatever reading the data
  ///   throws.
  init(
    _ manifest: Manifest, in folder: FolderContents, data: DataOptions, logo: String?,
    templates: String?
  ) throws {
    self.manifest = manifest
    self.folder = folder
    let house = try ReportReplay.house(manifest, in: folder, logo: logo, templates: templates)
    self.house = house
    let houseFiles = manifest.inputs.suffix(
      (manifest.logo == nil ? 0 : 1) + manifest.templates.count)
    let own = Array(manifest.inputs.dropLast(houseFiles.count))
    let houseChanged = houseFiles.filter { entry in
      !house.copies.contains { entry.describes($0.bytes) }
    }.map(\.name)

    let isBundled = own.map(\.name).starts(with: Bundled.all.map(\.file))
    if data.data == nil, own.first?.copy != nil {
      dataset = try ReportReplay.copied(own, manifest.reading, in: folder)
      reading = manifest.reading
      inputs = own
      changed = houseChanged
    } else if data.data == nil, isBundled {
      dataset = try .bundled()
      reading = Manifest.Reading()
      let bundled = Bundled.all.map { Manifest.Entry(name: $0.file, bytes: $0.bytes) }
      // One version has one set of data: where the manifest has others, it was edited.
      inputs =
        manifest.program == Reports.version ? bundled + own.dropFirst(bundled.count) : own
      changed = zip(bundled, own).filter { $0 != $1 }.map(\.0.name) + houseChanged
    } else {
      reading = manifest.reading
      var data = data
      data.columns = data.columns ?? manifest.reading.columns
      if manifest.reading.takesAnyCategory { data.categories = .any }
      let input = try data.input()
      dataset = try data.dataset(of: input)
      inputs = own
      let now = try ReportInputs(
        input, takesOwnCategories: data.categories == .known, keeping: false)
      // A file may lie elsewhere by now; what counts is what is in it.
      let digests = Set(now.entries.map(\.sha256))
      changed = own.filter { !digests.contains($0.sha256) }.map(\.name) + houseChanged
    }
  }

  /// Makes the report again, and compares it with the folder.
  func verification() throws -> Verification {
    try Verification(
      manifest, of: dataset, house: house, inputs: inputs, reading: reading,
      folder: folder.entries.mapValues { entry in
        if case .file(let size) = entry { .file(size: size) } else { .other }
      }
    ) { name, limit in try folder.bytes(of: name, atMost: limit) }
  }

  /// The dataset of the copies that a folder keeps.
  private static func copied(
    _ entries: [Manifest.Entry], _ reading: Manifest.Reading, in folder: FolderContents
  ) throws -> Dataset {
    var copies: [String: SourceText] = [:]
    var encodings: [String: TextEncoding] = [:]
    for entry in entries {
      guard let name = entry.copy else { continue }
      let bytes = try copy(of: entry, in: folder)
      (copies[name], encodings[name]) = try DataInput.text(bytes, file: name)
    }
    let names = [false, true].map { ReportInputs.rounds(isFeed: $0) }
    guard let rounds = names.first(where: { copies[$0] != nil }), let source = copies[rounds] else {
      throw VerificationError.notKept(entries.prefix(1).map(\.name), option: "--data")
    }
    let own = try OfficialNames.bundled().extended(
      by: copies[ReportInputs.categories], at: ReportInputs.categories)
    var dataset = try Dataset.read(
      source, encoding: encodings[rounds] ?? .utf8,
      columns: reading.columns.map(DataOptions.renamedColumns) ?? [:],
      officialNames: reading.takesAnyCategory ? .any : own)
    for what in DatasetFiles.companionNames {
      guard let source = copies[ReportInputs.companion(what)] else { continue }
      try dataset.add(what, from: source)
    }
    return dataset
  }

  /// The house of a report, from the copies that its folder keeps or from files given for them.
  private static func house(
    _ manifest: Manifest, in folder: FolderContents, logo: String?, templates: String?
  ) throws -> House {
    var house = House(title: manifest.title, footer: manifest.footer)
    if let name = manifest.logo {
      let given = try logo.map { try bytes(ofFile: $0, atMost: 1 << 24) }
      house.logo = try Logo(
        name: name, bytes: try given ?? copy(of: name, in: manifest, folder, option: "--logo"))
    }
    for path in manifest.templates {
      let file = path.split(separator: "/").last.map(String.init) ?? path
      guard let name = Templates.Name(rawValue: file) else { continue }
      let given = try templates.flatMap {
        try bytes(ofFileIfAny: "\($0)/\(file)", atMost: 1 << 20)
      }
      try house.templates.replace(
        name, path: path,
        bytes: try given ?? copy(of: path, in: manifest, folder, option: "--templates"))
    }
    return house
  }

  /// The kept copy of a file of the house.
  private static func copy(
    of name: String, in manifest: Manifest, _ folder: FolderContents, option: String
  ) throws -> [UInt8] {
    guard let entry = manifest.inputs.last(where: { $0.name == name && $0.copy != nil }) else {
      throw VerificationError.notKept([name], option: option)
    }
    return try copy(of: entry, in: folder)
  }

  /// The bytes of a kept copy, which have to be those that the report was made from.
  private static func copy(
    of entry: Manifest.Entry, in folder: FolderContents
  ) throws -> [UInt8] {
    let name = entry.copy ?? entry.name
    guard entry.size <= DataInput.maximumBytes,
      let bytes = try folder.bytes(of: name, atMost: entry.size), entry.describes(bytes)
    else { throw VerificationError.editedCopy(name) }
    return bytes
  }
}
