import LRInput
import Testing

@testable import LRReport

@Suite("Notes of hosts on a page are divisions of pandoc") struct PageNotesTests {
  private func page(_ text: String) -> String {
    let markdown = Building(("a", text)).builder.page(.latex)?.markdown ?? ""
    // Without the division of the document itself.
    return markdown.replacing("\n<div id=\"a\" class=\"document\">\n\n", with: "").replacing("\n\n</div>\n", with: "")
  }

  @Test(
    "of MkDocs and of MyST, with their titles",
    arguments: [
      (
        "!!! note \"A *title*\"\n\n    Words.\n\n        code\n\nAfter\n",
        "::: {.aside .note}\n**A *title***\n\n\nWords.\n\n    code\n:::\n\n\nAfter\n"
      ),
      ("!!! tip\n    a\n    b\n", "::: {.aside .tip}\n**Tip**\n\na\nb\n:::\n\n"),
      ("??? note \"\"\n    a\n", "::: {.aside .note}\na\n:::\n\n"),
      (
        "=== \"One\"\n\n    a\n\n=== \"Two\"\n\n    b\n",
        "::: {.aside}\n**One**\n\n\na\n:::\n\n\n::: {.aside}\n**Two**\n\n\nb\n:::\n\n"
      ),
      (
        "!!! a\n\n    !!! b\n\n        c\n", "::: {.aside .a}\n**A**\n\n\n::: {.aside .b}\n**B**\n\n\nc\n:::\n\n:::\n\n"
      ),
      ("> !!! a\n>\n>     c\n", "> ::: {.aside .a}\n> **A**\n>\n>\n> c\n> :::\n>\n"),
      (
        "- x\n\n    !!! a\n\n        - c\n          d\n",
        "- x\n\n  ::: {.aside .a}\n  **A**\n\n\n  - c\n    d\n  :::\n\n"
      ),
      (":::{note}\n:class: x\n\na\n:::\nb\n", "::: {.aside .note}\n**Note**\n\n\na\n:::\n\nb\n"),
      (
        "````{admonition} T\na\n```python\nx\n```\n````\n",
        "::: {.aside .admonition}\n**T**\n\na\n```python\nx\n```\n:::\n\n"
      ),
      ("::::{grid}\n:::{card} C\na\n:::\n::::\n", "::: {.aside .grid}\n::: {.aside .card}\n**C**\n\na\n:::\n\n:::\n\n"),
      ("1. x\n\n   :::{a} T\n   b\n   :::\n", "1. x\n\n   ::: {.aside .a}\n   **T**\n\n   b\n   :::\n\n"),
      (" :::{a} T\n b\n  :::\n", "::: {.aside .a}\n**T**\n\n b\n:::\n\n"),
      (
        "!!! a\n\n    1. x\n\n        !!! b\n\n            c\n",
        "::: {.aside .a}\n**A**\n\n\n1. x\n\n   ::: {.aside .b}\n   **B**\n\n\n   c\n   :::\n\n:::\n\n"
      ),
      ("::: {.mine}\na\n:::\n", "::: {.mine}\na\n:::\n"), ("::: warning\na\n:::\n", "::: warning\na\n:::\n"),
      ("a === b !!! c\n", "a === b !!! c\n"),
    ])
  func notes(_ text: String, _ wanted: String) { #expect(page(text).trimmedEnd == wanted.trimmedEnd, "\(page(text))") }

  @Test("a figure in one is a figure, its number and its place kept")
  func figures() {
    let chart = "    ```lrplot {#fig-a caption=\"C\"}\n    x\n    ```\n"
    #expect(
      page("!!! note\n\n" + chart + "\n    more\n").contains("\n![C](figures/fig-a-fc51eb5c.pdf){#fig-a}\n\nmore\n:::"))
    let html = Building(("a", "!!! note\n\n" + chart)).builder.page(.html)?.markdown ?? ""
    #expect(html.contains("\n<figure id=\"fig-a\">\n\n```{=html}\n<svg>"), "\(html)")
  }
}

extension String {
  fileprivate var trimmedEnd: String { String(reversed().drop { $0 == "\n" }.reversed()) }
}
