public import Tabular

/// An occupation whose candidates a category takes.
public struct Occupation: Sendable, Equatable {
  /// The code in Canada's National Occupational Classification of 2021, five digits.
  public let noc: String

  /// The title.
  public let title: String

  /// The category.
  public let category: Category

  /// The version of the category's list.
  public let version: Int
}

extension Occupation {
  /// Reads occupations of any category from CSV in our schema.
  ///
  /// - Parameter source: A file with the columns noc, title, category and version.
  /// - Returns: The occupations, in the order of the file.
  /// - Throws: ``InvalidFile`` with every fault.
  public static func table(_ source: SourceText) throws(InvalidFile) -> [Occupation] {
    let (codes, titles, categories, versions) = try Table(source).read(
      noc, title, Column<String>("category", aliases: ["family"]), Column("version", in: 1...99))
    return codes.indices.map { row in
      Occupation(
        noc: codes[row], title: titles[row], category: Category(categories[row]),
        version: versions[row])
    }
  }

  /// The rows of occupations in our schema.
  public static func listing(_ occupations: [Occupation]) -> Listing {
    Listing(
      columns: [
        .init("noc", "NOC"), .init("title", "Title"), .init("category", "Category"),
        .init("version", "Version"),
      ],
      rows: occupations.map {
        [.text($0.noc), .text($0.title), .text($0.category.name), .integer($0.version)]
      })
  }

  private static let noc = Column<String>("noc") { text throws(CellFault) in
    guard isCode(text) else {
      throw CellFault(text, isNot: "a NOC code of five digits")
    }
    return text
  }

  private static let title = Column<String>("title")
}
