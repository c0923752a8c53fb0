import Testing

@testable import LRPlotting

@Suite("What an axis is called")
struct AxisTitleTests {
  private func title(_ name: String?, factor: Int? = nil, isLog: Bool = false, unshown: String? = nil) -> String {
    AxisTitle(
      name.map(RichText.literal), Ticks(majors: [], factor: factor), isLog: isLog, unshown: unshown
    ).whole.plain
  }

  @Test("A factor, the scale and what is not shown stand behind the name, each once")
  func needs() {
    #expect(title("rate") == "rate")
    #expect(title("rate", factor: -5) == "rate (×10⁻⁵)")
    #expect(title("loss", isLog: true, unshown: "zero not shown") == "loss, log scale, zero not shown")
    #expect(title("loss, on a log axis", isLog: true) == "loss, on a log axis")
    #expect(title("Loss (log-scaled)", isLog: true) == "Loss (log-scaled)")
    #expect(title("logistic loss", isLog: true) == "logistic loss, log scale")
  }

  @Test("Without a name they stand alone")
  func nameless() {
    #expect(title(nil) == "" && title("", factor: 12) == "×10¹²")
    #expect(title(nil, isLog: true, unshown: "zero not shown") == "log scale, zero not shown")
  }
}
