import ArgumentParser
import Files
import Reports

/// What a house puts on the pages that it publishes.
struct HouseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What stands above the title, such as your name.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Your logo, PNG or SVG.", valueName: "file"))
  var logo: String?

  @Option(help: ArgumentHelp("A line at the foot of the page.", valueName: "text"))
  var footer: String?

  @Option(
    help: ArgumentHelp(
      "A folder with templates of your own.",
      discussion: """
        Whichever of \(Templates.Name.allCases.map(\.rawValue).joined(separator: ", ")) is in it is \
        used in place of the program's.
        """, valueName: "folder"))
  var templates: String?

  /// The house, its files read.
  func house() throws -> House {
    House(
      title: title, footer: footer, logo: try logo.map(Logo.init(file:)),
      templates: try templates.map(Templates.init(folder:)) ?? Templates())
  }
}

extension Logo {
  /// Reads a logo.
  init(file path: String) throws {
    try self.init(name: path, bytes: bytes(ofFile: path, atMost: 1 << 24))
  }
}

extension Templates {
  /// Reads those of a folder that take the place of the program's.
  init(folder: String) throws {
    self.init()
    var isEmpty = true
    for name in Templates.Name.allCases {
      let path = "\(folder)/\(name.rawValue)"
      guard let bytes = try bytes(ofFileIfAny: path, atMost: 1 << 20) else { continue }
      try replace(name, path: path, bytes: bytes)
      isEmpty = false
    }
    guard !isEmpty else {
      let names = Templates.Name.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--templates \(folder): none of \(names) is in it")
    }
  }
}
