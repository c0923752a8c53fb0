import Testing

@testable import LRReport

@Suite("Formulas of a page") struct FormulaTests {
  private func bracket(_ form: String, _ sign: String, grows: Bool = true) -> String {
    "<mo stretchy=\"\(grows)\" form=\"\(form)\">\(sign)</mo>"
  }

  @Test("brackets grow only around something tall, each pair by itself")
  func brackets() {
    func text(_ outer: Bool, _ inner: Bool) -> String {
      "<math>" + bracket("prefix", "(", grows: outer) + "<mi>a</mi>" + bracket("prefix", "[", grows: inner)
        + "<mi>b</mi>"
        + bracket("postfix", "]", grows: inner) + "<mfrac>x</mfrac>" + bracket("postfix", ")", grows: outer) + "</math>"
    }
    #expect(PageFormulas.settled("a (b) " + text(true, true) + " c") == "a (b) " + text(true, false) + " c")
    let lone = "<math>" + bracket("prefix", "(") + "<mi>a</mi></math>"
    #expect(PageFormulas.settled(lone) == lone)
  }

  @Test("upright words are one word, bold letters are letters; outside of formulas nothing is")
  func styles() {
    let word = "<mstyle mathvariant=\"normal\"><mi>i</mi><mi>n</mi></mstyle>"
    let one = "<mstyle mathvariant=\"bold\"><mn>1</mn></mstyle>"
    #expect(
      PageFormulas.settled(word + "<math>\(word)\(one)</math>")
        == word + "<math><mi mathvariant=\"normal\">in</mi><mn>\u{1D7CF}</mn></math>")
  }
}
