/// Documents that no person would write: marks, beginnings of lines and pieces of syntax, thrown together by a seed.
struct DocumentGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
  mutating func pick(_ list: [String]) -> String { list[below(list.count)] }

  /// What CommonMark and GitHub know, behind two definitions.
  ///
  /// What cmark-gfm 0.29 reads in another way on purpose of ours is left out; see `CmarkTests`.
  mutating func common() -> String {
    var text = below(2) == 0 ? marks(Self.marks) : lines(Self.lines)
    text = text.replacing("]:", with: "] :")
    return "[a]: /u\n[b]: <x y> \"t\"\n\n" + text
  }

  /// Every extension too, and bytes that are no UTF-8 once decoded.
  mutating func wild() -> String {
    below(2) == 0 ? marks(Self.marks + Self.wildMarks) : lines(Self.lines + Self.wildLines)
  }

  private mutating func marks(_ list: [String]) -> String {
    (0..<1 + below(40)).map { _ in pick(list) }.joined()
  }

  private mutating func lines(_ list: [String]) -> String {
    let all = (0..<1 + below(14)).map { _ in
      (below(10) == 0 ? pick(["> ", "  ", "    ", "- "]) : "") + (below(3) == 0 ? pick(Self.prefixes) : "") + pick(list)
    }
    return all.joined(separator: pick(["\n", "\n", "\n", "\r\n", "\r"])) + (below(2) == 0 ? "\n" : "")
  }

  private static let prefixes = ["  ", "   ", "    ", "> ", ">", "- ", "1. ", "\t", " ", "> > ", "     ", "  - "]

  private static let marks = [
    "a", "b", "foo", " ", "  ", "   ", "    ", "\t", "\n", "\n", "\n\n", "*", "**", "***", "_", "__", "`", "``", "```",
    "~", "~~", "~~~", "[", "](v q", "](u)", "](<u v> 't')", "](u \"t\")", "]", "![", " (", ")", "z< ", ">", "z<a>",
    "z</a>",
    "z<a href=\"x\">", "z<a b='c' d>", "\n<!-- c", "d -->", "<div>", "</div>", "<pre>", "y</pre>", "<script>",
    "y</script>",
    "&amp;", "&copy;", "&#35;", "&#x41;", "&foo;", "&ngE;", "\\*", "\\z", "\\_", "  \n", "\\\n", "- ", "+ ", "* ",
    "1. ",
    "2) ", "10. ", "> ", ">", "# ", "## ", "#", "===", "---", "***\n", "|", "a|b", "|-|-|\n", "--|--\n", ":-:", "[a]",
    "[a][b]", "[b][]", "![a]", "http://a.b ", "www.a.bc ", " x@y.zz ", " https://a.b/(c)) ", "<http://a.b?c=&amp;d>",
    "<q@w.ee>", "\n- [x] t\n", "!", "é", "“", "$", "{", "}", ":", ".", ";", "=", "?", "\"", "'", "z</ ", "z<?p y?>",
    "z<![CDATA[ y ]]>", "z<!X y>", "\n> ", "\n- ", "\n  ", "\n    ", "\n   ", "\n1. ", "\u{A0}",
  ]

  private static let lines = [
    "a", "b c", "*a*", "**b** c", "- a", "- ", "+ b", "1. x", "2. y", "3) z", "> q", ">> r", "> - l", "- > m", "# h",
    "## h ##", "### # #", "===", "---", "***", "- - -", "```", "``` info", "~~~", "````", "    code", "\tcode", "  - n",
    "    - d", "      - e", "   1. o", "", "", "", "", "<div>", "</div>", "<!-- c", "d -->", "text <b>x</b>", "[a]",
    "![a][a]", "[b]", "| a | b |", "|---|:-:|", "| 1 | 2 | 3 |", "a | b", "- | -", "| `\\|` | x", "`code", "span`",
    "a  ",
    "  c", "   d", "> ```", "> ~~~", ">", "> lazy", "- a\n\n  b", "-\n  c", "1.\n", "http://x.y/z", "www.g.h, a@b.cd",
    "\ta\tb", "-\tx", ">\ty", "1.\t\tz", " -    w", " *     v", "<script>x", "y</script>", "<pre>", "y</pre>", "<?p",
    "?>",
    "<!D e>", "foo\n---", "bar\n===", "\\# n", "&amp; &bogus;", "***a***b*", "_a_b_ __c__", "~~s~~ ~t~", "[*x*](y)",
    "10) t", "<table><tr>", "x `` ` `` y", "![*x*](/y \"z\")",
  ]

  private static let wildMarks = [
    "$", "$$", "$x$", "\n$$\n", "{.c}", "{#i k=\"v", "\"}", "{r}`x`", "{", "}", ":::", "\n::: a\n", "\n:::{note} b\n",
    "\n:::\n", "::::", "\n```{note}\n", "\n:k: v\n", "\n---\n", "\n```{py}\n", "#| k: v\n", "\n```\n", "\n(t)=\n",
    "[^n]",
    "\n[^n]: x", "[^", "!!! note\n", "??? x \"y\"\n", "=== \"t\"\n", "\n!!! n\n    ", "\n        ", "\n[a]: /u 't'\n",
    "[x]: ", "\u{0}", "\r", "\r\n", "\u{FEFF}", "]: <", "\"t\n", "]{.c}", "{=html}", "{-}", "{{x}}", "# h {#i}",
  ]

  private static let wildLines = [
    "---", "...", "title: x", "$$", "x = *y*", "$$ {#eq-a}", "$a$ $5 and 6$", "::: n", ":::: {.c}", ":::", "::::",
    ":::::",
    ":::{note} t", ":::{code-block} py", "```{note}", "```{lrplot} a", ":class: b", "#| k: v", "(t)=", "# h {#i .c}",
    "h {.c}", "`x`{.y} [z](w){#v}", "[s]{.c}", "{ref}`a b`", "[^n]", "[^n]: d", "    more", "!!! note",
    "???+ tip \"T\"",
    "=== \"Tab\"", "    in", "        deep", "[a]: /u", "[c]: <d>", "  \"t\"", "``` {.r #i}",
    "```lrplot {#f caption=\"`\"}",
  ]
}
