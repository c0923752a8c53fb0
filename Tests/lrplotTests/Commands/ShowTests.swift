import Foundation
import Testing

@testable import LRPlotKit

@Suite("lrplot show: the figure in the terminal")
struct ShowTests {
  private static func lines(_ arguments: [String], _ spec: String = Specs.cosine) throws -> [String] {
    let folder = try WorkFolder()
    try folder.write("a.json", spec)
    let result = try Program.run(["show", "a.json"] + arguments, in: folder)
    #expect(result.code == 0 && result.errorText.isEmpty, "\(result.errorText)")
    #expect(!result.output.contains(0x1B), "there are escape codes")
    #expect(result.text.hasSuffix("\n"))
    return result.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  @Test("In a pipe: 80 columns of plain text, axes, the name with its last value, and a last line of words")
  func pipe() throws {
    let lines = try Self.lines([])
    #expect(lines.allSatisfy { $0.count <= 80 } && lines.contains { $0.count > 70 })
    #expect(lines.contains { $0.contains("cosine ≈0.002447") })
    #expect(lines.contains { $0.contains("└") } && lines.contains { $0.contains("  0 ┤") })
    #expect(lines.contains { $0.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) } })
    #expect(lines.last == "In words: cosine, peak 0.1 at step 0, last ≈0.002447.")
  }

  @Test("As wide as it is asked to be, at any width", arguments: [24, 30, 40, 57, 100, 200])
  func width(_ columns: Int) throws {
    let two = #"""
      { "title": "Two schedules with a rather long title", "steps": 1000, "curves": [
        { "label": "a cosine with a long name", "schedule": { "type": "cosine", "lr": 0.1 } },
        { "label": "step", "schedule": { "type": "step", "lr": 0.1, "every": 300, "gamma": 0.1 } } ] }
      """#
    for spec in [Specs.cosine, two] {
      let lines = try Self.lines(["--width", String(columns)], spec)
      #expect(lines.allSatisfy { $0.count <= columns }, "\(lines)")
      #expect(lines.last?.hasPrefix("In words: ") == true)
    }
  }

  @Test("Several curves have letters, on the line and before the name")
  func several() throws {
    let lines = try Self.lines(
      [],
      #"""
      { "steps": 100, "curves": [ { "label": "up", "schedule": { "type": "constant", "lr": 0.1 } },
                                  { "label": "down", "schedule": { "type": "linear", "lr": 0.1 } } ] }
      """#)
    #expect(lines.contains { $0.hasSuffix(" A up 0.1") } && lines.contains { $0.hasSuffix(" B down 0.001") })
    #expect(lines.filter { $0.contains("A") }.count >= 1 && lines.contains { $0.contains("┤") && $0.contains("B") })
  }

  @Test("Every template can be shown, whatever it has for panels")
  func templates() throws {
    let folder = try WorkFolder()
    let run = #""steps": 50, "train": { "problem": { "type": "noisy_quadratic", "dimension": 10 }"#
    let curves = #""curves": [ { "label": "a", "schedule": { "type": "cosine", "lr": 1 } } ]"#
    for spec in [
      #"{ \#(run) }, \#(curves), "panels": [ { "show": "lr" }, { "show": "loss", "y": "log" }, { "show": "final" } ] }"#,
      #"{ \#(run), "tune": { "from": 0.1, "to": 2 } }, \#(curves), "panels": [ { "show": "sweep" } ] }"#,
    ] {
      try folder.write("a.json", spec)
      let result = try Program.run(["show", "a.json"], in: folder)
      #expect(result.code == 0 && result.text.contains("In words: "), "\(result.errorText)")
    }
  }

  @Test("What terminals answer tells which pictures they have")
  func terminals() {
    let kitty = "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}P>|kitty(0.32.2)\u{1B}\\\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}[?62;c"
    let iTerm = "\u{1B}P>|iTerm2 3.5.0\u{1B}\\\u{1B}]11;rgb:ffff/ffff/ffff\u{7}\u{1B}[?62;4c"
    let tmux = "\u{1B}P>|tmux 3.3a\u{1B}\\\u{1B}[?1;2;4c"
    let xterm =
      "\u{1B}P>|XTerm(379)\u{1B}\\\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\\u{1B}[?64;1;2;6;9;15;16;17;18;21;22;28c"
    let refused = "\u{1B}_Gi=31;ENOTSUPPORTED:no\u{1B}\\\u{1B}[?62;c"
    #expect(
      [kitty, iTerm, tmux, xterm, refused].map { TerminalPicture(answer: $0) } == [.kitty, .iTerm2, nil, nil, nil])
    #expect([kitty, iTerm, tmux, xterm].map(TerminalPicture.isDark) == [true, false, nil, true])
    for answer in [kitty, iTerm, tmux, xterm, refused] {
      #expect(TerminalPicture.isWhole(answer) && !TerminalPicture.isWhole(String(answer.dropLast())))
    }
  }

  @Test("A picture goes over the line whole, in parts that a terminal takes")
  func codes() throws {
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let kitty = TerminalPicture.kitty.codes(bytes, columns: 60)
    let parts = kitty.split(separator: "\u{1B}\\").filter { $0.hasPrefix("\u{1B}_G") }
    #expect(parts.count == 4 && parts[0].contains("c=60") && parts.dropLast().allSatisfy { $0.contains("m=1;") })
    let text = parts.compactMap { $0.split(separator: ";").last }.joined()
    #expect(Data(base64Encoded: text) == Data(bytes))
    let iTerm = TerminalPicture.iTerm2.codes(Array(bytes.prefix(1000)), columns: 60)
    #expect(Data(base64Encoded: iTerm.split(separator: ":")[1].dropLast(2).description) == Data(bytes.prefix(1000)))
  }

  @Test("What cannot be shown is told")
  func wrong() throws {
    let folder = try WorkFolder()
    try folder.write("a.json", Specs.wrong)
    #expect(try Program.run(["show", "a.json"], in: folder).code == 65)
    #expect(try Program.run(["show", "b.json"], in: folder).code == 66)
    #expect(try Program.run(["show", "a.json", "--width", "5"], in: folder).code == 64)
  }
}
