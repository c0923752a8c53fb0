import LRSpec
import Testing

@Suite struct CurveReaderTests {
  private func slots(_ curves: String) throws -> [Int] {
    try SpecReading(#"{ "steps": 10, "curves": [\#(curves)] }"#).good().curves.map(\.slot)
  }

  private func curve(_ label: String, color: String? = nil) -> String {
    let color = color.map { #", "color": "\#($0)""# } ?? ""
    return #"{ "label": "\#(label)", "schedule": { "type": "constant", "lr": 1 }\#(color) }"#
  }

  @Test func coloursAreTakenInOrder() throws {
    #expect(try slots([curve("a"), curve("b"), curve("c")].joined(separator: ",")) == [0, 1, 2])
  }

  @Test func aColourAskedForIsPassedOverByTheNext() throws {
    #expect(try slots([curve("a", color: "blue"), curve("b"), curve("c")].joined(separator: ",")) == [0, 1, 2])
    #expect(try slots([curve("a", color: "orange"), curve("b"), curve("c")].joined(separator: ",")) == [1, 0, 2])
    #expect(try slots([curve("a"), curve("b", color: "blue"), curve("c")].joined(separator: ",")) == [0, 0, 1])
  }

  @Test func theSameNameHasTheSameColourInEveryPanel() throws {
    let spec = try SpecReading(
      #"""
      { "steps": 10, "panels": [
        { "curves": [\#(curve("a")), \#(curve("b"))] }, { "curves": [\#(curve("b")), \#(curve("c"))] } ] }
      """#
    ).good()
    #expect(spec.curves.map(\.slot) == [0, 1, 1, 2])
  }

  @Test func whereEveryPanelHasOneCurveAllLookAlike() throws {
    let panels =
      ["a", "b", "c"].map { #"{ "curves": [\#(curve($0))] }"# } + [#"{ "curves": [\#(curve("d", color: "red"))] }"#]
    let spec = try SpecReading(#"{ "steps": 10, "panels": [\#(panels.joined(separator: ","))] }"#).good()
    #expect(spec.curves.map(\.slot) == [0, 0, 0, 5])
  }

  @Test func twinsAreWarnedAbout() throws {
    let reading = SpecReading(#"{ "steps": 10, "curves": [\#(curve("a")), \#(curve("b")), \#(curve("a"))] }"#)
    #expect(reading.spec != nil)
    #expect(reading.messages.count == 1)
    #expect(
      reading.messages[0].hasSuffix("two curves are named `a` and look the same | give each a `label` of its own"))
  }

  @Test func labelsDefaultToTheTypeAndMayHoldMathematics() throws {
    let spec = try SpecReading(
      #"""
      { "steps": 10, "curves": [{ "schedule": { "type": "cosine", "lr": 1 } },
        { "label": "$\\eta_t$", "schedule": { "type": "linear", "lr": 1 } }] }
      """#
    ).good()
    #expect(spec.curves.map(\.name) == ["cosine", #"$\eta_t$"#])
    #expect(spec.curves[1].label.plain.contains("η"))
  }
}
