import LRMarkdown
import Testing

@Suite("Inlines of the hosts")
struct InlineFlavorTests {
  @Test(
    "Formulas, by the rule of pandoc",
    arguments: [
      ("$a_b*c*$", ["a_b*c*"]), ("costs $5 and $6", []), ("$ a$ $b $ $c$5", []), ("\\$a$ b$", []),
      ("$a\\$b$", ["a\\$b"]),
      ("$$a$$ b $$c$$", ["a", "c"]), ("$a\nb$", ["a\nb"]), ("`$a$`", []),
      ("$x \\text{if $y$ z}$", ["x \\text{if $y$ z}"]),
      ("$$", []), ("> $a\n> b$", ["a\nb"]), ("$$5$", ["5"]),
    ])
  func math(text: String, formulas: [String]) {
    let document = MarkdownDocument(text)
    let found = document.nodes.compactMap { node -> String? in
      switch node.kind {
      case .math(let math): document.content(math.content, in: node).text
      case .mathBlock(let math): document.content(math.content, in: node).text
      default: nil
      }
    }
    #expect(found == formulas)
  }

  @Test("Roles, and what is left alone")
  func roles() throws {
    let document = MarkdownDocument("{ref}`a *b*` {a b}`c` {{x}} {ref}`d")
    #expect(
      Outline.of(document)
        == "paragraph\n  role \"{ref}`a *b*`\"\n  text \" {a b}\"\n  code \"`c`\"\n  text \" {{x}} {ref}`d\"")
    let role = try #require(
      document.first { if case .role(let name, let content) = $0 { (name, content) } else { nil } })
    #expect(document.text(role.value.0) == "ref")
    #expect(document.text(role.value.1) == "a *b*")
  }

  @Test(
    "Attributes behind headings, pictures, links, code and words",
    arguments: [
      ("# A {#b .c}", "{#b .c}"), ("## A ## {#b}", "{#b}"), ("A *b* {.c d=\"e f\"}\n---", "{.c d=\"e f\"}"),
      ("![a](b){width=50% .c}", "{width=50% .c}"), ("[a](b){#c}", "{#c}"), ("[a]{.b}", "{.b}"), ("`a`{.b}", "{.b}"),
      ("```a {#b c='d'}\n```", "{#b c='d'}"), ("``` {.a caption=\"`b` }\"}\n```", "{.a caption=\"`b` }\"}"),
      ("[a][b]{: .c }\n\n[b]: d", "{: .c }"), ("```{=html}\n```", "{=html}"), ("# A {-}", "{-}"),
    ])
  func attributes(text: String, list: String) throws {
    let document = MarkdownDocument(text)
    let found = try #require(
      document.first { kind -> Range<Int>? in
        switch kind {
        case .heading(let value): value.attributes
        case .codeBlock(let value): value.attributes
        case .code(let value): value.attributes
        case .image(let value), .link(let value): value.attributes
        case .span(let attributes): attributes
        default: nil
        }
      })
    #expect(document.text(found.value) == list)
    #expect(document.attributes(found.value, in: found.node)?.range == found.value)
  }

  @Test("A list of attributes is read, over the lines of a quote too")
  func items() throws {
    let document = MarkdownDocument("> ![a](b){#c\n> .d key=e f='g \"h'}")
    let image = try #require(document.first { if case .image(let value) = $0 { value.attributes } else { nil } })
    let list = try #require(document.attributes(image.value, in: image.node))
    #expect(list.items.map { document.text($0.value) } == ["c", "d", "e", "g \"h"])
    #expect(list.items.map(\.kind) == [.id, .className, .pair, .pair])
    #expect(document.text(list.items[2].key) == "key")
  }

  @Test(
    "What is no list of attributes",
    arguments: ["# a{#b}", "# a \\{#b}", "`a` {.b}", "[a](b){c}", "`a`{}", "`a`{.b", "# {{a}}"])
  func noAttributes(text: String) {
    let document = MarkdownDocument(text)
    let last = document.nodes[document.nodes.count - 1]
    #expect(
      last.kind == .text && document.text(last.range).hasSuffix(String(text.suffix(1))), "\(Outline.of(document))")
  }

  @Test("Links say where their parts are")
  func links() throws {
    let text = "> ![a *b*](<c d> \"e\n> &amp; f\") [g][H i] [j][] [k]\n\n[h  I]: /l 'm'\n[j]: n\n[k]: <o>\n"
    let document = MarkdownDocument(text)
    var found: [[String?]] = []
    for node in document.nodes {
      guard case .link(let link) = node.kind else {
        if case .image(let image) = node.kind {
          #expect(document.text(image.content) == "a *b*")
          #expect(document.text(image.destination) == "c d")
          #expect(document.title(of: node) == "e\n& f")
          #expect(document.plainText(of: node) == "a b")
        }
        continue
      }
      found.append([
        "\(link.style)", document.text(link.content), document.destination(of: node), document.title(of: node),
        document.text(link.label), document.text(link.destination),
      ])
    }
    #expect(
      found == [
        ["full", "g", "/l", "m", "H i", "/l"], ["collapsed", "j", "n", nil, "j", "n"],
        ["shortcut", "k", "o", nil, "k", "o"],
      ])
    #expect(
      document.definitions.map { document.text(document.nodes[$0].range) } == ["[h  I]: /l 'm'", "[j]: n", "[k]: <o>"])
  }
}
