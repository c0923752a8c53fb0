import LRResults
import LRSchedules
import LRTestSupport
import Testing

@testable import LRSpec

/// What is said of many curves, and of two that cross.
@Suite("Many curves, and crossing ones") struct CrowdWordsTests {
  private static let types = [
    #""type": "constant""#, #""type": "linear""#, #""type": "cosine""#, #""type": "step", "every": 20"#,
    #""type": "wsd", "decay": 30"#, #""type": "one_cycle""#, #""type": "exponential", "gamma": 0.95"#,
    #""type": "inverse_sqrt", "timescale": 5"#,
  ]

  private static func chart(_ count: Int) -> String {
    let curves = (0..<count).map { index in
      #"{"label": "curve \#(index)", "schedule": {\#(types[index % types.count]), "lr": \#(index % 5 == 4 ? 2 : 1)}}"#
    }
    return #"{"steps": 100, "curves": [\#(curves.joined(separator: ", "))]}"#
  }

  @Test("A description grows by names alone, and every curve is named", arguments: [9, 12, 13, 30, 64])
  func bounded(count: Int) throws {
    let summary = try SpecReading(Self.chart(count)).figure().summary
    for index in 0..<count { #expect(summary.contains("curve \(index)")) }
    #expect(summary.count < 700 + count * 10, "\(summary)")
    #expect(summary.hasSuffix(CrowdWords.explained))
    #expect(!summary.contains(": starts at"))
  }

  @Test("Up to eight curves are told one by one")
  func few() throws {
    let summary = try SpecReading(Self.chart(8)).figure().summary
    #expect(summary.components(of: ": starts").count == 9)
  }

  @Test("Of rates that go below both ends the lowest are told")
  func dips() throws {
    func summary(_ more: String) throws -> String {
      let curves = (0..<8).map { #"{"label": "c\#($0)", "schedule": {"type": "constant", "lr": 1}}"# }
      return try SpecReading(#"{"steps": 100, "curves": [\#(curves.joined(separator: ", ")), \#(more)]}"#).figure()
        .summary
    }
    let dip = #"{"label": "dip", "schedule": {"type": "piecewise", "points": [[0, 1], [50, 0.25], [100, 1]]}}"#
    #expect(try summary(dip).contains("Of the lowest rates 8 of 9 are at 1; lowest dip at 0.25."))
    #expect(try !summary(#"{"label": "fall", "schedule": {"type": "linear", "lr": 1}}"#).contains("lowest rates"))
  }

  @Test("Most of them, the highest and the lowest")
  func groups() {
    let numbers = [1.0, 1, 3, 1, 0.5, 0.5, 0.5, 0.5, 1, 1, 1].enumerated().map { (name: "c\($0)", value: $1) }
    #expect(
      CrowdWords.sentence("Here", numbers)
        == "Here 6 of 11 are at 1; highest c2 at 3; lowest c4 = c5 = c6 = c7 at 0.5.")
    #expect(CrowdWords.sentence("Here", [("a", 1), ("b", 1)]) == "Here all are at 1.")
  }

  @Test("Two curves that cross: by hand")
  func byHand() throws {
    func said(_ one: String, _ other: String) throws -> [String] {
      let text =
        #"{"steps": 100, "curves": [{"label": "a", "schedule": {\#(one)}}, {"label": "b", "schedule": {\#(other)}}]}"#
      let spec = try SpecReading(text).good()
      return CrossingWords.planned(spec.panels[0], of: spec)
    }
    let linear = #""type": "linear", "lr": 1"#
    #expect(try said(linear, #""type": "constant", "lr": 0.5"#) == ["a is below b from step 51 on."])
    #expect(try said(linear, linear) == [])
    #expect(try said(linear, #""type": "constant", "lr": 2"#) == [])
    // What is the same but for rounding does not cross.
    #expect(
      try said(
        #""type": "table", "values": [1, 1.0000000000000002, 1]"#,
        #""type": "table", "values": [1, 1, 1.0000000000000002]"#) == [])
    #expect(
      try said(#""type": "cyclic", "lr": 1, "min_lr": 0, "up": 10"#, #""type": "constant", "lr": 0.55"#)
        == ["a is below b from step 95 on, the last of 10 crossings."])
    // Beyond where they have come together neither is below.
    #expect(
      try said(#""type": "table", "values": [1, 3, 3, 2]"#, #""type": "table", "values": [2, 1, 1, 2]"#)
        == ["b is below a from step 1 to step 2, and equal to it behind."])
  }

  @Test("The last crossing is that of every update, of runs as of planned rates")
  func law() throws {
    var random = Seeded(seed: 11)
    for _ in 0..<40 {
      let values = (0..<2).map { _ in (0..<30).map { _ in Double(Int(random.share() * 6)) } }
      let curves = zip(["a", "b"], values).map { name, values in
        (name, ResultTable(steps: values.indices.map(Double.init), values: values))
      }
      var sides: [(step: Int, isBelow: Bool)] = []
      for step in 0..<30 where values[0][step] != values[1][step] {
        let isBelow = values[0][step] < values[1][step]
        if sides.last?.isBelow != isBelow { sides.append((step, isBelow)) }
      }
      let said = CrossingWords.sentences(curves, .step)
      guard sides.count > 1, let last = sides.last else {
        #expect(said == [])
        continue
      }
      let (low, high) = last.isBelow ? ("a", "b") : ("b", "a")
      let more = sides.count > 2 ? ", the last of \(sides.count - 1) crossings" : ""
      let meet = (0..<30).last { values[0][$0] != values[1][$0] } ?? 0
      let stretch =
        meet == 29
        ? "from step \(last.step) on"
        : (meet == last.step ? "at step \(meet)" : "from step \(last.step) to step \(meet)")
          + ", and equal to it behind"
      #expect(said == ["\(low) is below \(high) \(stretch)\(more)."])
    }
  }
}

extension String {
  fileprivate func components(of separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
