import Dispatch
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One request and its answer, followed as it comes in so that it can be broken off.
final class Exchange: NSObject, URLSessionDataDelegate, Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var redirects = 0
    var status = 0
    var tag: String?
    var expectedLength: Int64 = -1
    var fault: FetchError?
  }

  private let address: String
  private let settings: Fetch
  private let hasTag: Bool

  /// Whether the address asked for is itself on this machine or beside it.
  private let isInside: Bool
  private let state = Mutex(State())
  private let end = DispatchSemaphore(value: 0)

  init(address: URL, settings: Fetch, hasTag: Bool) {
    self.address = address.absoluteString
    self.settings = settings
    self.hasTag = hasTag
    isInside = address.leadsInside
  }

  /// Waits for the end of the exchange.
  func wait() throws(FetchError) -> Fetch.Answer {
    guard end.wait(timeout: .now() + settings.timeout) == .success else {
      throw .timedOut(address, seconds: Int(settings.timeout))
    }
    let state = state.withLock { $0 }
    if let fault = state.fault { throw fault }
    switch state.status {
    case 200: return .content(state.bytes, tag: state.tag)
    case 304 where hasTag: return .notModified
    default: throw .refused(address, status: state.status)
    }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    let isFollowed = state.withLock { state in
      state.redirects += 1
      if state.redirects > settings.maximumRedirects {
        state.fault = .tooManyRedirects(address, limit: settings.maximumRedirects)
      } else if request.url?.isAllowed != true {
        state.fault = .insecure(request.url?.absoluteString ?? "")
      } else if !isInside, request.url?.leadsInside == true {
        state.fault = .inward(request.url?.absoluteString ?? "")
      }
      return state.fault == nil
    }
    completionHandler(isFollowed ? request : nil)
    if !isFollowed { task.cancel() }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let isTaken = state.withLock { state in
      let answer = response as? HTTPURLResponse
      state.status = answer?.statusCode ?? 0
      state.tag = answer?.value(forHTTPHeaderField: "ETag")
      state.expectedLength = response.expectedContentLength
      if let encoding = answer?.value(forHTTPHeaderField: "Content-Encoding")?.lowercased(),
        encoding != "identity"
      {
        state.fault = state.fault ?? .packed(address, encoding: encoding)
      }
      if response.expectedContentLength > settings.maximumBytes {
        state.fault = state.fault ?? .tooLong(address, limit: settings.maximumBytes)
      }
      return state.fault == nil
    }
    completionHandler(isTaken ? .allow : .cancel)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    guard let answer = challenge.failureResponse as? HTTPURLResponse else {
      return completionHandler(.performDefaultHandling, nil)
    }
    // No password is known: the answer stands, and nobody waits for another.
    state.withLock { $0.fault = $0.fault ?? .refused(address, status: answer.statusCode) }
    completionHandler(.cancelAuthenticationChallenge, nil)
    task.cancel()
    end.signal()
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTaken = state.withLock { state in
      guard state.bytes.count + data.count <= settings.maximumBytes else {
        state.fault = state.fault ?? .tooLong(address, limit: settings.maximumBytes)
        return false
      }
      state.bytes += data
      return true
    }
    if !isTaken { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    state.withLock { state in
      if state.fault == nil, let error {
        state.fault =
          (error as? URLError)?.code == .timedOut
          ? .timedOut(address, seconds: Int(settings.timeout))
          : .broken(address, reason: error.localizedDescription.lowercased())
      }
      // A connection that is closed early is no error to every version of the library.
      if state.fault == nil, state.status == 200, state.expectedLength > Int64(state.bytes.count) {
        state.fault = .broken(address, reason: "the answer broke off in the middle")
      }
    }
    end.signal()
  }
}
