import Testing

@testable import LRReport

@Suite("Tags become numbers") struct TagTests {
  private static let chart = "```lrplot {#fig-a .hidden}\nx\n```\n\n"

  private func line(_ text: String, values: String = "") -> String? {
    let block = values.isEmpty ? "" : "```lrplot-values\n\(values)\n```\n\n"
    return Building(("a", Self.chart + block + text + "\n")).markdown("a").map { String($0.dropLast()) }
  }

  @Test(
    "a path is a number",
    arguments: [
      ("<% fig_a.final.cosine %>", "0.25"), ("<%fig_a.final.cosine.runs%>", "12"),
      ("<% fig_a.theorem_bound.cosine %> <% fig_a.problem.dimension %>", "7 3"),
      ("<% fig_a.panel_2.final.cosine %>", "0.5"), ("<% fig_a.right.final.cosine %>", "0.5"),
      ("<% fig_a.final.10_at_50_75 %>", "0.123"), ("<% digits5(fig_a.final.10_at_50_75) %>", "0.12346"),
      ("<% fig_a.final.10_at_50_75.error %>", "0.05"), ("<% percent(fig_a.final.cosine) %>", "25\u{A0}%"),
      ("<% times(digits2(fig_a.final.10_at_50_75)) %>", "0.12×"), ("<% plain(fig_a.final.10_at_50_75) %>", "0.1234567"),
      ("$x_{{i}} = <% tex(fig_a.final.cosine) %>$", "$x_{{i}} = 0.25$"), ("<%! a remark %>x", "x"),
      ("5 < 6 %> 4", "5 < 6 %> 4"), ("<%\nfig_a.final.cosine\n%>", "0.25"),
      ("<%# fig_a %>in <% final.cosine %><%/ fig_a %>", "in 0.25"),
    ])
  func numbers(_ text: String, _ wanted: String) { #expect(line(text) == wanted) }

  @Test(
    "a value is worked out from others",
    arguments: [
      ("x = fig_a.final.cosine / 2\ny = x + 1  # a remark", "<% y %>", "1.12"),
      ("x = 12345678", "<% x %>", "12,345,678"), ("x = 1234567890", "<% x %>", "1,234,567,890"),
      ("x = 0.00001234", "<% x %> <% tex(x) %>", "1.23×10⁻⁵ 1.23\\times 10^{-5}"), ("x = -2.5", "<% x %>", "−2.5"),
      ("x = math.sqrt(2) ** 2", "<% whole(x) %>", "2"), ("x = 1e20", "<% tex(x) %>", "10^{20}"),
      ("x = 3 > 2", "<% yesno(x) %>", "yes"),
    ])
  func values(_ values: String, _ text: String, _ wanted: String) { #expect(line(text, values: values) == wanted) }

  @Test(
    "a name that leads nowhere is told with what there is",
    arguments: [
      ("<% fig_b.final %>", "5:4: the report has no `fig_b`"), ("<% fig_a %>", "5:4: `fig_a` is no number yet"),
      ("<% fig_a.final %>", "5:4: `fig_a.final` is no number yet"),
      ("<% fig_a.final.cosin %>", "5:16: `final` of `fig-a` has no `cosin`"),
      ("<% fig_a.loss.cosine %>", "5:10: the chart `fig-a` has no `loss`"),
      ("<% fig_a.final.cosine.high %>", "5:23: the curve `cosine` of `fig-a` has no `high`"),
      ("<% fig_a.final.cosine.runs.x %>", "5:28: `x` leads nowhere"),
      ("<% Percent(x) %>", "5:4: unknown form `Percent`"),
      ("<% a+b %>", "5:4: `a+b` cannot be a name"), ("<% %>", "5:3: the tag is empty"),
      ("é <% x", "5:3: the tag is not closed"),
      ("<%# fig_a %>", "5:5: the section `fig_a` does not end"),
      ("<%/ fig_a %>", "5:5: no open section has the name `fig_a`"),
      ("<% . %>", "5:4: `.` stands for the element of a section, and there is none here"),
      ("<%> file %>", "5:3: a tag cannot begin with `>`"), ("<%={{ }}=%>", "5:3: a tag cannot begin with `=`"),
    ])
  func wrongNames(_ text: String, _ message: String) {
    let built = Building(("a", Self.chart + text + "\n"))
    #expect(built.errors == [message])
    #expect(built.builder.files() == nil)
  }

  @Test("two curves whose names come to the same are told apart by their place")
  func ambiguous() {
    let chart = "```lrplot {#a .hidden}\ntwins\n```\n\n"
    #expect(Building(("a", chart + "<% a.final.0_5_t %>")).errors == ["5:12: `final` of `a` has no `0_5_t`"])
    #expect(Building(("a", chart + "<% a.final.curve_2 %>\n")).markdown("a") == "2\n")
  }

  @Test("many tags are many numbers; one that gives nothing leaves no line behind")
  func many() {
    let tags = String(
      repeating: "a <% fig_a.final.cosine %> b <%! c %>\n<%# fig_a %>\nx\n<%/ fig_a %>\n<% fig_a.final.cosine %>",
      count: 400)
    #expect(self.line(tags + ".") == String(repeating: "a 0.25 b \nx\n0.25", count: 400) + ".")
    #expect(line("> a\n> <%! gone %>\n> b") == "> a\n> b")
    let line = String(repeating: "<% fig_a.final.cosine %> ", count: 10_000)
    let built = Building(("a", Self.chart + line + "."))
    let time = ContinuousClock().measure { _ = built.builder.files() }
    #expect(built.markdown("a") == String(repeating: "0.25 ", count: 10_000) + ".\n")
    // 0.3 s in a release build, with room for a machine that does other things.
    #expect(time < .seconds(5))
  }

  @Test("a section is a place to look names up in; what stands for something's absence is left out")
  func sections() {
    #expect(line("a<%# fig_a %> <% final.cosine %><%/ fig_a %>, <%^ fig_a %>none *of* it<%/ fig_a %>b") == "a 0.25, b")
    #expect(line("a\n<%^ fig_a %>\nnone\n<% version %>\n<%/ fig_a %>\nb") == "a\nb")
    let chart = "<%# fig_a %>\n\n```lrplot {#b}\nx\n```\n\n<%/ fig_a %>"
    #expect(
      Building(("a", Self.chart + chart)).errors == [
        "5:5: the section `fig_a` does not end", "11:5: no open section has the name `fig_a`",
      ])
    let deep = String(repeating: "<%# fig_a %>", count: 33) + String(repeating: "<%/ fig_a %>", count: 33)
    #expect(Building(("a", Self.chart + deep)).errors == ["5:389: sections are nested more than 32 deep"])
    let forms = String(repeating: "plain(", count: 10) + "fig_a.final.cosine" + String(repeating: ")", count: 10)
    #expect(Building(("a", Self.chart + "<% \(forms) %>")).errors.first?.hasSuffix("cannot be a name") == true)
  }

  @Test(
    "what is code, a comment or stands behind a backslash is no tag",
    arguments: [
      "`<% no %>`", "``a ` <% no %>``", #"\<% no %>"#, "<!-- <% no %> -->", "a <!-- <% no %> --> b",
      "<div>\n<!-- <% no %> -->\n</div>", "<pre>\n<% no %>\n</pre>", "    <% no %>", "- a\n\n      <% no %>",
      "> ~~~\n> <% no %>\n> ~~~", "`<%`", "<!--\n\n<% no %>\n\n-->", "`{{` and `<%`, `%>`",
    ])
  func letters(_ text: String) { #expect(line(text) == text) }

  @Test(
    "tags are read wherever words are, and what has lines keeps the place it stands in",
    arguments: [
      ("> a <% fig_a.final.cosine %>", "> a 0.25"),
      (
        "!!! note \"at <% fig_a.final.cosine %>\"\n    <% version %>",
        "!!! note \"at 0.25\"\n    lrplot 1"
      ),
      (":::{note} at <% fig_a.final.cosine %>\n<% version %>\n:::", ":::{note} at 0.25\nlrplot 1\n:::"),
      ("```{warning}\n<% version %>\n```", "```{warning}\nlrplot 1\n```"),
      ("$$\nx = <% fig_a.final.cosine %>\n$$", "$$\nx = 0.25\n$$"),
      ("<p title=\"<% version %>\">", "<p title=\"lrplot 1\">"),
      ("<!-- c --> <% version %>", "<!-- c --> lrplot 1"), ("[r]: u \"<% version %>\"", "[r]: u \"lrplot 1\""),
      ("[a <% version %>](u<% version %>)", "[a lrplot 1](ulrplot 1)"), ("<% open %> x %>", "<% x %>"),
      ("- a\n\n  <% fig_a.theorem_bound.table %>", "- a\n\n  | schedule | last |\n  | --- | --: |\n  | cosine | 7 |"),
      ("> <% fig_a.theorem_bound.table %>", "> | schedule | last |\n> | --- | --: |\n> | cosine | 7 |"),
      (":::{figure} x.png\n:alt: <% version %>\n:::", ":::{figure} x.png\n:alt: lrplot 1\n:::"),
      ("a[^1]\n\n[^1]: <% version %>", "a[^1]\n\n[^1]: lrplot 1"), ("<% version\n%>", "lrplot 1"),
      ("> a <% version\n> %>.", "> a lrplot 1."),
    ])
  func places(_ text: String, _ wanted: String) { #expect(line(text) == wanted) }

  @Test("a value that is broken breaks what is made of it in silence, and names are those of the document")
  func brokenValues() {
    let text = "```lrplot-values\na = 1 / 0\nb = a + 1\nsome_value = 2\nc = some_value + some_valve\n```\n\n<% b %>\n"
    let built = Building(("a", text))
    #expect(built.errors.count == 2 && built.errors[0].hasSuffix("division by zero"))
    let hint = built.sinks[0].sorted.last?.hint ?? ""
    #expect(hint.contains("some_value") && !hint.contains("SOME_VALUE"), "\(hint)")
  }

  @Test("a value and a path whose names would come to the same are told apart")
  func sameNames() {
    let values = "fig_a_final_cosine = 7\nx = fig_a.final.cosine * 100 + fig_a_final_cosine"
    #expect(line("<% x %>", values: values) == "32")
  }

  @Test("a table has a row a curve, and the numbers that they share")
  func table() {
    #expect(
      line("<% fig_a.final.table %>") == """
        | schedule | final | error |
        | --- | --: | --: |
        | ÷10 at 50/75 % | 0.123 | 0.05 |
        | cosine | 0.25 | – |
        """)
  }

  @Test("names keep lower-case letters and digits")
  func names() {
    #expect(ReportName.of("÷10 at 50/75 %") == "10_at_50_75")
    #expect(ReportName.of("fig-Final loss") == "fig_final_loss")
    #expect(ReportName.of("η = 0.095") == "0_095")
  }
}
