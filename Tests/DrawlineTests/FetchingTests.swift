import Foundation
import TestSupport
import Testing

private let ours = "round,date,name,invitations,cutoff,tieBreak,drawn\n"

private let feed = """
  {"rounds": [{"drawNumber": "1", "drawDate": "2026-01-02", "drawName": "General",
  "drawSize": "1,000", "drawCRS": "475", "drawDateTime": "", "drawCutOff": "",
  "drawDistributionAsOn": "January 1, 2026", \
  \((1...18).map { "\"dd\($0)\": \"0\"" }.joined(separator: ", "))}]}
  """

private func answer(_ status: String, _ headers: [String] = [], _ body: String = "") -> [UInt8] {
  let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"]
  return Array(((lines + headers).joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
}

/// A server whose paths are named after what goes wrong on them.
private func server() throws -> LoopbackServer {
  try LoopbackServer { request, send in
    let path = request.split(separator: " ").dropFirst().first ?? ""
    switch path {
    case "/feed" where request.contains("If-None-Match: \"v1\""):
      _ = send(answer("304 Not Modified"))
    case "/feed": _ = send(answer("200 OK", ["ETag: \"v1\""], feed))
    case "/moved": _ = send(answer("302 Found", ["Location: /feed"]))
    case "/loop": _ = send(answer("302 Found", ["Location: /loop"]))
    case "/away": _ = send(answer("302 Found", ["Location: http://192.0.2.1/feed"]))
    case "/html": _ = send(answer("200 OK", [], "<html>Sorry</html>"))
    case "/401": _ = send(answer("401 Unauthorized", ["WWW-Authenticate: Basic realm=\"x\""]))
    case "/304": _ = send(answer("304 Not Modified"))
    case "/packed": _ = send(answer("200 OK", ["Content-Encoding: gzip"], "no gzip"))
    case "/none": _ = send(answer("200 OK", [], "{\"rounds\": []}"))
    case "/500": _ = send(answer("500 Internal Server Error"))
    case "/cut":
      _ = send(Array("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"rounds\": [".utf8))
    case "/slow":
      _ = send(Array("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n".utf8))
      var isThere = true
      for _ in 0..<100 where isThere {
        usleep(100_000)
        isThere = send([0x20])
      }
    case "/endless":
      _ = send(Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8))
      let spaces = [UInt8](repeating: 0x20, count: 1 << 20)
      var sent = 0
      while sent < 4096, send(spaces) { sent += 1 }
    case "/vast": _ = send(Array("HTTP/1.1 200 OK\r\nContent-Length: 4000000000\r\n\r\n ".utf8))
    default: _ = send(answer("404 Not Found"))
    }
  }
}

struct FetchingTests {
  let folder: TemporaryFolder
  let data: String

  init() throws {
    folder = try TemporaryFolder()
    data = try folder.write("rounds.csv", ours + "1,2026-01-02,General,1000,470,,\n")
  }

  private func update(_ address: String, timeout: Int = 120) throws -> Drawline.Run {
    try Drawline.run(
      "update", "--data", data, "--from", address, "--today", "2026-06-01", "--format", "csv",
      environment: ["DRAWLINE_FETCH_TIMEOUT": "\(timeout)", "no_proxy": "127.0.0.1"])
  }

  @Test(arguments: ["/feed", "/moved"])
  func `a feed is fetched and merged`(path: String) throws {
    let server = try server()
    let run = try update(server.address(of: path))
    withExtendedLifetime(server) {}
    #expect(run.stdout == "change,round,field,old,new\nrevised,1,cutoff,470,475\n")
    #expect(
      run.stderr == "drawline: note: the data are rounds of \(data), to round 1 on 2026-01-02\n")
    #expect(run.status == 0)
  }

  @Test func `a feed that has not changed is not sent again`() throws {
    let server = try server()
    #expect(try update(server.address(of: "/feed")).status == 0)
    let again = try update(server.address(of: "/feed"))
    #expect(again.stdout == "change,round,field,old,new\n")
    #expect(again.stderr.hasPrefix("drawline: note: the feed has not changed since the last "))
    #expect(again.status == 0)
  }

  @Test func `after an update from elsewhere the feed is sent again`() throws {
    let server = try server()
    #expect(try update(server.address(of: "/feed")).status == 0)
    let other = try folder.write("other.json", feed.replacing("475", with: "480"))
    #expect(try update(other).status == 0)
    let again = try update(server.address(of: "/feed"))
    #expect(again.stdout == "change,round,field,old,new\nrevised,1,cutoff,480,475\n")
  }

  @Test(arguments: [
    ("/404", 1, "the server answered with status 404; check the address or try later"),
    ("/401", 1, "the server answered with status 401; check the address or try later"),
    ("/304", 1, "the server answered with status 304; check the address or try later"),
    (
      "/packed", 1,
      "the answer is packed (gzip) though it was asked for as it is; check the address"
    ),
    ("/500", 3, "the server answered with status 500; check the address or try later"),
    ("/loop", 6, "more than 5 redirects; check the address"),
    ("/slow", 3, "no whole answer within 1 s; try later"),
    ("/endless", 1, "the answer is longer than 33554432 bytes; check the address"),
    ("/vast", 1, "the answer is longer than 33554432 bytes; check the address"),
  ])
  func `a server that fails is told, asked again only where it may recover, and changes nothing`(
    path: String, requests: Int, problem: String
  ) throws {
    let server = try server()
    let run = try update(server.address(of: path), timeout: path == "/slow" ? 1 : 120)
    #expect(run.stderr == "drawline: \(server.address(of: path)): \(problem)\n")
    #expect(run.stdout == "")
    #expect(run.status == 69)
    #expect(server.requestCount == requests)
    #expect(try folder.names() == ["rounds.csv"])
  }
  @Test(arguments: ["nan", "0", "-1", "1e9", "soon"])
  func `a time limit that is none is told`(seconds: String) throws {
    let run = try Drawline.run(
      "update", "--data", data, "--from", "http://127.0.0.1:9/feed",
      environment: ["DRAWLINE_FETCH_TIMEOUT": seconds])
    #expect(
      run.stderr == "drawline: DRAWLINE_FETCH_TIMEOUT is \"\(seconds)\"; give a number of seconds "
        + "from 1 to 3600\n")
    #expect(run.status == 69)
  }

  @Test(arguments: [
    ("kill -9 $$", "drawline-fetch was ended by signal 9; try again"),
    ("exit 0", "drawline-fetch gave nothing; try again"),
    ("exit 69", "drawline-fetch ended with status 69 and no reason; try again"),
  ])
  func `a helper that ends without a word is told`(script: String, problem: String) throws {
    let program = folder.path(of: "drawline")
    try FileManager.default.copyItem(atPath: Drawline.executable().path, toPath: program)
    let helper = try folder.write("drawline-fetch", "#!/bin/sh\n\(script)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: helper)
    let run = try Drawline.run(
      "update", "--data", data, "--from", "http://127.0.0.1:9/feed", program: URL(filePath: program)
    )
    #expect(run.stderr.hasPrefix("drawline: \(problem)"))
    #expect(run.status == 69)
  }

  @Test func `a feed without rounds is an error`() throws {
    let server = try server()
    let run = try update(server.address(of: "/none"))
    withExtendedLifetime(server) {}
    #expect(run.status == 65)
    #expect(run.stderr.contains("holds no round"))
  }

  @Test func `an answer that breaks off is told`() throws {
    let server = try server()
    let run = try update(server.address(of: "/cut"))
    withExtendedLifetime(server) {}
    #expect(run.stderr.hasPrefix("drawline: http://127.0.0.1:"))
    #expect(run.stderr.hasSuffix("; check the connection and try later\n"))
    #expect(run.status == 69)
    #expect(try folder.names() == ["rounds.csv"])
  }

  @Test func `a page of HTML is no feed`() throws {
    let server = try server()
    let run = try update(server.address(of: "/html"))
    #expect(run.stderr.hasPrefix("drawline: \(server.address(of: "/html")):1:1: no JSON value; "))
    #expect(run.status == 65)
    #expect(try folder.names() == ["rounds.csv"])
  }

  @Test func `an address without TLS leads to this machine only, redirects too`() throws {
    let direct = try update("http://192.0.2.1/feed")
    #expect(
      direct.stderr.hasPrefix("drawline: http://192.0.2.1/feed: it is not an address of https"))
    #expect(direct.status == 69)
    let server = try server()
    let redirected = try update(server.address(of: "/away"))
    withExtendedLifetime(server) {}
    #expect(redirected.stderr.contains("http://192.0.2.1/feed: it is not an address of https"))
    #expect(redirected.status == 69)
  }

  @Test func `a port on which nobody listens is told`() throws {
    let address = try server().address(of: "/feed")
    let run = try update(address)
    #expect(run.stderr.hasPrefix("drawline: \(address): "))
    #expect(run.status == 69)
  }
}
