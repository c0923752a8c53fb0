/// Texts that some reader of HTML, Markdown or LaTeX would take for a command, were they not escaped.
public enum HostileTexts {
  /// The texts, an empty one among them.
  public static let all = [
    #"lr < 0.1 & a_b *bold* [x](y) | $5 ~ ^ # \input{x}"#, "</svg><script>alert(1)</script>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<iframe src=http://example.org>",
    "<!-- no --!> comment -->",
    "<http://example.org/>", "http://example.org/a_b and www.example.org", "[x](javascript:alert(1))",
    "![x](http://example.org/pixel.png)", "[^1] and [words][r] and [r]: #x", #"\input{/etc/passwd}"#,
    #"\begin{x} \write18{id} \^^5cinput{x}"#, #"\newread\f\openin\f=/etc/passwd \read\f to\x"#,
    #"\loop\iftrue\repeat"#, #"\directlua{os.execute("id")} \catcode`\@=0"#, "<use href=http://example.org/x.svg#a>",
    "<a href=data:text/html,x onmouseover=alert(1)>x</a>", "</title></desc></figcaption><style>*{}</style>",
    "<details open ontoggle=alert(1)>", "<![CDATA[ x ]]> <?php x ?>",
    #"$\input{x}$ and $$y$$ and \(z\)"#, "`code` and ``more` code", "```",
    "~~~",
    "`<b>`{=html} [x]{.y}", "a|b||c", "| a | b |", "*a* **b** a*b", "_a_ __b__ a_b", "~a~ ~~b~~ H~2~O", "x^2^ ^y",
    "&amp; &lt; &#60; &copy; &", "-- --- ...", "\"x\" and 'y' and don't", "# heading", "> quoted", "- item", "+ item",
    "* item",
    "1. first", "12) twelfth", "(1) one", "a. letter", "iv) roman", ": meaning", "::: {.warning}", "=====", "-----",
    "% title",
    "{{< include /etc/passwd >}} {{ x }} {% y %}", "@someone and [@book]", "<% contents %> <%# x %>", #"a\"#, #"\"#,
    "!", "",
    "  blanks   around  ", "    code", "two\u{2028}# lines\u{85}- of\u{2029}> it", "\u{202E}backwards", "日本 η_t 🙂",
  ]

  /// The text as a reader shows it: blanks are one, those around it none, and what ends a line is a blank.
  public static func shown(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
