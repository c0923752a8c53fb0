import Testing

@testable import LRSchedules

struct PartSequenceTests {
  @Test func eachPartHasItsOwnClock() throws {
    let sequence = try read(
      #"""
      {"type": "sequence", "parts": [{"type": "linear", "from": 0, "to": 0.1, "steps": 20},
        {"type": "constant", "lr": 0.2, "steps": 30}, {"type": "cosine", "lr": 0.3}]}
      """#, run: 100)
    expect(sequence.schedule, [0: 0, 10: 0.05, 19: 0.095, 20: 0.2, 49: 0.2, 50: 0.3, 75: 0.15, 100: 0, 150: 0])
    #expect(sequence.peak == 0.3)
    #expect(pieces(sequence.schedule, until: 100).map(\.end) == [20, 50, 100])
    #expect(
      sequence.schedule.phases(until: 100) == [
        Phase(.warmup, from: 0, to: 20), Phase(.hold, from: 20, to: 50), Phase(.decay, from: 50, to: 100),
      ])
  }

  @Test func aPartsWarmupLiesInsideItsSteps() throws {
    let sequence = try schedule(
      #"""
      {"type": "sequence", "parts": [{"type": "linear", "lr": 0.1, "steps": 30, "warmup": 10},
        {"type": "constant", "lr": 0.7}]}
      """#, run: 100)
    expect(sequence, [9: 0.1, 20: 0.05, 29: 0.005, 30: 0.7])
  }

  @Test func percentagesAreOfTheWholeRun() throws {
    let sequence = try schedule(
      #"""
      {"type": "sequence", "parts": [{"type": "constant", "lr": 0.1, "steps": 50},
        {"type": "constant", "lr": 1, "warmup": "10%"}]}
      """#, run: 100)
    expect(sequence, [50: 0.1, 58: 0.9, 59: 1, 60: 1])
  }

  @Test func nestedWithAWarmupBeforeAll() throws {
    let sequence = try schedule(
      #"""
      {"type": "sequence", "warmup": 4, "parts": [{"type": "constant", "lr": 0.4, "steps": 6},
        {"type": "sequence", "parts": [{"type": "constant", "lr": 0.2, "steps": 5}, {"type": "linear", "lr": 0.1}]}]}
      """#, run: 25)
    expect(sequence, [0: 0.1, 3: 0.4, 9: 0.4, 10: 0.2, 14: 0.2, 15: 0.1, 20: 0.05, 25: 0])
  }

  @Test func allButTheLastNeedSteps() {
    #expect(
      mistakes(
        #"{"type": "sequence", "parts": [{"type": "constant", "lr": 1}, {"type": "cosine"}, {"type": "x", "steps": 1}]}"#
      ).map { String($0.prefix(38)) } == [
        "32: part 1 of 3 needs `steps` | only t", "63: part 2 of 3 needs `steps` | only t",
        "63: `lr` is missing from a cosine sche", "92: unknown schedule `x` | the schedul",
      ])
  }

  @Test func partsMustFit() {
    let parts = #"[{"type": "constant", "lr": 1, "steps": 700}, {"type": "constant", "lr": 2, "steps": 500}]"#
    let hint = "shorten a part, or lengthen the run"
    #expect(
      mistakes(#"{"type": "sequence", "parts": \#(parts)}"#) == [
        "31: the parts need 1,200 steps, the run has 1,000 | \(hint)"
      ])
    #expect(
      mistakes(#"{"type": "sequence", "steps": 600, "parts": \#(parts)}"#) == [
        "45: the parts need 1,200 steps, there are 600 | \(hint)"
      ])
    #expect(mistakes(#"{"type": "sequence", "parts": \#(parts)}"#, run: 1200).isEmpty)
  }

  @Test func theSequencesOwnLengthCounts() {
    let parts = #"[{"type": "constant", "lr": 1, "steps": 500}, {"type": "constant", "lr": 2, "steps": 200}]"#
    #expect(
      mistakes(#"{"type": "sequence", "steps": 600, "parts": \#(parts)}"#).first?.contains(
        "the parts need 700 steps, there are 600") == true)
  }

  @Test func aPartThatGoesOnIsCutShort() {
    let line = HeldAtEnd(LinearCurve(line: Transition(from: 1, to: 0), length: 100), length: 100)
    let sequence = PartSequence([line, line], switchingAt: [25])
    let piece = sequence.piece(at: 10)
    #expect(piece.end == 25)
    #expect(piece.value(at: 25) == 0.75)
    #expect(sequence.piece(at: 30).end == 125)
    #expect(sequence.phases(until: 125) == [Phase(.decay, from: 0, to: 25), Phase(.decay, from: 25, to: 125)])
  }

  @Test func wrongParts() {
    #expect(mistakes(#"{"type": "sequence", "parts": []}"#).count == 1)
    #expect(mistakes(#"{"type": "sequence", "parts": [3]}"#).count == 1)
    #expect(mistakes(#"{"type": "sequence", "parts": {}}"#).count == 1)
  }
}
