import Foundation
import Testing

@Suite("The program as a filter of a host")
struct FilterTests {
  /// A tree of pandoc with a chart, two numbers, a tag and two references.
  private static func tree(_ version: String, body: String = Specs.cosine) throws -> String {
    let code = try text(body)
    return #"""
      {"pandoc-api-version":[\#(version)],"meta":{"lang":{"t":"MetaInlines","c":[{"t":"Str","c":"de"}]}},"future":{"a":[1.50,"\u00e9"]},
      "blocks":[{"t":"CodeBlock","c":[["fig-a",["lrplot"],[["caption","The *peak* is <% fig_a.lr.cosine.peak %>, a \"q\""],["alt","A <b>"]]],\#(code)]},
      {"t":"CodeBlock","c":[["",["python"],[]],"<% x %>"]},
      {"t":"CodeBlock","c":[["",["lrplot-values"],[]],"half = fig_a.lr.cosine.peak / 2"]},
      {"t":"Para","c":[{"t":"Str","c":"Peak"},{"t":"Space"},{"t":"Code","c":[["",["lrplot"],[]],"fig_a.lr.cosine.peak"]},{"t":"Space"},
      {"t":"Str","c":"(<%"},{"t":"Space"},{"t":"Str","c":"half"},{"t":"SoftBreak"},{"t":"Str","c":"%>)"},
      {"t":"Link","c":[["",[],[]],[],["#fig-a",""]]},
      {"t":"Cite","c":[[{"citationId":"fig-a","citationPrefix":[]}],[{"t":"Str","c":"@fig-a"}]]}]}]}
      """#
  }

  private static func text(_ words: String) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: words, options: .fragmentsAllowed), as: UTF8.self)
  }

  private static func run(
    _ name: String, _ arguments: String, _ input: String, in folder: WorkFolder
  ) throws
    -> Program.Result
  {
    try folder.write("in.json", input)
    return try Program.shell(
      "ln -sf \"$(command -v lrplot)\" \(name); ./\(name) \(arguments) < in.json", in: folder)
  }

  @Test("pandoc 3 gets figures, pandoc 2 paragraphs that it makes figures of; the rest stays byte for byte")
  func pandoc() throws {
    for (version, figure) in [
      ("1,22,1", #"{"t":"Para","c":[{"t":"Image","c":[["fig-a",[],[["alt","A <b>"]]],[{"t":"Strong""#),
      ("1,23", #"{"t":"Figure","c":[["fig-a",[],[]],[null,[{"t":"Plain","c":[{"t":"Strong""#),
    ] {
      let folder = try WorkFolder()
      let result = try Self.run("pandoc-lrplot", "html5", Self.tree(version), in: folder)
      #expect(result.code == 0, "\(result.errorText)")
      #expect(result.text.contains(figure), "\(version): \(result.text)")
      #expect(result.text.contains(#"{"t":"Str","c":"Abbildung"},{"t":"Space"},{"t":"Str","c":"1."}"#))
      #expect(result.text.contains(#"{"t":"Emph","c":[{"t":"Str","c":"peak"}]}"#))
      // German numbers, in the caption, in code and in a tag over a line end.
      #expect(result.text.components(separatedBy: #""0,1""#).count == 2)
      #expect(result.text.contains(#"{"t":"Str","c":"(0,05)"}"#))
      #expect(result.text.contains(#""c":"0,1,""#))
      #expect(result.text.components(separatedBy: ##""#fig-a","##).count == 3)
      #expect(result.text.contains(#""future":{"a":[1.50,"\u00e9"]}"#))
      #expect(result.text.contains(##"{"t":"CodeBlock","c":[["",["python"],[]],"<% x %>"]}"##))
      #expect(result.text.contains(#"{"t":"Plain","c":[]}"#))
      #expect(try folder.names("figures").allSatisfy { $0.hasPrefix("fig-a-") && $0.hasSuffix(".svg") })
      #expect(try JSONSerialization.jsonObject(with: result.output) is [String: Any])
    }
  }

  @Test(
    "The target of pandoc decides what figures are, and who counts them",
    arguments: [
      ("html", "svg", true), ("epub3", "svg", true), ("markdown-smart", "svg", true), ("typst", "svg", false),
      ("latex", "pdf", false), ("beamer", "pdf", false), ("context", "pdf", false),
      ("docx", "png", true), ("pptx", "png", true), ("odt", "png", true),
    ])
  func targets(target: String, ending: String, isNumbered: Bool) throws {
    let folder = try WorkFolder()
    let result = try Self.run("pandoc-lrplot", target, Self.tree("1,23"), in: folder)
    #expect(result.code == 0)
    let names = try folder.names("figures")
    #expect(names.count == 1 && names[0].hasSuffix("." + ending), "\(names)")
    #expect(result.text.contains(#"[{"t":"Strong""#) == isNumbered)
    #expect(result.text.contains(#"\\ref*{fig-a}"#) == ["latex", "beamer"].contains(target))
    #expect(result.text.contains("setbeamertemplate") == (target == "beamer"))
  }

  @Test(
    "A mistake ends the filter, and has its place in the block",
    arguments: [
      (
        ##"{"t":"CodeBlock","c":[["fig-a",["lrplot"],[]],"{ \"steps\": 9,\n  \"shedule\": 1 }"]}"##,
        "block fig-a:2:3: error: "
      ),
      (##"{"t":"CodeBlock","c":[["fig-a",["lrplot"],[["captoin","x"]]],"{}"]}"##, "block fig-a:1:1: error: "),
      (##"{"t":"CodeBlock","c":[["",["lrplot"],[["file","../a.json"]]],""]}"##, "block 1:1:1: error: "),
      (##"{"t":"Para","c":[{"t":"Code","c":[["",["lrplot"],[]],"fig_b.lr"]}]}"##, "`fig_b.lr`:1:1: error: "),
      (##"{"t":"Para","c":[{"t":"Str","c":"a<%b%>"}]}"##, "`a<%b%>`:1:4: error: "),
    ])
  func mistakes(block: String, place: String) throws {
    let folder = try WorkFolder()
    let result = try Self.run(
      "pandoc-lrplot", "html", #"{"pandoc-api-version":[1,23],"meta":{},"blocks":[\#(block)]}"#, in: folder)
    #expect(result.code == 65)
    #expect(result.output.isEmpty)
    #expect(result.errorText.contains(place), "\(result.errorText)")
    #expect(try folder.names() == ["in.json", "pandoc-lrplot"])
  }

  @Test("LaTeX gets numbers as formulas, which every engine sets")
  func engines() throws {
    let folder = try WorkFolder()
    let small = Specs.cosine.replacing("0.1", with: "0.000012")
    func made(_ target: String) throws -> String {
      try Self.run("pandoc-lrplot", target, Self.tree("1,23", body: small), in: folder).text
    }
    let power = #"{"t":"Math","c":[{"t":"InlineMath"},"10^{-5}"]}"#
    // In the caption, in code and in a tag, whose half is another number.
    #expect(try made("latex").components(separatedBy: power).count == 3)
    #expect(try made("latex").contains(#"{"t":"Math","c":[{"t":"InlineMath"},"10^{-6}"]}"#))
    #expect(try made("html").contains("10⁻⁵") && !made("html").contains("10^{"))
  }

  @Test("A block that old versions of pandoc read as words is told")
  func words() throws {
    let block = #"{"t":"Para","c":[{"t":"Code","c":[["",[],[]],"lrplot {#fig-a caption=x} {}"]}]}"#
    let result = try Self.run(
      "pandoc-lrplot", "html", #"{"pandoc-api-version":[1,22],"meta":{},"blocks":[\#(block)]}"#, in: WorkFolder())
    #expect(result.code == 65 && result.errorText.contains("this pandoc reads the block as words in a line"))
  }

  @Test("A figure of somebody else is left alone, and the advice is what can be done")
  func strangers() throws {
    let folder = try WorkFolder()
    #expect(try Self.run("pandoc-lrplot", "html", Self.tree("1,23"), in: folder).code == 0)
    let name = try #require(try folder.names("figures").first)
    try folder.write("figures/\(name)", "mine")
    let result = try Self.run("pandoc-lrplot", "html", Self.tree("1,23"), in: folder)
    #expect(result.code == 73)
    #expect(result.messages.last == "hint: move it away, or run the host in another folder")
  }

  @Test("Roles in the caption of MyST are numbers; a path begins where the host runs")
  func captions() throws {
    let folder = try WorkFolder()
    func data(_ option: String, _ value: String) throws -> String {
      #"{"name":"lrplot","options":{"label":"fig-a","\#(option)":\#(try Self.text(value))},"body":\#(try Self.text(option == "file" ? "" : Specs.cosine))}"#
    }
    let figure = try Self.run(
      "lrplot-myst", "--directive lrplot", data("caption", "a {lrplot}`fig_a.lr.cosine.peak`"), in: folder)
    #expect(figure.code == 0, "\(figure.errorText)")
    #expect(figure.text.contains(#"{"type":"text","value":"a 0.1"}"#), "\(figure.text)")
    // Another chart's number is known to the page, which fills it in.
    let later = try Self.run(
      "lrplot-myst", "--directive lrplot", data("caption", "b {lrplot}`fig_b.lr.cosine.peak`"), in: folder)
    #expect(later.code == 0 && later.text.contains(#""value":"b <% fig_b.lr.cosine.peak %>""#), "\(later.text)")
    let other = later.text.replacing("fig-a", with: "fig-b").replacing("b <% fig_b.lr.cosine.peak %>", with: "c")
    let lists = [later.text, other].map { $0.dropFirst().dropLast() }.joined(separator: ",")
    let page = try Self.run("lrplot-myst", "--transform lrplot", #"{"type":"root","children":[\#(lists)]}"#, in: folder)
    #expect(page.code == 0 && page.text.contains(#""value":"b 0.1""#), "\(page.errorText)\(page.text)")
    let alone = try Self.run(
      "lrplot-myst", "--transform lrplot", #"{"type":"root","children":\#(later.text)}"#, in: folder)
    #expect(alone.code == 65 && alone.errorText.contains("fig_b"), "\(alone.errorText)")
    let lost = try Self.run("lrplot-myst", "--directive lrplot", data("file", "no.json"), in: folder)
    #expect(lost.messages.last == "hint: its path begins at the folder that MyST runs in")
    let wrong = try Self.run("lrplot-myst", "--directive lrplot", data("width", "x"), in: folder)
    #expect(wrong.code == 65 && wrong.errorText.hasPrefix("block fig-a:1:1: error: `x` is no width\n"))
  }

  @Test(
    "What is no tree of the host is refused",
    arguments: ["pandoc-lrplot html", "mdbook-lrplot", "lrplot-myst --role lrplot"])
  func garbage(line: String) throws {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    for input in ["", "{", "[1]"] where words[0] != "lrplot-myst" || input != "[1]" {
      let result = try Self.run(words[0], words.dropFirst().joined(), input, in: WorkFolder())
      #expect(result.code == 65 && result.output.isEmpty && !result.errorText.isEmpty)
    }
  }

  @Test(
    "A book of mdBook 0.4 and 0.5: figures in the text, links between chapters, unknown fields kept",
    arguments: ["sections", "items"])
  func mdBook(key: String) throws {
    let folder = try WorkFolder()
    let one = try Self.text(
      "# One\n\n- item\n\n  ```lrplot {#fig-a}\n  \(Specs.cosine)\n  ```\n\n<% fig_a.lr.cosine.peak %> [](#fig-a)\n")
    let two = try Self.text("[](#fig-a) ![x](a.png)\n")
    let book = #"""
      [{"root":"\#(folder.root)","config":{"book":{"src":"text"}},"renderer":"html","mdbook_version":"0.4.40"},
      {"\#(key)":[{"Chapter":{"name":"One","content":\#(one),"number":[1],"sub_items":[
      {"Chapter":{"name":"Two","content":\#(two),"path":"part/two.md","source_path":"part/two.md","sub_items":[]}}],"path":"one.md","source_path":"one.md"}},
      "Separator",{"PartTitle":"x"},{"Chapter":{"name":"Draft","content":"","path":null,"sub_items":[]}}],"__non_exhaustive":null}]
      """#
    let result = try Self.run("mdbook-lrplot", "", book, in: folder)
    #expect(result.code == 0, "\(result.errorText)")
    #expect(result.text.contains("__non_exhaustive") && !result.text.contains("mdbook_version"))
    #expect(result.text.contains(#"  <figure id=\"fig-a\">\n  <svg "#))
    #expect(result.text.contains(#"<figcaption>\n\n  **Figure 1**\n\n  </figcaption>\n  </figure>"#))
    #expect(result.text.contains(#"0.1 [Figure 1](#fig-a)"#))
    #expect(result.text.contains(#"[Figure 1](../one.md#fig-a) ![x](a.png)"#))
    #expect(!result.text.contains("Made by lrplot"))
    #expect(try folder.names() == ["in.json", "mdbook-lrplot"])

    let wrong = try Self.run(
      "mdbook-lrplot", "", book.replacingOccurrences(of: "cosine\\\"", with: "cosin\\\""), in: folder)
    #expect(wrong.code == 65)
    #expect(wrong.errorText.contains("text/one.md:6:"), "\(wrong.errorText)")
  }

  @Test("mdBook asks for each renderer", arguments: [("html", 0), ("markdown", 0), ("pdf", 1), ("", 1)])
  func supports(renderer: String, code: Int32) throws {
    #expect(try Self.run("mdbook-lrplot", "supports '\(renderer)'", "", in: WorkFolder()).code == code)
  }

  @Test("A page of MyST: the directive gives a figure, the transform the numbers")
  func myst() throws {
    let folder = try WorkFolder()
    let declared = try Self.run("lrplot-myst", "", "", in: folder)
    let plugin = try #require(try JSONSerialization.jsonObject(with: declared.output) as? [String: Any])
    #expect(plugin.keys.sorted() == ["directives", "name", "roles", "transforms"])

    let data =
      #"{"name":"lrplot","options":{"label":"fig-a","caption":"The *peak*","width":"50%"},"body":\#(try Self.text(Specs.cosine)),"node":{}}"#
    let figure = try Self.run("lrplot-myst", "--directive lrplot", data, in: folder)
    #expect(figure.code == 0, "\(figure.errorText)")
    #expect(figure.text.hasPrefix(#"[{"type":"container","kind":"figure","label":"fig-a","identifier":"fig-a","#))
    #expect(figure.text.contains(#"{"type":"image","url":"data:image/svg+xml;base64,"#))
    #expect(figure.text.contains(#"{"type":"emphasis","children":[{"type":"text","value":"peak"}]}"#))

    let role = try Self.run("lrplot-myst", "--role lrplot", #"{"body":"fig_a.lr.cosine.peak"}"#, in: folder)
    let nodes = figure.text.dropLast() + "," + role.text.dropFirst().dropLast()
    let page =
      #"{"type":"root","children":\#(nodes),{"type":"inlineCode","value":"<% x %>"},{"type":"text","value":"a <% fig_a.lr.cosine.peak %>"}]}"#
    let filled = try Self.run("lrplot-myst", "--transform lrplot", page, in: folder)
    #expect(filled.code == 0, "\(filled.errorText)")
    #expect(
      filled.text.hasSuffix(
        #"{"type":"text","value":"0.1"},{"type":"inlineCode","value":"<% x %>"},{"type":"text","value":"a 0.1"}]}"#))

    let wrong = try Self.run(
      "lrplot-myst", "--directive lrplot", data.replacingOccurrences(of: "steps", with: "stes"), in: folder)
    #expect(wrong.code == 65)
    #expect(wrong.errorText.contains("block fig-a:1:3: error: unknown key `stes`"))
    let lost = try Self.run(
      "lrplot-myst", "--transform lrplot", page.replacingOccurrences(of: "a <% fig_a", with: "a <% fig_b"), in: folder)
    #expect(lost.code == 65 && lost.errorText.contains("`a <% fig_b.lr.cosine.peak %>`:1:6: error: "))
    #expect(try Self.run("lrplot-myst", "--other x", "{}", in: folder).code == 64)
  }

  @Test("pandoc itself takes the figures", .enabled(if: Program.exists("pandoc")))
  func realPandoc() throws {
    let folder = try WorkFolder()
    try folder.write(
      "notes.md",
      "```{.lrplot #fig-a caption=\"The *peak*\"}\n\(Specs.cosine)\n```\n\n`fig_a.lr.cosine.peak`{.lrplot}\n")
    let line = "ln -sf \"$(command -v lrplot)\" pandoc-lrplot; pandoc notes.md --filter ./pandoc-lrplot"
    let page = try Program.shell(line + " -t html", in: folder)
    #expect(page.code == 0, "\(page.errorText)")
    #expect(page.text.contains("<figcaption") && page.text.contains("<p>0.1</p>"))
    #expect(try Program.shell(line + " -o notes.docx && unzip -l notes.docx | grep -q media/", in: folder).code == 0)
    try folder.write("notes.md", "```{.lrplot}\n{}\n```\n")
    #expect(try Program.shell(line + " -t html", in: folder).code == 83)
  }
}
