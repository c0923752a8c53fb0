import Foundation
import Testing

@Suite("lrplot watch: draws on every save, on a page of this machine alone")
struct WatchTests {
  /// A program that watches, and its port.
  private static func start(
    _ arguments: [String], in folder: WorkFolder, environment: [String: String] = [:]
  ) throws -> (program: RunningProgram, port: UInt16) {
    let program = try RunningProgram(["watch"] + arguments + ["--port", "0"], in: folder, environment: environment)
    _ = program.waits { program.output.contains("\n") }
    let line = try #require(program.output.split(separator: "\n").first, "\(program.errorText)")
    #expect(line.hasPrefix("http://127.0.0.1:") && line.hasSuffix("/"))
    let port = try #require(UInt16(line.dropFirst("http://127.0.0.1:".count).dropLast()))
    return (program, port)
  }

  private static func state(_ port: UInt16) throws -> [[String: Any]] {
    let answer = try RawWeb.get(port, "/state")
    let body = try #require(answer.range(of: "\r\n\r\n")).upperBound
    let object = try JSONSerialization.jsonObject(with: Data(answer[body...].utf8)) as? [String: Any]
    return try #require(object?["items"] as? [[String: Any]])
  }

  @Test("A save draws anew; a mistake stands over the last good figure with its place, and goes")
  func save() throws {
    let folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    let (program, port) = try Self.start(["a.json"], in: folder)
    let first = try RawWeb.get(port, "/0.svg")
    #expect(first.contains("Content-Type: image/svg+xml") && first.contains("peak 0.1"))
    var item = try Self.state(port)[0]
    #expect(item["good"] as? Bool == true && item["number"] as? Int == 1 && item["messages"] as? String == "")
    #expect((item["spec"] as? String)?.contains("cosine") == true)
    #expect((item["told"] as? String)?.contains("cosine") == true)

    try folder.write("a.json", Specs.wrong)
    #expect(try program.waits(5) { try Self.state(port)[0]["good"] as? Bool == false })
    item = try Self.state(port)[0]
    #expect((item["messages"] as? String)?.hasPrefix("a.json:1:38: error: unknown schedule `cosin`\n") == true)
    #expect(program.errorText.contains("a.json:1:38: error: "))
    #expect(try RawWeb.get(port, "/0.svg") == first)
    // The page itself has it too, before any script runs.
    let page = try RawWeb.get(port, "/")
    #expect(page.contains("<pre>a.json:1:38: error: unknown schedule `cosin`\n") && page.contains("peak 0.1"))

    try folder.write("a.json", Specs.cosine.replacing("0.1 ", with: "0.3 "))
    #expect(try program.waits(5) { try Self.state(port)[0]["number"] as? Int == 2 })
    #expect(try RawWeb.get(port, "/0.svg").contains("peak 0.3"))
    #expect(try Self.state(port)[0]["messages"] as? String == "")
    #expect(program.end(by: SIGINT) == 130)
    #expect(try folder.names() == ["a.json"])
    #expect(throws: RawWeb.Failure.self) { try RawWeb.get(port, "/") }
  }

  @Test("The page has what a person wants beside a figure")
  func page() throws {
    let folder = try WorkFolder()
    try folder.write("a b.json", Specs.cosine)
    let (program, port) = try Self.start(["a b.json"], in: folder)
    defer { _ = program.end(by: SIGTERM) }
    #expect(try RawWeb.get(port, "/").contains("<script src=\"/watch.js\">"))
    for script in ["/watch.js", "/readings.js"] { #expect(try RawWeb.get(port, script).contains("200 OK")) }
    for (format, start) in [("svg", "<svg"), ("png", "\u{FFFD}PNG"), ("pdf", "%PDF")] {
      let answer = try RawWeb.get(port, "/0.\(format)?save=1")
      #expect(answer.contains("filename*=UTF-8''a%20b.\(format)"))
      #expect(answer.contains("\r\n\r\n" + start), "\(format)")
    }
    #expect(
      try RawWeb.get(port, "/0.csv").hasSuffix("\r\n\r\n" + Program.run(["values", "a b.json"], in: folder).text))
    #expect(try RawWeb.get(port, "/0.svg?theme=dark") != RawWeb.get(port, "/0.svg?theme=light"))
    let readings = try RawWeb.get(port, "/0.json")
    #expect(readings.contains("\"name\":\"cosine\",\"x\":[0,1,2,3,4,5,6,7,8,9],\"y\":[0.1,"))
    let events = try RawWeb.ask(port, "HEAD /events HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
    #expect(events.contains("text/event-stream"))
  }

  @Test("Nothing but what is watched is served, and to nobody else")
  func closed() throws {
    let folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    try folder.write("secret.txt", "secret")
    let (program, port) = try Self.start(["a.json"], in: folder)
    defer { _ = program.end(by: SIGTERM) }
    for path in [
      "/secret.txt", "/a.json", "/../secret.txt", "/%2e%2e/secret.txt", "/0/secret.txt", "/0/../secret.txt",
      "//secret.txt", "/1.svg", "/00.svg", "/-1.svg", "/0.gif", "/0", "/0.", "/state/", "/etc/passwd", "/0.html",
    ] {
      #expect(try RawWeb.get(port, path).hasPrefix("HTTP/1.1 404 "), "\(path)")
    }
    for fields in ["Host: evil.example", "Host: 127.0.0.1:1", "Host: 127.0.0.1:\(port)\r\nOrigin: http://evil.example"]
    {
      for path in ["/", "/0.svg", "/events"] {
        #expect(
          try RawWeb.ask(port, "GET \(path) HTTP/1.1\r\n\(fields)\r\n\r\n").hasPrefix("HTTP/1.1 403 "), "\(fields)")
      }
    }
    #expect(try RawWeb.ask(port, "GET / HTTP/1.1\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
    #expect(try RawWeb.ask(port, "DELETE / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n").hasPrefix("HTTP/1.1 405 "))
    #expect(try RawWeb.ask(port, "GET /" + String(repeating: "a", count: 20000)).hasPrefix("HTTP/1.1 431 "))
  }

