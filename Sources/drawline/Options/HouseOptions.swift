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
    let files = try templates.map { folder in
      try Templates.Name.allCases.map { "\(folder)/\($0.rawValue)" }.filter {
        try bytes(ofFileIfAny: $0) != nil
      }
    }
    if let templates, files?.isEmpty == true {
      let names = Templates.Name.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--templates \(templates): none of \(names) is in it")
    }
    return try House(title: title, footer: footer, logo: logo, templates: files ?? [])
  }
}

extension House {
  /// Reads the files of a house.
  init(title: String?, footer: String?, logo: String?, templates paths: [String]) throws {
    var templates = Templates()
    for path in paths {
      let file = path.split(separator: "/").last.map(String.init) ?? path
      guard let name = Templates.Name(rawValue: file) else { continue }
      try templates.replace(name, path: path, bytes: bytes(ofFile: path, atMost: 1 << 20))
    }
    self.init(
      title: title, footer: footer,
      logo: try logo.map {
        try Logo(name: $0, bytes: bytes(ofFile: $0, atMost: 1 << 24))
      }, templates: templates)
  }
}
