import Foundation
import LRMarkdown
import Testing

/// Our tree against cmark-gfm 0.29, byte by byte in HTML.
///
/// Where ours follows CommonMark 0.31 or mends what 0.29 has wrong, the two differ, and `DocumentGenerator.common` does not
/// write it: `<!-->`, `--` in comments and declarations without a blank (0.31); a tag alone in a lazy line, which 0.29 lets
/// end a paragraph; blanks before lazy lines, which 0.29 keeps; definitions before a rule or a table, and as parts of items;
/// a title behind which more follows; tasks in quotes, in items of items, with a capital X or without words; addresses
/// whose letters are escaped; symbols other than ASCII beside emphasis; form feeds as blanks.
@Suite("The tree is that of cmark-gfm")
struct CmarkTests {
  static let missing: Comment =
    "cmark-gfm is missing, so that no document is compared with it: apt-get install cmark-gfm"

  @Test("Generated documents", .enabled(if: CmarkLibrary.shared != nil, missing), arguments: 1...12)
  func generated(seed: UInt64) throws {
    let cmark = try #require(CmarkLibrary.shared)
    var generator = DocumentGenerator(seed: seed)
    for _ in 0..<1000 {
      let text = generator.common()
      if Self.isReadInAnotherWay(MarkdownDocument(text, dialect: .gfm)) { continue }
      for (dialect, isGitHub) in [(MarkdownDialect.gfm, true), (.commonMark, false)] {
        let ours = Self.compared(PlainHTML.of(MarkdownDocument(text, dialect: dialect)))
        let theirs = Self.compared(cmark.html(text, isGitHub: isGitHub))
        #expect(ours == theirs, "\(isGitHub ? "gfm" : "CommonMark"): \(text.debugDescription)")
      }
    }
  }

  @Test("Notes", .enabled(if: CmarkLibrary.shared != nil, missing), arguments: 1...3)
  func notes(seed: UInt64) throws {
    let cmark = try #require(CmarkLibrary.shared)
    var generator = DocumentGenerator(seed: seed)
    var dialect = MarkdownDialect.gfm
    dialect.footnotes = true
    let parts = [
      "[^a]", "[^b]", "[^c]", "![^a]", " x ", "*y*", "\n", "\n\n", "[^a]: ", "\n[^a]: note",
      "\n[^b]: *n*\n\n    more\n",
      "\n[^c]:\n    - i\n", "    ", "> ", "- ", "[^a](u)", "[", "](u)", "`", "text", "\n\n[^b]: t\n",
    ]
    for _ in 0..<1000 {
      let text = (0..<2 + generator.below(8)).map { _ in generator.pick(parts) }.joined()
      // The texts stand at the end, with numbers and ways back that are GitHub's own.
      let theirs = cmark.html(text, isGitHub: true, hasNotes: true).split(
        separator: "<section class=\"footnotes\"", omittingEmptySubsequences: false)[0]
        .replacing(/<sup class="footnote-ref"><a href="#fn-([^"]*)"[^>]*>\d+<\/a><\/sup>/) { "{\($0.1)}" }
      #expect(PlainHTML.of(MarkdownDocument(text, dialect: dialect)) == theirs, "\(text.debugDescription)")
    }
  }

  struct Example: Codable {
    var markdown: String
    var html: String
  }

  @Test("Documents whose HTML was written down")
  func recorded() throws {
    let url = try #require(Bundle.module.url(forResource: "cmark", withExtension: "json"))
    let examples = try JSONDecoder().decode([Example].self, from: Data(contentsOf: url))
    #expect(examples.count > 300)
    for example in examples {
      let ours = PlainHTML.of(MarkdownDocument(example.markdown, dialect: .gfm))
      #expect(ours == example.html, "\(example.markdown.debugDescription)")
    }
  }

  @Test(
    "Where cmark-gfm 0.29 is another version of CommonMark, or wrong",
    arguments: [
      ("a <!--> b", "<p>a <!--> b</p>\n"), ("a <!-- b -- c -->", "<p>a <!-- b -- c --></p>\n"),
      ("a <!X>", "<p>a <!X></p>\n"), ("> a\n<b>", "<blockquote>\n<p>a\n<b></p>\n</blockquote>\n"),
      ("> a\\\n  b", "<blockquote>\n<p>a<br />\nb</p>\n</blockquote>\n"),
      ("[a]: /u\n---\n[a]", "<hr />\n<p><a href=\"/u\">a</a></p>\n"),
      ("[a]: /u\n\"t\" x\n\n[a]", "<p>&quot;t&quot; x</p>\n<p><a href=\"/u\">a</a></p>\n"),
      (
        "- a\n- b\n\n  [a]: /u\n- d",
        "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n<li>\n<p>d</p>\n</li>\n</ul>\n"
      ),
      (
        "> - [X] t",
        "<blockquote>\n<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> t</li>\n</ul>\n</blockquote>\n"
      ),
      ("- [x] ", "<ul>\n<li>[x]</li>\n</ul>\n"), ("-\n  \n  x", "<ul>\n<li></li>\n</ul>\n<p>x</p>\n"),
      ("a*£*", "<p>a*£*</p>\n"),
      ("[a]: /u\n\n[a][ ]", "<p><a href=\"/u\">a</a>[ ]</p>\n"),
      ("- <!--\n\n-->\n- a", "<ul>\n<li>\n<!--\n\n</li>\n</ul>\n<p>--&gt;</p>\n<ul>\n<li>a</li>\n</ul>\n"),
    ])
  func mended(markdown: String, html: String) {
    #expect(PlainHTML.of(MarkdownDocument(markdown, dialect: .gfm)) == html)
  }

  /// Lists where 0.29 is wrong: a rule before another part of an item makes no gap there, a table at the end of one always does,
  /// and an item may begin with two blank lines if the second holds blanks.
  static func isReadInAnotherWay(_ document: MarkdownDocument) -> Bool {
    let bytes = document.source.bytes
    return document.nodes.contains { node in
      guard case .item = node.kind else { return false }
      let parts = Array(document.children(of: node))
      guard !parts.isEmpty else {
        let lines = bytes[node.range.upperBound...].split(
          maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        return lines.count > 1 && !lines[1].isEmpty && lines[1].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      }
      if case .table = parts[parts.count - 1].kind { return true }
      return parts.dropLast().contains { $0.kind == .thematicBreak }
    }
  }

  /// Blanks at the ends of lines and several of them are one outside of code, where browsers do not show them.
  static func compared(_ html: String) -> String {
    html.split(separator: "<pre>", omittingEmptySubsequences: false).enumerated().map { index, part in
      guard index > 0, let end = part.firstRange(of: "</pre>") else { return squeezed(part) }
      return part[..<end.lowerBound] + squeezed(part[end.lowerBound...])
    }.joined(separator: "<pre>")
  }

  private static func squeezed(_ text: Substring) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      let isBlank = byte == 0x20 || byte == 0x09
      if isBlank, result.last == 0x20 || result.last == 0x0A { continue }
      if byte == 0x0A, result.last == 0x20 { result.removeLast() }
      result.append(isBlank ? 0x20 : byte)
    }
    // Before code in a lazy line too.
    return String(decoding: result, as: UTF8.self).replacing("<code> ", with: "<code>")
      .replacing(" </code>", with: "</code>")
  }
}
