import LRMarkdown
import Testing

@Suite("Content, places and contexts")
struct ContentTests {
  @Test("The content of code leads back to its bytes, through quotes, lists and tabs")
  func map() throws {
    let text = "> 1. ```lrplot {#a}\n>    {\"x\":\n>   \t1}\r\n>\n>    ```\n"
    let document = MarkdownDocument(text)
    let block = try #require(document.codeBlocks.first)
    let content = document.content(of: block)
    #expect(content.text == "{\"x\":\n   1}\n\n")
    #expect(document.continuationPrefix(of: block) == ">    ")
    let one = try #require(content.text.utf8.firstIndex(of: UInt8(ascii: "1"))).utf16Offset(in: content.text)
    #expect(document.source.bytes[content.sourceOffset(of: one)] == UInt8(ascii: "1"))
    #expect(content.offset(ofSource: content.sourceOffset(of: one)) == one)
    #expect(content.offset(ofSource: 0) == nil)
    guard case .codeBlock(let code) = block.kind else { return }
    #expect(document.text(code.info) == "lrplot {#a}")
    #expect(document.text(code.language) == "lrplot")
    #expect(code.fence?.closing.map { document.text($0) } == "```")
  }

  @Test("A new line needs what its containers put before it")
  func prefix() throws {
    let text = "!!! a\n    - > b\n\n      [^c]:\n          x\n\n          ~~~\n          d\n          ~~~\n"
    let document = MarkdownDocument(text)
    #expect(document.codeBlocks.map { document.continuationPrefix(of: $0) } == ["          "])
  }

  static let places = """
    ---
    fm: 1
    ---
    tx `cd` <b>ht</b> <!-- cm --> $mt$ {ref}`ro` [tx](du "tx")

        ic

    ```
    fc
    ```

    <div>bh</div>

    <!-- bc
    # bc

    ```lrplot
    bc
    ```
    -->

    $$
    bm
    $$

    [x]: de
    """

  @Test(
    "What a place is a part of",
    arguments: [
      ("fm", MarkdownContext.frontMatter), ("tx", .text), ("cd", .code), ("ht", .text), ("b>", .html), ("cm", .comment),
      ("mt", .math), ("ro", .code), ("du", .text), ("ic", .code), ("fc", .code), ("bh", .html), ("bc", .comment),
      ("# bc", .comment), ("lrplot", .comment), ("bm", .math), ("de", .definition),
    ])
  func context(word: String, context: MarkdownContext) throws {
    let document = MarkdownDocument(Self.places)
    for range in Self.places.ranges(of: word) {
      let offset = Self.places.utf8.distance(from: Self.places.startIndex, to: range.lowerBound)
      #expect(document.context(at: offset) == context)
    }
    #expect(document.codeBlocks.count == 2)
  }

  @Test("Words of headings")
  func headings() {
    let document = MarkdownDocument(
      "# A *b* `c` &amp; \\* [d](e) ![f](g) ##\n\nh\ni\n=\n\n> ### $j$ https://k.l {#m}\n")
    #expect(document.headings.map { document.plainText(of: $0) } == ["A b c & * d f", "h i", "j https://k.l"])
  }

  @Test("Tags of HTML, in a line and in blocks, but not in comments")
  func tags() throws {
    let document = MarkdownDocument(
      "a <img src='b.png'\n alt> <!-- <i> -->\n\n<div>\n<!-- <u> -->\n<a id=\"c\">x</a>\n</div>\n")
    let tags = document.nodes.flatMap { document.htmlTags(in: $0) }
    #expect(tags.map { document.text($0.name) } == ["img", "div", "a", "a", "div"])
    #expect(tags.map(\.isEnd) == [false, false, false, true, true])
    let values = tags.flatMap(\.attributes).map { document.text($0.name) + "=" + (document.text($0.value) ?? "") }
    #expect(values == ["src=b.png", "alt=", "id=c"])
  }

  @Test("Everything but text is switched off by a dialect")
  func dialects() {
    let text = "---\na: b\n---\n!!! c\n    d\n\n::: e\n$f$ {g}`h` [^i] ~~j~~ www.k.l [m]{.n}\n:::\n\n(o)=\n"
    let kinds = Set(
      Outline.of(text, dialect: .commonMark).split(separator: "\n").compactMap { $0.split(separator: " ").first })
    #expect(kinds == ["thematicBreak", "heading", "text", "paragraph", "softBreak", "code"])
  }
}
