import LRPlotting
import LRTestSupport
import Testing

@testable import LRSpec

/// What an axis cannot show is decided by its panel, and told on the axis and to those who do not see it.
@Suite("What is not shown is told") struct UnshownTests {
  private func summary(_ text: String) throws -> String {
    try FigureLayout.layout(SpecReading(text).figure(), measurer: FixedMeasurer()).scene.summary
  }

  @Test(
    "behind the description, of each panel that leaves something out",
    arguments: [
      (
        #""y": "log", "schedule": {"type": "cosine", "lr": 0.1}"#, " On the logarithmic axis: below 6.3×10⁻⁶ not shown."
      ),
      (
        #""y": "log", "schedule": {"type": "linear", "from": 0, "to": 0.1}"#,
        " On the logarithmic axis: zero not shown."
      ),
      (
        #""panels": [{"title": "All"}, {"title": "Log", "y": "log"}], "schedule": {"type": "linear", "from": 0, "to": 0.1}"#,
        " On the logarithmic axis of “Log”: zero not shown."
      ),
    ])
  func told(_ spec: String, sentence: String) throws {
    let text = "{ \"steps\": 1000, \(spec) }"
    let said = try summary(text)
    #expect(said.hasSuffix(sentence), "\(said)")
    // Words of the author's stand alone.
    #expect(try summary("{ \"steps\": 1000, \"description\": \"Mine.\", \(spec) }") == "Mine.")
  }

  @Test("and of nothing where all is shown")
  func all() throws {
    let text = #"{ "steps": 1000, "y": "log", "schedule": {"type": "cosine", "lr": 0.1, "min_lr": 0.01} }"#
    #expect(try !summary(text).contains("not shown"))
  }
}
