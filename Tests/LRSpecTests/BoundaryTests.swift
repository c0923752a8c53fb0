import LRInput
import LRPlotting
import LRResults
import LRTestSupport
import LRTraining
import Testing

@testable import LRReference
@testable import LRSpec

/// The numbers at which `Int`, `Double` and the conversions between them end, at every key that may hold a number.
///
/// What must not happen stops the whole test: an overflow ends the process. `lldb` or the trace then shows the place.
@Suite("Numbers at the ends of their types")
struct BoundaryTests {
  static let numbers = [
    "-9223372036854775808", "-9223372036854774784", "9223372036854774784", "9223372036854775808", "9007199254740992",
    "9007199254740991", "-9007199254740991", "-0.0", "5e-324", "-1e308", "1e308",
  ]

  @Test("every key of every page of the reference, one at a time", arguments: ReferencePage.all.map(\.name))
  func keys(_ page: String) throws {
    for entry in try #require(ReferencePage.named(page)).entries() {
      let spec = SpecText(of: entry)
      // A length that is refused is read over the longest run: the page of specs is enough for that.
      for place in spec.places(for: entry.keys) where page == "spec" || place.name != "steps" {
        for number in Self.numbers { try judge(spec.setting(place, to: number)) }
      }
    }
  }

  @Test("all numbers of an example at once", arguments: ReferencePage.all.map(\.name))
  func pairs(_ page: String) throws {
    for entry in try #require(ReferencePage.named(page)).entries() {
      let spec = SpecText(of: entry)
      let places = spec.places(for: []).filter { spec.isNumber($0) && $0.name != "steps" }
      for number in Self.numbers { try judge(spec.setting(places, to: number)) }
    }
  }

  @Test("a run whose length is varied is as long as it says")
  func variedSteps() {
    func messages(_ value: String) -> [String] {
      SpecReading(
        """
        { "steps": 30, "schedule": { "type": "constant", "lr": 1 }, "show": "final",
          "vary": { "key": "steps", "values": [10, \(value)] },
          "train": { "problem": { "type": "noisy_quadratic" } } }
        """
      ).messages
    }
    #expect(messages("20") == [])
    #expect(
      messages("1e18") == ["2:44: error: `steps` must be between 1 and 1e9, not 1e18 | Updates in the run."])
    #expect(messages("0") == ["2:44: error: `steps` must be between 1 and 1e9, not 0 | Updates in the run."])
    #expect(messages("20.5") == ["2:44: error: `steps` must be a whole number, not 20.5 | Updates in the run."])
  }

  /// Reads a spec, and where it is good, says all that lrplot says of it: in bounded time, without a trap.
  private func judge(_ text: String) throws {
    let reading = SpecReading(text)
    #expect(reading.node != nil, "\(text): \(reading.messages)")
    let said = DiagnosticText.render(reading.sink)
    #expect(!said.contains("nan"), "\(text): \(said)")
    guard let spec = reading.spec else {
      #expect(reading.sink.hasErrors, "\(text) is neither read nor refused")
      return
    }
    let explanation = Explanation(spec)
    #expect(!explanation.written(as: .text).isEmpty && !explanation.written(as: .json).isEmpty)
    guard spec.plans.filter({ $0.training != nil }).map(\.cost).reduce(0, +) < 1e5 else { return }
    let results = try Results(spec.plans, runner: TrainingRunner(workers: Workers(threads: 1)))
    let figure = spec.figure(results: results, origin: Provenance.origin(of: Array(text.utf8)))
    // A figure may be too small for its title, which is said.
    do { _ = try FigureLayout.layout(figure, measurer: FixedMeasurer()) } catch { #expect(!error.message.isEmpty) }
  }
}

extension SpecText {
  /// The example of an entry, over a few steps if it fits into them: what is drawn takes time.
  fileprivate init(of entry: ReferenceEntry) {
    let whole = SpecText(entry.spec ?? entry.example)
    let short = whole.over(steps: "16")
    self = SpecReading(short.text).spec != nil ? short : whole
  }
}
