import LRMarkdown
import Testing

@Suite("Blocks of the hosts")
struct BlockFlavorTests {
  @Test(
    "A document begins with front matter, or does not",
    arguments: [
      ("---\na: *b*\n---\nc", "frontMatter \"---\\na: *b*\\n---\"\nparagraph\n  text \"c\""),
      ("---\na: b\n...\nc", "frontMatter \"---\\na: b\\n...\"\nparagraph\n  text \"c\""),
      ("\u{FEFF}---\r\na: b\r\n---\r\n", "frontMatter \"---\\r\\na: b\\r\\n---\""),
      ("---\n\na\n---\n", "thematicBreak \"---\"\nheading\n  text \"a\""),
      ("---\na", "thematicBreak \"---\"\nparagraph\n  text \"a\""),
      ("a\n\n---\nb: c\n---", "paragraph\n  text \"a\"\nthematicBreak \"---\"\nheading\n  text \"b: c\""),
    ])
  func frontMatter(text: String, outline: String) { #expect(Outline.of(text) == outline) }

  @Test("Content of an admonition is indented by four blanks, at any depth, and only there")
  func admonitions() {
    let text = """
      a
      !!! note inline "A *b*"
          in

              code

          ??? tip
              deep
      out

          code
      === "Tab"

          - c

              !!! warning
                  d
          ```py
          e
          ```
      """
    #expect(
      Outline.of(text) == """
        paragraph
          text "a"
        admonition
          paragraph
            text "in"
          codeBlock "code"
          admonition
            paragraph
              text "deep"
        paragraph
          text "out"
        codeBlock "code"
        admonition
          list
            item
              paragraph
                text "c"
              admonition
                paragraph
                  text "d"
          codeBlock "```py\\n    e\\n    ```"
        """)
    let found = MarkdownDocument(text).first { if case .admonition(let value) = $0 { value } else { nil } }
    let document = MarkdownDocument(text)
    #expect(document.text(found?.value.marker) == "!!!")
    #expect(document.text(found?.value.words) == "note inline")
    #expect(document.text(found?.value.title) == "A *b*")
  }

  @Test(
    "What only looks like an admonition",
    arguments: ["!!!! a\n    b", "!!!\n    b", "=== a\n    b", "??? \"a\n    b", "!!! a *b*\n    c"])
  func noAdmonition(text: String) {
    #expect(!Outline.of(text).contains("admonition"), "\(Outline.of(text))")
  }

  @Test("Divisions nest by the length of their colons, and code is not looked into")
  func divisions() {
    #expect(
      Outline.of("::: {.a #b}\n::: c ::::\nd\n:::\n```\n:::\n```\n:::\ne") == """
        directive
          directive
            paragraph
              text "d"
          codeBlock "```\\n:::\\n```"
        paragraph
          text "e"
        """)
    #expect(
      Outline.of("::::{note}\n:::{tip}\na\n::::\nb")
        == "directive\n  directive\n    paragraph\n      text \"a\"\nparagraph\n  text \"b\"")
    #expect(
      Outline.of("::: two words\na\n:::")
        == "paragraph\n  text \"::: two words\"\n  softBreak \"\\n\"\n  text \"a\"\n  softBreak \"\\n\"\n  text \":::\""
    )
    #expect(
      Outline.of("- ::: a\n\n  b\n\n  :::\n- c").contains(
        "item\n    directive\n      paragraph\n        text \"b\"\n  item"))
  }

  @Test("Directives say their name, arguments and options; the content of some is Markdown")
  func directives() throws {
    let text = "```{note} A b\n:class: x\n:name: y\n*c*\n```\n\n:::{code-block} py\n---\nlinenos: true\n---\n*d*\n:::\n"
    let document = MarkdownDocument(text)
    #expect(
      Outline.of(document) == """
        directive
          paragraph
            emphasis
              text "c"
        codeBlock ":::{code-block} py\\n---\\nlinenos: true\\n---\\n*d*\\n:::"
        """)
    let note = try #require(document.first { if case .directive(let value) = $0 { value } else { nil } })
    #expect(document.text(note.value.name) == "note")
    #expect(document.text(note.value.arguments) == "A b")
    #expect(note.value.options.map { document.text($0.key) + "=" + document.text($0.value) } == ["class=x", "name=y"])
    let block = try #require(document.first { if case .codeBlock(let value) = $0 { value } else { nil } })
    let directive = try #require(block.value.directive)
    #expect(document.text(directive.name) == "code-block")
    #expect(directive.options.map { document.text($0.key) + "=" + document.text($0.value) } == ["linenos=true"])
    #expect(document.body(of: block.node).text == "*d*\n")
    #expect(document.content(of: block.node).text == "---\nlinenos: true\n---\n*d*\n")
  }

  @Test("Cells of Quarto")
  func cells() throws {
    let document = MarkdownDocument(
      "> ```{python, echo=FALSE}\n> #| label: fig-a\n> #| fig-cap: \"B: c\"\n> plot()\n> ```\n")
    let block = try #require(document.first { if case .codeBlock(let value) = $0 { value } else { nil } })
    let directive = try #require(block.value.directive)
    #expect(document.text(directive.name) == "python")
    #expect(document.text(directive.attributes) == " echo=FALSE")
    #expect(directive.options.map { document.text($0.value) } == ["fig-a", "\"B: c\""])
    #expect(document.body(of: block.node).text == "plot()\n")
    #expect(document.continuationPrefix(of: block.node) == "> ")
  }

  @Test(
    "Formulas on lines of their own",
    arguments: [
      ("a\n$$\n*b*\n- c\n$$\nd", "paragraph\n  text \"a\"\nmathBlock \"$$\\n*b*\\n- c\\n$$\"\nparagraph\n  text \"d\""),
      ("$$a$$ {#eq-b}", "mathBlock \"$$a$$ {#eq-b}\""),
      ("> $$\n> a\n> $$ (b)", "quote\n  mathBlock \"$$\\n> a\\n> $$ (b)\""),
      (
        "$$\na\n\nb\n$$",
        "paragraph\n  text \"$$\"\n  softBreak \"\\n\"\n  text \"a\"\nparagraph\n  text \"b\"\n  softBreak \"\\n\"\n  text \"$$\""
      ),
      ("$$a$$ b", "paragraph\n  math \"$$a$$\"\n  text \" b\""),
    ])
  func math(text: String, outline: String) { #expect(Outline.of(text) == outline) }

  @Test("Targets and the texts of notes")
  func targets() {
    #expect(
      Outline.of("a\n(b-c)=\n# d\n(e f)=")
        == "paragraph\n  text \"a\"\ntarget \"(b-c)=\"\nheading\n  text \"d\"\nparagraph\n  text \"(e f)=\"")
    #expect(
      Outline.of("a[^1] b[^2]\n\n[^1]: c\n    d\n\n        e\n\nf") == """
        paragraph
          text "a"
          footnoteReference "[^1]"
          text " b[^2]"
        footnote
          paragraph
            text "c"
            softBreak "\\n"
            text "d"
          codeBlock "e"
        paragraph
          text "f"
        """)
  }
}
