import CReportTemplates

/// The templates, compiled in.
enum Template {
  static var report: String { text(templates_report) }
  static var notebook: String { text(templates_notebook) }
  static var score: String { text(templates_score) }
  static var article: String { text(templates_article) }
  static var bulletin: String { text(templates_bulletin) }
  static var feed: String { text(templates_feed) }
  static var style: String { text(templates_style) }

  private static func text(
    _ bytes: (_ count: UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>?
  ) -> String {
    var count = 0
    let start = bytes(&count)
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
