import CReportTemplates
import Mustache

/// The templates, compiled in.
enum Template {
  static var notebook: String { text(templates_notebook) }
  static var score: String { text(templates_score) }
  static var feed: String { text(templates_feed) }
  static var englishWords: String { text(templates_site_words_en) }
  static var frenchWords: String { text(templates_site_words_fr) }

  /// A template that may be replaced.
  static func text(_ name: Templates.Name) -> String {
    switch name {
    case .report: text(templates_report)
    case .article: text(templates_article)
    case .bulletin: text(templates_bulletin)
    case .site: text(templates_site)
    case .style, .siteStyle: text(templates_style)
    }
  }

  /// A template of the program; parsed once, for a run may fill it in for every month.
  static func parsed(_ name: Templates.Name) throws -> MustacheTemplate {
    switch name {
    case .report: try report.get()
    case .article: try article.get()
    case .bulletin: try bulletin.get()
    case .site: try site.get()
    case .style, .siteStyle: preconditionFailure("\(name.rawValue) is no template")
    }
  }

  private static let report = Result { try MustacheTemplate(string: text(.report)) }
  private static let article = Result { try MustacheTemplate(string: text(.article)) }
  private static let site = Result { try MustacheTemplate(string: text(.site)) }
  private static let bulletin = Result { try MustacheTemplate(string: text(.bulletin)) }

  private static func text(
    _ bytes: (_ count: UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>?
  ) -> String {
    var count = 0
    let start = bytes(&count)
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
