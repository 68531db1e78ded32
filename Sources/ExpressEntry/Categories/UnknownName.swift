/// An official name that no table knows.
///
/// It is never guessed: "… with Canadian Work Experience" is not the Canadian Experience Class.
public struct UnknownName: Error, Equatable, Sendable {
  /// The name.
  public let name: String

  /// The category whose name is nearest to it, if one is near at all; for the message only.
  public let nearest: Category?

  /// The file that a user adds names to, nil where there is none.
  public let ownFile: OfficialNames.OwnFile?
}

extension UnknownName: CustomStringConvertible {
  /// The fault and its remedy.
  public var description: String { "unknown category \"\(name)\"; \(remedy)" }

  /// What to do.
  var remedy: String {
    let guess = nearest.map { " (the nearest is of the category \($0))" } ?? ""
    let place = ownFile.map { file in
      "add line \(file.nextLine) for it to \(file.path), below its header "
        + "name,category,version,validFrom,source"
    }
    return (place ?? "add a row for it to categories.csv") + guess
      + ", or take any name with --categories any"
  }
}
