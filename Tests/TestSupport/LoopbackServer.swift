import Foundation
import Synchronization

/// A server of HTTP on this machine, whose answers are functions of the request.
public final class LoopbackServer: Sendable {
  /// What a server does with a request, of which it is given the text.
  public typealias Handler = @Sendable (_ request: String, _ send: Send) -> Void

  /// Sends bytes to the client; false once the client has gone.
  public typealias Send = (_ bytes: [UInt8]) -> Bool

  private let socket: Int32

  /// The port that the server listens on.
  public let port: Int

  private let counter = Mutex(0)

  /// How many requests were answered.
  public var requestCount: Int { counter.withLock { $0 } }

  /// Starts a server.
  ///
  /// - Parameter handler: Answers a request; the connection is closed when it returns.
  /// - Throws: What the system says.
  public init(_ handler: @escaping Handler) throws {
    #if canImport(Glibc)
    let stream = Int32(SOCK_STREAM.rawValue)
    #else
    let stream = SOCK_STREAM
    #endif
    let descriptor = Foundation.socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, address, &length) == 0
      }
    }
    guard isListening else { throw CocoaError(.featureUnsupported) }
    socket = descriptor
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [weak self] in
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return }
        self?.counter.withLock { $0 += 1 }
        Thread.detachNewThread { LoopbackServer.serve(client, handler) }
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  /// The address of a path on the server.
  public func address(of path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  private static func serve(_ client: Int32, _ handler: Handler) {
    var request: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while !request.ends(with: "\r\n\r\n".utf8) {
      let count = recv(client, &chunk, chunk.count, 0)
      guard count > 0 else { break }
      request += chunk[..<count]
    }
    handler(String(decoding: request, as: UTF8.self)) { bytes in
      bytes.withUnsafeBytes { buffer in
        var sent = 0
        while sent < buffer.count {
          let count = send(
            client, buffer.baseAddress?.advanced(by: sent), buffer.count - sent, Int32(MSG_NOSIGNAL)
          )
          guard count > 0 else { return false }
          sent += count
        }
        return true
      }
    }
    close(client)
  }
}

extension [UInt8] {
  fileprivate func ends(with end: some Collection<UInt8>) -> Bool {
    suffix(end.count).elementsEqual(end)
  }
}
