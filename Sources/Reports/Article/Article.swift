import ExpressEntry

/// A text in parts, to be written as Markdown or as HTML.
struct Article: Sendable {
  /// A part of a text.
  enum Part: Sendable {
    case heading(String)
    case paragraph(String)

    /// Items, with their language where it is not that of the text.
    case list([String], language: Language? = nil)
    case table(Table)

    /// A line that leads elsewhere.
    case link(text: String, address: String)

    /// A picture in a file of its own, with what it shows in words.
    case picture(file: String, text: String)
  }

  /// A table, its first column naming the rows.
  struct Table: Sendable {
    let caption: String
    let columns: [Column]
    let rows: [[String]]

    /// A column: its heading, and whether it has numbers.
    struct Column: Sendable {
      let heading: String
      let isNumeric: Bool

      init(_ heading: String, isNumeric: Bool = false) {
        self.heading = heading
        self.isNumeric = isNumeric
      }
    }
  }

  let title: String

  /// The text in a sentence or two.
  let lead: String
  let parts: [Part]
}

// MARK: - Markdown

extension Article {
  /// The text as Markdown (CommonMark 0.31, tables as GitHub has them).
  var markdown: String {
    var text = "# \(title.markdownWithin)\n\n\(lead.markdown)\n"
    for part in parts { text += "\n" + part.markdown + "\n" }
    return text
  }
}

extension Article.Part {
  fileprivate var markdown: String {
    switch self {
    case .heading(let text): "## \(text.markdownWithin)"
    case .paragraph(let text): text.markdown
    case .list(let items, _): items.map { "- \($0.markdownWithin)" }.joined(separator: "\n")
    case .link(let text, let address): "[\(text.markdownWithin)](<\(address.addressForMarkdown)>)"
    case .picture(let file, let text): "![\(text.markdownWithin)](<\(file.addressForMarkdown)>)"
    case .table(let table):
      ([
        line(table.columns.map(\.heading.markdownWithin)),
        line(table.columns.map { $0.isNumeric ? "---:" : "---" }),
      ] + table.rows.map { line($0.map(\.markdownWithin)) }).joined(separator: "\n")
    }
  }

  private func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
}

extension String {
  /// The text as a paragraph of Markdown, with whatever Markdown or HTML would take as theirs
  /// made text.
  var markdown: String {
    let text = markdownWithin
    // What begins a line may make it a list, a heading or a rule.
    guard let first = text.first else { return text }
    if "+-=".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, rest.first == "." || rest.first == ")" else { return text }
    return digits + "\\" + rest
  }

  /// The text within a line of Markdown.
  var markdownWithin: String {
    var text = ""
    for character in self {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "#", "$":
        text += "\\\(character)"
      case "\n", "\r", "\r\n", "\t": text += " "
      default: text.append(character)
      }
    }
    return text
  }

  /// The text as an address within angle brackets.
  fileprivate var addressForMarkdown: String {
    String(filter { !"<>\n\r\\".contains($0) })
  }
}

// MARK: - HTML

extension Article {
  /// What a template shows of the parts, by the names that it uses.
  var values: [String: Any] {
    ["title": title, "lead": lead, "parts": parts.map(\.values)]
  }
}

extension Article.Part {
  fileprivate var values: [String: Any] {
    switch self {
    case .heading(let text): ["heading": text]
    case .paragraph(let text): ["paragraph": text]
    case .list(let items, let language):
      ["list": ["items": items, "language": language.map { [$0.rawValue] } ?? []]]
    case .link(let text, let address): ["link": ["text": text, "address": address]]
    case .picture(let file, let text): ["picture": ["file": file, "text": text]]
    case .table(let table):
      [
        "table": [
          "caption": table.caption,
          "columns": table.columns.map {
            ["heading": $0.heading, "kind": $0.isNumeric ? "n" : ""]
          },
          "rows": table.rows.map { row -> [String: Any] in
            [
              "name": row.first ?? "",
              "cells": zip(row, table.columns).dropFirst().map {
                ["text": $0, "kind": $1.isNumeric ? "n" : ""]
              },
            ]
          },
        ] as [String: Any]
      ]
    }
  }
}
