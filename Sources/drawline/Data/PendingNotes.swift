import Files
import Synchronization

/// What is to be said beside a result, on standard error, once there is a result.
///
/// Where a command fails it is not said, so that the first line is what went wrong.
enum PendingNotes {
  private static let lines = Mutex<[String]>([])

  /// Keeps a line until there is a result.
  static func add(_ line: String) {
    lines.withLock { $0.append(line) }
  }

  /// Says what was kept.
  static func say() {
    let said = lines.withLock { lines in
      defer { lines = [] }
      return lines
    }
    for line in said { writeToStandardError("drawline: note: \(line)") }
  }
}
