import Testing

@testable import LRWatch

@Suite("Requests are read as HTTP/1.1 has them, and nothing else is")
struct WebRequestTests {
  private static func read(_ text: String) -> WebRequest.Reading { WebRequest.read(Array(text.utf8)) }

  @Test("A request of a browser gives its path, its query and its fields")
  func good() throws {
    let reading = Self.read("GET /0.svg?theme=dark&v=3 HTTP/1.1\r\nHost: 127.0.0.1:80\r\nX-A:  b \r\n\r\n")
    guard case .request(let request) = reading else {
      Issue.record("\(reading)")
      return
    }
    #expect(request.path == "/0.svg" && request["theme"] == "dark" && request["v"] == "3" && request["w"] == nil)
    #expect(request.fields == ["host": "127.0.0.1:80", "x-a": "b"] && !request.isHead)
  }

  @Test("Until the empty line it is not finished, however much of it is there")
  func parts() {
    let whole = "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n"
    for count in 0..<whole.utf8.count {
      #expect(WebRequest.read(Array(whole.utf8.prefix(count))) == .unfinished, "\(count) bytes")
    }
    guard case .request(let request) = Self.read(whole) else {
      Issue.record("it is not read")
      return
    }
    #expect(request.isHead && request.path == "/")
  }

  @Test(
    "What is no such request is refused",
    arguments: [
      ("POST / HTTP/1.1\r\nHost: a\r\n\r\n", 405), ("GET / HTTP/2\r\nHost: a\r\n\r\n", 400),
      ("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400), ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n", 400), ("\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", 400),
      ("GET /\u{0} HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", 400),
      ("GET /" + String(repeating: "a", count: WebRequest.limit), 431),
    ])
  func refused(_ text: String, status: Int) {
    #expect(Self.read(text) == .refused(status))
  }

  private static func request(_ fields: [String: String]) -> WebRequest {
    var request = WebRequest()
    request.fields = fields
    return request
  }

  @Test("Only this server's own pages may ask, by its own names")
  func own() {
    let own = Self.request(["host": "127.0.0.1:8377"])
    #expect(own.isOwn(port: 8377) && !own.isOwn(port: 8378))
    #expect(Self.request(["host": "LocalHost:8377", "origin": "http://localhost:8377"]).isOwn(port: 8377))
    for fields in [
      ["host": "evil.example"], ["host": "127.0.0.1"], ["host": "evil.example:8377"], ["host": "127.0.0.1:8377.a"],
      ["host": "127.0.0.1:8377", "origin": "http://evil.example"], ["host": "127.0.0.1:8377", "origin": "null"],
      ["host": "127.0.0.1:8377", "origin": "https://127.0.0.1:8377"],
      ["host": "127.0.0.1:8377", "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"],
    ] {
      #expect(!Self.request(fields).isOwn(port: 8377), "\(fields)")
    }
    #expect(
      Self.request(["host": "127.0.0.1:8377", "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"])
        .isOwn(port: 8377))
  }

  @Test("Every answer says how long it is, that no other page may have it, and what may run in it")
  func answers() {
    let bytes = WebAnswer("text/plain", Array("abc".utf8), fileName: "a ü.svg").bytes(isHead: false)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n") && text.hasSuffix("\r\n\r\nabc"))
    for field in [
      "Content-Length: 3", "Cross-Origin-Resource-Policy: same-origin", "X-Content-Type-Options: nosniff",
      "Content-Disposition: attachment; filename*=UTF-8''a%20%C3%BC.svg", "Content-Security-Policy: default-src 'none'",
    ] {
      #expect(text.contains("\r\n\(field)"), "\(field)")
    }
    let head = String(decoding: WebAnswer.refusal(405).bytes(isHead: true), as: UTF8.self)
    #expect(head.hasPrefix("HTTP/1.1 405 ") && head.contains("Allow: GET, HEAD") && head.hasSuffix("\r\n\r\n"))
  }
}