  @Test("A log that is missing is waited for, and followed")
  func log() throws {
    let folder = try WorkFolder()
    try folder.write("a.json", #"{ "steps": 3, "curves": [ { "label": "run", "log": "run.csv" } ] }"#)
    let (program, port) = try Self.start(["a.json"], in: folder)
    defer { _ = program.end(by: SIGTERM) }
    #expect(try Self.state(port)[0]["good"] as? Bool == false)
    #expect(try RawWeb.get(port, "/0.svg").hasPrefix("HTTP/1.1 404 "))
    try folder.write("run.csv", "step,lr\n0,0.1\n1,0.2\n")
    #expect(try program.waits(5) { try Self.state(port)[0]["number"] as? Int == 1 })
    try folder.write("run.csv", "step,lr\n0,0.1\n1,0.2\n2,0.3\n")
    #expect(try program.waits(5) { try RawWeb.get(port, "/0.csv").hasSuffix("2,0.3\n") })
  }

  @Test("With a name for it the figure is written too, on every save")
  func written() throws {
    let folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    let (program, port) = try Self.start(["a.json", "-o", "a.svg", "--set", "schedule.lr=0.2"], in: folder)
    defer { _ = program.end(by: SIGTERM) }
    _ = try Self.state(port)
    let first = try folder.text("a.svg")
    #expect(first.contains("peak 0.2"))
    try folder.write("a.json", Specs.step)
    #expect(try program.waits(5) { try folder.text("a.svg") != first })
  }

  @Test("The figures of documents are shown, with or without pandoc")
  func documents() throws {
    let folder = try WorkFolder()
    try folder.write("n.md", "# Notes\n\n```lrplot {#fig-a caption=\"A.\"}\n\(Specs.cosine)\n```\n")
    // Without a path there is no pandoc.
    let (program, port) = try Self.start(["n.md"], in: folder, environment: ["PATH": Program.folder])
    defer { _ = program.end(by: SIGTERM) }
    let item = try Self.state(port)[0]
    #expect(item["kind"] as? String == "report", "\(item)")
    if item["page"] as? Bool == true {
      #expect(try RawWeb.get(port, "/0.html").contains("<figure"))
    } else {
      let figures = try #require(item["figures"] as? [String])
      #expect(figures.count == 1)
      #expect(try RawWeb.get(port, "/0/\(figures[0])").contains("image/svg+xml"))
    }
    try folder.write("n.md", "# Notes\n\n```lrplot {#fig-a}\n\(Specs.wrong)\n```\n")
    #expect(try program.waits(5) { try Self.state(port)[0]["good"] as? Bool == false })
    #expect((try Self.state(port)[0]["messages"] as? String)?.contains("n.md:4:38: error: ") == true)
  }

  @Test("What cannot be watched is told at once")
  func refused() throws {
    let folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    #expect(try Program.run(["watch", "b.json"], in: folder).code == 66)
    #expect(try Program.run(["watch", "-"], in: folder).code == 64)
    #expect(try Program.run(["watch"], in: folder).code == 64)
    #expect(try Program.run(["watch", "a.json", "--port", "70000"], in: folder).code == 64)
    let (program, port) = try Self.start(["a.json"], in: folder)
    defer { _ = program.end(by: SIGTERM) }
    let second = try Program.run(["watch", "a.json", "--port", String(port)], in: folder)
    #expect(second.code == 73)
    #expect(second.errorText.contains("cannot listen on port \(port) of 127.0.0.1: Address already in use"))
  }
}
