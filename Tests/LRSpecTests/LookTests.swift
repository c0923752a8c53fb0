import LRSpec
import Testing

@Suite struct LookTests {
  private func size(_ keys: String, panels: Int = 1) throws -> [Double] {
    let panel = #"{ "schedule": { "type": "constant", "lr": 1 } }"#
    let list = Array(repeating: panel, count: panels).joined(separator: ",")
    let spec = try SpecReading("{ \"steps\": 10, \(keys)\(keys.isEmpty ? "" : ", ")\"panels\": [\(list)] }").good()
    return [spec.width, spec.height, Double(spec.columns)]
  }

  @Test(
    arguments: [
      ("", 1, [720, 432, 1]), (#""size": "column""#, 1, [317, 256, 1]), (#""width": 360"#, 1, [360, 216, 1]),
      (#""height": 300"#, 1, [720, 300, 1]), (#""width": 900, "height": 200"#, 1, [900, 200, 1]),
      // Rows of 258 px under a head of 84 px.
      ("", 2, [720, 342, 2]), ("", 4, [720, 600, 2]), (#""columns": 1"#, 3, [720, 858, 1]),
      (#""columns": 6"#, 3, [720, 342, 3]), (#""width": 400"#, 2, [400, 497, 1]),
      (#""width": 1440"#, 2, [1440, 600, 2]),
      (#""size": "column""#, 3, [317, 768, 1]), (#""height": 500"#, 5, [720, 500, 2]),
    ] as [(String, Int, [Double])])
  func sizesFollowFromWhatIsGiven(keys: String, panels: Int, wanted: [Double]) throws {
    #expect(try size(keys, panels: panels) == wanted)
  }
}
