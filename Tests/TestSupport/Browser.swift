import Foundation

/// A page in headless Chromium, driven over its DevTools protocol.
///
/// Messages go through two pipes, so no port is opened.
public final class Browser {
  /// What went wrong in the browser.
  public struct Failure: Error, CustomStringConvertible {
    /// What the browser said.
    public let description: String
  }

  /// What the console said of errors, and what scripts threw.
  public private(set) var errors: [String] = []

  /// The addresses that the page asked for.
  public private(set) var requests: [String] = []

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let profile: TemporaryFolder
  private var unread = Data()
  private var lastMessage = 0
  private var session: String?
  private var loads = 0

  /// Where Chromium is, nil where there is none.
  public static let program = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Starts a browser with an empty page.
  ///
  /// - Throws: ``Failure`` if it does not start.
  public init() throws {
    profile = try TemporaryFolder()
    guard let program = Self.program else { throw Failure(description: "no Chromium") }
    process.executableURL = URL(filePath: "/bin/sh")
    // The protocol is spoken on the files 3 and 4.
    process.arguments = [
      "-c",
      "exec \"$0\" --headless --no-sandbox --disable-gpu --hide-scrollbars "
        + "--user-data-dir=\"$1\" --remote-debugging-pipe 3<&0 4>&1 </dev/null >/dev/null 2>&1",
      program, profile.path,
    ]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let target = try send("Target.createTarget", ["url": "about:blank"])
    let attached = try send(
      "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
    for domain in ["Page", "Runtime", "Log", "Network"] { try send("\(domain).enable") }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  // MARK: - Doing

  /// Opens a file and waits until it is loaded.
  ///
  /// - Parameters:
  ///   - file: The path of the file.
  ///   - fragment: What follows the sharp sign of its address.
  /// - Throws: ``Failure``.
  public func open(_ file: String, fragment: String = "") throws {
    let before = loads
    let address = URL(filePath: file).absoluteString + (fragment.isEmpty ? "" : "#" + fragment)
    // A new fragment alone would not load the page again.
    try send("Page.navigate", ["url": "about:blank"])
    while loads == before { try receive() }
    let blank = loads
    try send("Page.navigate", ["url": address])
    while loads == blank { try receive() }
  }

  /// Makes the window as wide as a screen, light or dark.
  ///
  /// - Throws: ``Failure``.
  public func show(width: Int, height: Int = 900, isDark: Bool = false) throws {
    try send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500])
    try send(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]]])
  }

  /// Presses a key, such as Tab or Space, or types a character.
  ///
  /// - Throws: ``Failure``.
  public func press(_ key: String) throws {
    let codes = ["Tab": (9, ""), "Space": (32, " "), "Enter": (13, "\r")]
    let (code, text) = codes[key] ?? (0, key)
    let name = key == "Space" ? " " : key
    var event: [String: Any] = ["key": name, "code": key, "windowsVirtualKeyCode": code]
    event["type"] = text.isEmpty ? "rawKeyDown" : "keyDown"
    if !text.isEmpty { event["text"] = text }
    try send("Input.dispatchKeyEvent", event)
    event["type"] = "keyUp"
    event["text"] = nil
    try send("Input.dispatchKeyEvent", event)
  }

  /// The value of an expression in the page, as text.
  ///
  /// - Returns: The value, JSON where it is no string.
  /// - Throws: ``Failure``, also with what the expression throws.
  @discardableResult
  public func evaluate(_ expression: String) throws -> String {
    let result = try send(
      "Runtime.evaluate",
      [
        "expression":
          "(async () => { const v = await (\(expression)); "
          + "return typeof v === 'string' ? v : JSON.stringify(v) })()",
        "awaitPromise": true, "returnByValue": true,
      ])
    if let thrown = result["exceptionDetails"] as? [String: Any] {
      throw Failure(description: "\(thrown)")
    }
    return (result["result"] as? [String: Any])?["value"] as? String ?? ""
  }

  /// A picture of the whole page as PNG.
  ///
  /// - Throws: ``Failure``.
  public func picture() throws -> Data {
    let answer = try send("Page.captureScreenshot", ["captureBeyondViewport": true])
    guard let text = answer["data"] as? String, let data = Data(base64Encoded: text) else {
      throw Failure(description: "no picture")
    }
    return data
  }

  // MARK: - Messages

  /// Sends a message and waits for its answer.
  @discardableResult
  private func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastMessage += 1
    let identifier = lastMessage
    var message: [String: Any] = ["id": identifier, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    try input.fileHandleForWriting.write(
      contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try receive()
      guard answer["id"] as? Int == identifier else { continue }
      if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  /// The next message, which ends with a zero.
  @discardableResult
  private func receive() throws -> [String: Any] {
    while true {
      if let end = unread.firstIndex(of: 0) {
        let bytes = unread[unread.startIndex..<end]
        unread = Data(unread[unread.index(after: end)...])
        let message = try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
        note(message)
        return message
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Failure(description: "the browser has ended") }
      unread += more
    }
  }

  /// Keeps what a message tells of the page.
  private func note(_ message: [String: Any]) {
    let parameters = message["params"] as? [String: Any] ?? [:]
    switch message["method"] as? String {
    case "Page.loadEventFired": loads += 1
    case "Runtime.exceptionThrown": errors.append("\(parameters)")
    case "Runtime.consoleAPICalled" where parameters["type"] as? String == "error":
      errors.append("\(parameters)")
    case "Log.entryAdded":
      if let entry = parameters["entry"] as? [String: Any], entry["level"] as? String == "error" {
        errors.append("\(entry["text"] ?? entry)")
      }
    case "Network.requestWillBeSent":
      if let request = parameters["request"] as? [String: Any], let url = request["url"] as? String,
        url != "about:blank"
      {
        requests.append(url)
      }
    default: break
    }
  }
}
