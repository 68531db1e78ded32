import Foundation
import Testing

@testable import Fetching

struct AddressTests {
  /// The blocks of RFC 6890 that are not of the public network.
  @Test(arguments: [
    "https://127.0.0.1/", "https://127.8.9.1/", "https://10.0.0.5/", "https://172.31.0.1/",
    "https://192.168.1.1/", "https://169.254.169.254/", "https://100.64.0.1/", "https://0.0.0.0/",
    "https://[::1]/", "https://[fd00::1]/", "https://[fe80::1]/", "https://[::ffff:10.0.0.1]/",
    "https://localhost/", "https://2130706433/",
  ])
  func `an address of this machine or beside it leads inside`(text: String) throws {
    #expect(try #require(URL(string: text)).leadsInside)
  }

  @Test(arguments: [
    "https://192.0.1.1/", "https://172.32.0.1/", "https://8.8.8.8/",
    "https://[2001:4860:4860::8888]/",
    "https://100.128.0.1/",
  ])
  func `an address of the public network does not`(text: String) throws {
    #expect(try !#require(URL(string: text)).leadsInside)
  }

  @Test(arguments: [
    ("https://example.org/", true), ("http://[::1]:80/", true), ("http://127.0.0.1/", true),
    ("http://example.org/", false), ("ftp://127.0.0.1/", false), ("https:///", false),
  ])
  func `https is allowed anywhere and http on this machine`(text: String, isAllowed: Bool) throws {
    #expect(try #require(URL(string: text)).isAllowed == isAllowed)
  }
}
