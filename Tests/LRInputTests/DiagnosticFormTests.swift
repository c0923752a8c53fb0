import Foundation
import LRInput
import Testing

@Suite struct DiagnosticFormTests {
  private var sink: DiagnosticSink {
    var source = Source(name: "a,b:c 100%.json", text: "{\n  \"π\": 1 }\n")
    let flag = source.offset(ofFlag: "--steps")
    let sink = DiagnosticSink(source)
    sink.error(at: 4, "unknown key `π`\nin \"a\"", hint: "100 % wrong, see: x")
    sink.warning(at: flag, "odd")
    return sink
  }

  @Test("Short is the line alone")
  func short() {
    #expect(
      DiagnosticText.render(sink, as: .short)
        == "--steps: warning: odd\na,b:c 100%.json:2:3: error: unknown key `π`␊in \"a\"\n")
  }

  @Test("JSON is an object a line, with the same keys in each")
  func json() throws {
    struct Message: Decodable, Equatable {
      var file: String?
      var line: Int?
      var column: Int?
      var severity: String
      var message: String
      var hint: String?
      var code: String?
    }
    let lines = DiagnosticText.render(sink, as: .json).split(separator: "\n")
    let messages = try lines.map { try JSONDecoder().decode(Message.self, from: Data($0.utf8)) }
    #expect(
      messages == [
        Message(file: "a,b:c 100%.json", severity: "warning", message: "--steps: odd"),
        Message(
          file: "a,b:c 100%.json", line: 2, column: 3, severity: "error", message: "unknown key `π`\nin \"a\"",
          hint: "100 % wrong, see: x"),
      ])
    let keys = ["file", "line", "column", "severity", "message", "hint", "code"]
    #expect(lines.allSatisfy { line in keys.allSatisfy { line.contains("\"\($0)\":") } })
  }

  @Test("GitHub's form escapes what would end a property or the line")
  func github() {
    #expect(
      DiagnosticText.render(sink, as: .github)
        == "::warning file=a%2Cb%3Ac 100%25.json::--steps: odd\n::error file=a%2Cb%3Ac 100%25.json,line=2,col=3::unknown key `π`␊in \"a\""
        + "%0Ahint: 100 %25 wrong, see: x\n")
  }

  @Test("Warnings are left out of every form where they are not asked for", arguments: DiagnosticForm.allCases)
  func warnings(_ form: DiagnosticForm) {
    #expect(!DiagnosticText.render(sink, as: form, warnings: false).contains("odd"))
    #expect(DiagnosticText.render(sink, as: form).contains("odd"))
  }

  @Test("A message of the program itself, and one with a code")
  func line() {
    let line = DiagnosticLine(
      .error, "stale", hint: "run x", file: "f.svg", place: Place(line: 1, column: 1), code: "s")
    #expect(line.text(as: .human) == "f.svg:1:1: error: stale\nhint: run x\n")
    #expect(line.text(as: .short) == "f.svg:1:1: error: stale\n")
    #expect(line.text(as: .json).hasSuffix("\"hint\":\"run x\",\"code\":\"s\"}\n"))
    #expect(DiagnosticLine(.warning, "odd").text(as: .human) == "lrplot: warning: odd\n")
    #expect(DiagnosticLine(.warning, "odd").text(as: .github) == "::warning::odd\n")
  }
}
