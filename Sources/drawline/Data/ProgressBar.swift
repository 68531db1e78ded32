import Files
import Synchronization

/// A bar on standard error for work that may take more than a second; only on a terminal.
final class ProgressBar: Sendable {
  private static let width = 40
  private let isShown: Bool
  private let drawn = Mutex(-1)

  /// Prepares a bar; nothing is drawn where standard error is no terminal.
  init(isShown: Bool) {
    self.isShown = isShown && standardErrorIsTerminal
  }

  /// Shows what part of the work is done; from any thread.
  @Sendable func show(_ part: Double) {
    guard isShown else { return }
    let length = min(Self.width, max(0, Int(part * Double(Self.width))))
    drawn.withLock { drawn in
      guard length > drawn else { return }
      drawn = length
      let bar = String(repeating: "█", count: length)
      let rest = String(repeating: "░", count: Self.width - length)
      writeToStandardErrorUnended("\r\(bar)\(rest) \(Int(part * 100)) %")
    }
  }

  /// Takes the bar away.
  func clear() {
    guard isShown, drawn.withLock({ $0 >= 0 }) else { return }
    writeToStandardErrorUnended("\r\u{1B}[K")
  }
}
