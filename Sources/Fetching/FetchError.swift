/// Why a file could not be fetched.
public enum FetchError: Error, Equatable, Sendable {
  /// The address is not of TLS, or a redirect leads to one that is not.
  case insecure(String)

  /// The server answered with a status other than 200.
  case refused(String, status: Int)

  /// A redirect leads from the network to this machine or one beside it.
  case inward(String)

  /// The content is packed, though it was asked for as it is.
  case packed(String, encoding: String)

  /// Redirects follow one another without an end.
  case tooManyRedirects(String, limit: Int)

  /// The content is longer than is taken.
  case tooLong(String, limit: Int)

  /// The answer took too long.
  case timedOut(String, seconds: Int)

  /// The server could not be reached, or broke off.
  case broken(String, reason: String)

  /// Whether another attempt may succeed.
  var mayPass: Bool {
    switch self {
    case .refused(_, let status): status >= 500 || status == 429
    case .timedOut, .broken: true
    case .insecure, .inward, .packed, .tooManyRedirects, .tooLong: false
    }
  }
}

extension FetchError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .insecure(let address):
      "\(address): it is not an address of https; give one, or download the feed and name the file"
    case .inward(let address):
      "\(address): a redirect leads from the network to a loopback or private address, which is not "
        + "followed; check the address"
    case .packed(let address, let encoding):
      "\(address): the answer is packed (\(encoding)) though it was asked for as it is; check the "
        + "address"
    case .refused(let address, let status):
      "\(address): the server answered with status \(status); check the address or try later"
    case .tooManyRedirects(let address, let limit):
      "\(address): more than \(limit) redirects; check the address"
    case .tooLong(let address, let limit):
      "\(address): the answer is longer than \(limit) bytes; check the address"
    case .timedOut(let address, let seconds):
      "\(address): no whole answer within \(seconds) s; try later"
    case .broken(let address, let reason):
      "\(address): \(reason); check the connection and try later"
    }
  }
}
