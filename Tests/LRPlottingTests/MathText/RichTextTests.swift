import LRTestSupport
import Testing

@testable import LRPlotting

@Suite struct RichTextTests {
  @Test(arguments: [
    ("rate $\\eta_t$", "rate η_t"), ("$\\sqrt{x}$", "√x"), ("$1/\\sqrt{1+t}$", "1/√(1 + t)"), ("$x^2$", "x²"),
    ("$10^{-3}$", "10⁻³"), ("$\\eta_{\\max}$", "η_max"), ("$x_t^2$", "x_t²"), ("$x^2_t$", "x_t²"),
    ("$x^{t+1}$", "x^(t+1)"), ("$\\sum_t \\eta_t = \\infty$", "∑_t η_t = ∞"), ("$\\hat{x}$", "x\u{302}"),
    ("$\\frac{a}{b}$", "a/b"), ("$\\frac{1+x}{2}$", "(1 + x)/2"), ("$\\frac{a}{b/c}$", "a/(b/c)"),
    ("$\\text{final loss}$", "final loss"), ("$\\mathrm{lr}_t$", "lr_t"), ("$\\cos \\pi t$", "cos πt"),
    ("$\\cos(\\pi t)$", "cos(πt)"), ("$-x$", "\u{2212}x"), ("$a-b$", "a \u{2212} b"), ("$x = -1$", "x = \u{2212}1"),
    ("$f'(x)$", "f\u{2032}(x)"), ("$\\lVert \\nabla f \\rVert$", "‖∇f‖"), ("$\\|x\\|^2$", "‖x‖²"), ("$a\\,b$", "a b"),
    ("$\\mathbb{E}[X]$", "𝔼[X]"), ("$1{,}000$", "1,000"), ("$1,000$", "1,000"), ("$0.5x$", "0.5x"),
    ("$\\left(x\\right)$", "(x)"), ("$a\\cdot b$", "a · b"), ("$x \\in \\mathbb{R}$", "x ∈ ℝ"), ("$η$", "η"),
    ("$x_10$", "x_10"), ("$\\{1\\}$", "{1}"), ("$50\\%$", "50%"),
  ])
  func formulasInPlainText(source: String, expected: String) throws {
    #expect(try RichText(source).plain == expected)
  }

  @Test(arguments: [
    ("from $20 to $30", "from $20 to $30"), ("$ x$", "$ x$"), ("$x $", "$x $"), ("$x$5", "$x$5"),
    ("$x$5 $y$", "$x$5 y"), ("a \\$5 b", "a $5 b"),
    ("$", "$"), ("$$", "$$"), ("$$x$$", "$x$"), ("no markup \\eta", "no markup \\eta"), ("", ""),
    ("$5 or $x$", "$5 or x"), ("cost \\$x\\$", "cost $x$"),
  ])
  func dollarsByPandocsRule(source: String, expected: String) throws {
    #expect(try RichText(source).plain == expected)
  }

  @Test(arguments: [
    ("$\\foo$", 1, "\\foo is not known in a formula"), ("a $x_{t$", 5, "this brace is never closed"),
    ("$x}$", 2, "this brace closes nothing"), ("$x_$", 2, "a subscript needs something to act on"),
    ("$x^^2$", 2, "a superscript needs something to act on"), ("$x_1_2$", 4, "a second subscript on one letter"),
    ("$\\sqrt$", 1, "\\sqrt needs something to act on"), ("$\\text x$", 1, "\\text needs its text in braces"),
    ("ηη $\\frac{1}$", 4, "\\frac needs something to act on"),
    ("$\\mathbb{x}$", 1, "\\mathbb takes the letters A to Z"),
    ("$\\$", -1, ""),
  ])
  func mistakesAreSaidWithTheirPlace(source: String, offset: Int, message: String) throws {
    guard offset >= 0 else {
      #expect(try RichText(source).plain == "$$")
      return
    }
    let error = #expect(throws: RichTextError.self) { try RichText(source) }
    #expect(error?.offset == offset)
    #expect(error?.message == message)
  }

  @Test func depthIsBounded() {
    for inner in ["{", "\\sqrt", "\\hat", "x_", "\\frac1", "x^{"] {
      let source = "$" + String(repeating: inner, count: 100_000) + "$"
      #expect(throws: RichTextError.self) { try RichText(source) }
    }
  }

  /// Whatever is typed, the reader answers.
  @Test func randomMarkupIsReadOrRefused() {
    let parts = [
      "$", "\\", "{", "}", "_", "^", "x", "1", " ", "\\eta", "\\frac", "\\sqrt", "\\hat", "é", "👍🏽", "\\text{", "\\left",
      "'",
    ]
    var random = Seeded(seed: 9)
    var read = 0
    for _ in 0..<5000 {
      let source = (0..<Int(random.share() * 14)).map { _ in parts[Int(random.share() * Double(parts.count))] }.joined()
      do {
        let text = try RichText(source)
        read += 1
        if !source.contains("$") && !source.contains("\\$") { #expect(text.plain == source) }
      } catch {
        #expect(error.offset >= 0 && error.offset < source.unicodeScalars.count)
        #expect(!error.message.isEmpty)
      }
    }
    #expect(read > 1000)
  }

  @Test func literalTextKeepsItsDollars() {
    #expect(RichText.literal("$x_1$ \\eta").plain == "$x_1$ \\eta")
    #expect((RichText.literal("peak ") + NumberText.short(1e-4)).plain == "peak 10⁻⁴")
    #expect(RichText.literal("").isEmpty)
  }
}
