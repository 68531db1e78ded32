public import Charts
import Mustache
public import Tabular

/// A page that an analysis writes as it goes: text, charts and tables in the order of the work.
public struct Notebook: Sendable {
  fileprivate enum Cell: Sendable {
    case heading(String)
    case text(String)
    case chart(Figure)
    case table(name: String, Listing)
  }

  private let title: String
  private var cells: [Cell] = []

  /// Opens a page.
  public init(title: String) {
    self.title = title
  }

  /// Adds a heading.
  public mutating func heading(_ heading: String) {
    cells.append(.heading(heading))
  }

  /// Adds a paragraph.
  public mutating func text(_ text: String) {
    cells.append(.text(text))
  }

  /// Adds a chart, which is written to a file of its own too.
  public mutating func chart(named name: String, _ chart: Chart) {
    cells.append(.chart(Figure(name: name, chart: chart)))
  }

  /// Adds a table, which is written to a file of its own too.
  public mutating func table(named name: String, _ table: Listing) {
    cells.append(.table(name: name, table))
  }

  /// The page, the charts as SVG and the tables as CSV.
  ///
  /// - Returns: The files by their names in the notebook's folder.
  /// - Throws: An error of the template library if the template is spoilt.
  public func files() throws -> [(name: String, bytes: [UInt8])] {
    let page = try MustacheTemplate(string: Template.notebook).render([
      "title": title, "style": Template.text(.style), "cells": cells.map(\.values),
    ])
    return [("index.html", Array(page.utf8))]
      + cells.compactMap { cell in
        switch cell {
        case .heading, .text: nil
        case .chart(let figure): ("charts/\(figure.name).svg", Array(figure.svg.utf8))
        case .table(let name, let table): ("tables/\(name).csv", Array(table.csv().utf8))
        }
      }
  }
}

extension Notebook.Cell {
  /// What the template shows of the cell, by the names that it uses.
  fileprivate var values: [String: Any] {
    switch self {
    case .heading(let heading): ["heading": heading]
    case .text(let text): ["text": text]
    case .chart(let figure): ["chart": figure.html]
    case .table(let name, let table):
      [
        "table": [
          "name": name,
          "headings": table.columns.indices.map { index in
            [
              "shown": table.columns[index].heading,
              "kind": table.rows.contains { $0[index].isNumeric } ? "n" : "d",
            ]
          },
          "rows": table.rows.map { row in
            row.map { ["shown": $0.shown, "kind": $0.isNumeric ? "n" : "d"] }
          },
        ] as [String: Any]
      ]
    }
  }
}
