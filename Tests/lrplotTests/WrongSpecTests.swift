import Foundation
import Testing

/// A wrong spec and what is said of it, as `WrongSpecs/*.txt` has them:
///
///     == name
///     the spec
///     --
///     line:column: error: …
///     hint: …
///
/// A line that ends in … stands for every line that begins so: lists of names grow.
struct WrongSpec: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var messages: [String]

  var testDescription: String { name }

  private static let files = ["syntax", "keys", "values", "schedules", "many", "train"]

  static let all: [WrongSpec] = files.flatMap { file -> [WrongSpec] in
    guard let url = Bundle.module.url(forResource: file, withExtension: "txt", subdirectory: "WrongSpecs"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    return text.components(separatedBy: "== ").dropFirst().map { block in
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let line = lines.firstIndex(of: "--") ?? lines.count
      return WrongSpec(
        name: "\(file): \(lines[0])", text: lines[1..<line].joined(separator: "\n"),
        messages: lines[line...].dropFirst().filter { !$0.isEmpty })
    }
  }
}

@Suite("What is said of wrong specs")
struct WrongSpecTests {
  @Test("the table is whole")
  func table() {
    #expect(WrongSpec.all.count >= 180)
    #expect(Set(WrongSpec.all.map(\.name)).count == WrongSpec.all.count)
    #expect(WrongSpec.all.allSatisfy { !$0.messages.isEmpty })
  }

  @Test("every mistake, its place and its hint", arguments: WrongSpec.all)
  func messages(_ spec: WrongSpec) throws {
    let folder = try WorkFolder()
    try folder.write("spec.json", spec.text)
    let result = try Program.run(["spec.json"], in: folder)
    #expect(result.code == 65)
    #expect(result.output.isEmpty)
    #expect(try folder.names() == ["spec.json"])
    let said = result.messages.map { $0.replacing("spec.json:", with: "") }
    #expect(said.count == spec.messages.count)
    for (said, wanted) in zip(said, spec.messages) {
      #expect(wanted.hasSuffix("…") ? said.hasPrefix(wanted.dropLast()) : said == wanted)
    }
    try expectCarets(result, source: spec.text)
  }

  /// Below each message its source line, and a caret at the column that the message names.
  private func expectCarets(_ result: Program.Result, source: String) throws {
    let lines = result.errorText.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let sourceLines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.hasPrefix("spec.json:") {
      let fields = line.split(separator: ":")
      let row = try #require(Int(fields[1]))
      let column = try #require(Int(fields[2]))
      let caret = lines[index + 2]
      #expect(caret.trimmingCharacters(in: .whitespaces) == "^")
      let shown = lines[index + 1]
      // A long line is shown in part, and wide letters take two columns.
      guard sourceLines.indices.contains(row - 1), shown == sourceLines[row - 1], shown.utf8.allSatisfy({ $0 < 0x80 })
      else { continue }
      #expect(caret.count == column)
    }
  }

  /// Texts that cannot stand in a text file.
  @Test(
    "bytes that are no text",
    arguments: [
      (
        Data(#"{ "title": "a\#u{1}b" }"#.utf8), "1:14: error: the control character U+0001 must be escaped in a string",
        #"hint: write `\u0001`"#
      ),
      (Data("{ \"title\": \"a\tb\" }".utf8), "1:14: error: a tab must be escaped in a string", #"hint: write `\t`"#),
      (
        Data("{ \"steps\": 1,\r\n  \"title\": 'a' }".utf8), "2:12: error: strings need straight double quotes",
        #"hint: write `"text"`"#
      ),
      (
        Data([0x7B, 0x22, 0x61, 0xFF, 0x22]), "1:4: error: the byte 0xFF is not UTF-8 here",
        "hint: save the text as UTF-8"
      ),
      (Data([0xFF, 0xFE, 0x7B, 0x00]), "1:1: error: the text is UTF-16", "hint: save the text as UTF-8"),
      (
        Data([0xEF, 0xBB, 0xBF]) + Data("{ steps: 1 }".utf8), "1:3: error: keys need double quotes",
        #"hint: write `"steps"`"#
      ),
      (Data("{ \"steps\":\u{a0}1 }".utf8), "1:11: error: expected a value for `steps`, not `<U+00A0>`", nil),
      (Data("{ \"steps\": 1, \"a\\u001bb\": 1 }".utf8), "1:15: error: unknown key `a␛b` in a spec", nil),
    ] as [(Data, String, String?)])
  func bytes(_ data: Data, message: String, hint: String?) throws {
    let folder = try WorkFolder()
    try folder.write("spec.json", data)
    let result = try Program.run(["spec.json"], in: folder)
    #expect(result.code == 65)
    #expect(result.messages.contains("spec.json:" + message))
    if let hint { #expect(result.messages.contains(hint)) }
    #expect(!result.errorText.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
  }

  @Test("a byte order mark is no mistake")
  func byteOrderMark() throws {
    let folder = try WorkFolder()
    try folder.write("spec.json", Data([0xEF, 0xBB, 0xBF]) + Data(Specs.cosine.utf8))
    #expect(try Program.run(["spec.json"], in: folder).code == 0)
  }

  @Test(
    "more than a figure holds",
    arguments: [
      ("curves", 65, "1:27: error: `curves` must have 1 to 64 elements, not 65"),
      ("panels", 37, "1:27: error: `panels` must have 1 to 36 elements, not 37"),
    ])
  func tooMany(_ key: String, count: Int, message: String) throws {
    let folder = try WorkFolder()
    let one = #"{ "schedule": { "type": "constant", "lr": 1 } }"#
    let list = Array(repeating: one, count: count).joined(separator: ", ")
    try folder.write("spec.json", #"{ "steps": 100, "\#(key)": [\#(list)] }"#)
    let result = try Program.run(["spec.json"], in: folder)
    #expect(result.code == 65)
    #expect(result.messages.first == "spec.json:" + message)
  }

  @Test("a title of 10,001 letters")
  func longTitle() throws {
    let folder = try WorkFolder()
    let title = String(repeating: "a", count: 10_001)
    try folder.write("spec.json", #"{ "title": "\#(title)", "steps": 1, "schedule": { "type": "constant", "lr": 1 } }"#)
    let result = try Program.run(["spec.json"], in: folder)
    #expect(result.code == 65)
    #expect(result.messages == ["spec.json:1:12: error: `title` is longer than 10,000 bytes"])
  }
}
