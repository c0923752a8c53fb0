import Foundation
import LRTestSupport
import Testing

/// Titles and labels of specs on their way through real readers: pandoc's Markdown, its HTML and its LaTeX.
@Suite("Words of specs in pages and papers", .enabled(if: Program.exists("pandoc"), "pandoc is not installed"))
struct ReportTextTests {
  /// Titles and labels may hold no control characters, and a dollar sign of a title begins a formula.
  private static let texts = HostileTexts.all.filter { text in
    !HostileTexts.shown(text).isEmpty && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }

  let folder: WorkFolder

  init() throws {
    folder = try WorkFolder()
    var document = "# Texts\n"
    for (index, text) in Self.texts.enumerated() {
      let text = text.replacing("$", with: #"\$"#)
      let curve: (String) -> [String: Any] = { ["label": $0, "schedule": ["type": "cosine", "lr": 1]] }
      let spec: [String: Any] = ["title": text, "steps": 10, "curves": [curve(text), curve("other")]]
      try folder.write("c\(index).json", JSONSerialization.data(withJSONObject: spec))
      document += "\n```lrplot {#f\(index) file=c\(index).json}\n```\n\n<% f\(index).lr.table %>\n"
    }
    try folder.write("texts.md", document)
  }

  private func html(_ text: Substring) -> String {
    var text = String(text)
    for (entity, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacing(entity, with: letter)
    }
    return HostileTexts.shown(text)
  }

  @Test(
    "the Markdown of a report, read by pandoc as its own and as GitHub's",
    arguments: ["markdown", "gfm", "commonmark_x"])
  func markdown(_ flavor: String) throws {
    #expect(try Program.run(["report", "texts.md", "-o", "site", "--quiet"], in: folder).code == 0)
    let read = try Program.shell("pandoc -f \(flavor) -t json site/texts.md", in: folder)
    #expect(read.code == 0)
    let tree = try #require(JSONSerialization.jsonObject(with: read.output) as? [String: Any])
    let blocks = try #require(tree["blocks"] as? [[String: Any]])
    var captions: [String] = []
    var cells: [String] = []
    for block in blocks {
      if block["t"] as? String == "Table" {
        let words = Self.words(block["c"]).split(separator: "\u{1}").map { HostileTexts.shown(String($0)) }
        // Heads of five columns, then the row of the label.
        cells.append(words[5])
      } else if let words = Optional(Self.words(block["c"])), let at = words.firstRange(of: "‹Strong›Figure") {
        let rest = words[at.upperBound...].drop { $0 != "." }.dropFirst()
        captions.append(HostileTexts.shown(String(rest)))
      }
    }
    let wanted = Self.texts.map(HostileTexts.shown)
    #expect(captions == wanted)
    #expect(cells == wanted)
  }

  /// The words of a part of pandoc's tree; what is not words is named, and every block ends with U+0001.
  private static func words(_ node: Any?) -> String {
    if let list = node as? [Any] { return list.map { words($0) }.joined() }
    guard let object = node as? [String: Any], let kind = object["t"] as? String else { return "" }
    switch kind {
    case "Str": return object["c"] as? String ?? ""
    case "Space", "SoftBreak", "LineBreak": return " "
    case "Plain", "Para": return words(object["c"]) + "\u{1}"
    case "AlignDefault", "AlignRight", "ColWidthDefault": return ""
    default: return "‹\(kind)›" + words(object["c"])
    }
  }

  @Test("a page")
  func page() throws {
    let made = try Program.run(
      ["report", "texts.md", "-o", "site", "--to", "html", "--quiet"], in: folder, timeout: 300)
    #expect(made.code == 0, "\(made.errorText)")
    let page = try folder.text("site/site.html")
    let captions = page.matches(of: /(?s)<figcaption>\s*<p><strong>Figure \d+\.<\/strong>(.*?)<\/p>\s*<\/figcaption>/)
    #expect(captions.map { html($0.1) } == Self.texts.map(HostileTexts.shown))
    #expect(!captions.contains { $0.1.contains("<") })
    let cells = page.matches(of: /(?s)<tbody>\s*<tr[^>]*>\s*<td[^>]*>(.*?)<\/td>/)
    #expect(cells.map { html($0.1) } == Self.texts.map(HostileTexts.shown))
    #expect(!cells.contains { $0.1.contains("<") })
    // The frame has one script of its own, and each figure its numbers, which are none.
    #expect(page.ranges(of: "<script").count == 1 + Self.texts.count)
    #expect(page.ranges(of: "<script type=\"application/json\">").count == Self.texts.count)
    #expect(page.ranges(of: "<img").isEmpty && page.ranges(of: "<iframe").isEmpty)
  }

  @Test(
    "a page in a browser: nothing runs, nothing foreign stands in it, nothing is asked of the network",
    .enabled(if: Program.exists("chromium"), "Chromium is not installed"), .timeLimit(.minutes(10)))
  func browser() throws {
    let made = try Program.run(
      ["report", "texts.md", "-o", "site", "--to", "html", "--quiet"], in: folder, timeout: 300)
    #expect(made.code == 0, "\(made.errorText)")
    // What a script would leave behind, and a picture from elsewhere ask for, is looked for in the tree and in the log.
    let shown = try Program.shell(
      """
      chromium --headless --no-sandbox --disable-gpu --user-data-dir="$PWD/profile" --log-net-log="$PWD/net.json" \\
        --virtual-time-budget=5000 --dump-dom "file://$PWD/site/site.html" 2>/dev/null
      """, in: folder, timeout: 300)
    #expect(shown.code == 0)
    let tree = shown.text
    #expect(tree.matches(of: /<figure\b/).count == Self.texts.count)
    #expect(tree.matches(of: /<script\b/).count == 1 + Self.texts.count)
    #expect(tree.matches(of: /<script type="application\/json">/).count == Self.texts.count)
    #expect(tree.matches(of: /<style\b/).count == Self.texts.count + 1)
    #expect(tree.firstMatch(of: /<(img|iframe|object|embed|video|audio|form|base|link|details)\b/) == nil)
    #expect(tree.firstMatch(of: /<[^<>]*\s(on[a-z]+|srcdoc|formaction)=/) == nil)
    #expect(tree.firstMatch(of: /\s(href|src)="(?!#)/) == nil)
    #expect(try folder.text("net.json").contains("example.org") == false)
  }

  @Test("a paper: no command but those that print a sign")
  func paper() throws {
    // A LaTeX whose paper is its source.
    try folder.write(
      "bin/xelatex",
      """
      #!/bin/sh
      while [ $# -gt 1 ]; do shift; done
      cp "$1" report.pdf
      """)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("bin/xelatex"))
    let path = [folder.path("bin"), Program.folder, ProcessInfo.processInfo.environment["PATH"] ?? ""]
    let made = try Program.run(
      ["report", "texts.md", "-o", "site", "--to", "pdf", "--quiet"], in: folder,
      environment: ["PATH": path.joined(separator: ":")], timeout: 300)
    #expect(made.code == 0, "\(made.errorText)")
    let paper = try folder.text("site/site.pdf")
    let captions = paper.split(separator: "\n").filter { $0.contains("\\caption{") }
    let rows = paper.matches(of: #/(?s)\\endhead\n(.*?) & /#)
    #expect(captions.count == Self.texts.count && rows.count == Self.texts.count)
    let signs: Set = [
      "caption", "label", "textbackslash", "textless", "textgreater", "textbar", "textasciitilde", "textasciicircum",
      "textquotesingle", "textquotedbl", "ldots", "endhead", "toprule", "midrule", "bottomrule", "endlastfoot",
      "noalign", "hypertarget", "centering",
    ]
    for text in captions.map(String.init) + rows.map({ String($0.1) }) {
      let plain = text.replacing("\\\\", with: "")
      for command in plain.matches(of: /\\([A-Za-z]+)/) {
        #expect(signs.contains(String(command.1)), "\(text)")
      }
    }
    #expect(!paper.contains("\\input{") && !paper.contains("\\write18") && !paper.contains("^^5c"))
  }
}
