import LRInput
import Testing

@testable import LRReport

@Suite("Numbers as formulas, where fonts lack their letters") struct SetNumbersTests {
  @Test(
    "a raised power and a minus are formulas, and nothing else",
    arguments: [
      ("1.88×10⁻⁴", "1.88×$10^{-4}$"), ("10⁵", "$10^{5}$"), ("≈9.3×10⁻¹²³ a", "≈9.3×$10^{-123}$ a"),
      ("−0.5", "${-}0.5$"), ("−1,234", "${-}1$,234"), ("−0,5", "${-}0$,5"), ("−2.5×10⁴", "${-}2.5$×$10^{4}$"),
      ("−10⁻⁴", "${-}10^{-4}$"), ("a−b", "a−b"), ("−", "−"), ("0.1 12 %", "0.1 12 %"), ("", ""), ("5.", "5."),
      ("| a | 1×10⁻⁹ |\n| --- |", "| a | 1×$10^{-9}$ |\n| --- |"),
    ])
  func numbers(_ text: String, _ set: String) { #expect(text.withSetNumbers == set) }

  @Test("in flavours that pandoc reads, where words stand; formulas, HTML and other hosts have what they had")
  func flavors() {
    let text =
      "```lrplot {#fig-a caption=\"C <% n %>\"}\nrate 10⁻⁴\n```\n\n```lrplot-values\nn = 1 / 8000000\n```\n\nIt is <% n %>, $<% tex(n) %>$, $<% n %>$ <b title=\"<% n %>\">x</b>.\n"
    for flavor in Flavor.allCases {
      let built = Building(flavor, ("a", text))
      let markdown = built.markdown("a") ?? ""
      let isSet = [.pandoc, .quarto].contains(flavor)
      let number = isSet ? "1.25×$10^{-7}$" : "1.25×10⁻⁷"
      #expect(
        markdown.hasSuffix("It is \(number), $1.25\\times 10^{-7}$, $1.25×10⁻⁷$ <b title=\"1.25×10⁻⁷\">x</b>.\n"),
        "\(flavor): \(markdown)")
      #expect(markdown.contains("C \(number)"), "\(flavor): \(markdown)")
      #expect(built.builder.page(.latex)?.markdown.contains("It is 1.25×10⁻⁷,") == true)
    }
    let plain = Building(.pandoc, ("a", "```lrplot {#fig-a}\nrate 10⁻⁴\n```\n"))
    #expect(plain.markdown("a")?.contains("rate $10^{-4}$](") == true)
  }

  @Test("what hosts take as trees has them too")
  func wordings() {
    #expect(Wording.text("a 10⁻⁴ b").withSetNumbers == [.text("a "), .math("10^{-4}"), .text(" b")])
    #expect(Wording.emphasis([.text("−1")]).withSetNumbers == [.emphasis([.math("{-}1")])])
    #expect(Wording.code("10⁻⁴").withSetNumbers == [.code("10⁻⁴")])
  }
}
