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
  static let numbers: [Double] = [
    -0x1p63, -0x1p63 + 1024, 0x1p63 - 1024, 0x1p63, 0x1p53, 0x1p53 - 1, -(0x1p53 - 1), -0.0, .leastNonzeroMagnitude,
    -1e308, 1e308,
  ]

  @Test("every key of every page of the reference, one at a time", arguments: ReferencePage.all.map(\.name))
  func keys(_ page: String) throws {
    for entry in try #require(ReferencePage.named(page)).entries() {
      let spec = try SpecTree(of: entry)
      // A length that is refused is read over the longest run: the page of specs is enough for that.
      for place in spec.places(for: entry.keys) where page == "spec" || place != [.key("steps")] {
        for number in Self.numbers { try judge(spec.setting(place, to: number)) }
      }
    }
  }

  @Test("all numbers of an example at once", arguments: ReferencePage.all.map(\.name))
  func pairs(_ page: String) throws {
    for entry in try #require(ReferencePage.named(page)).entries() {
      let spec = try SpecTree(of: entry)
      for number in Self.numbers {
        let places = spec.places(for: []).filter { $0 != [.key("steps")] }
        try judge(places.reduce(spec) { SpecTree($0.setting($1, to: number)) }.root)
      }
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
  private func judge(_ node: Node) throws {
    let text = String(decoding: CanonicalJSON.text(node), as: UTF8.self)
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

/// A spec as a tree in which numbers are put into places.
private struct SpecTree {
  /// Names of members and indices of elements, from the root on.
  typealias Place = [Step]
  enum Step: Equatable {
    case key(String)
    case element(Int)
  }

  let root: Node

  init(_ root: Node) { self.root = root }

  init(_ text: String) throws {
    root = try #require(JSONReader.parse(DiagnosticSink(Source(name: "spec.json", text: text))))
  }

  /// The example of an entry, over a few steps if it fits into them: what is drawn takes time.
  init(of entry: ReferenceEntry) throws {
    let whole = try SpecTree(entry.spec ?? entry.example)
    let short = whole.setting([.key("steps")], to: 16)
    let fits = SpecReading(String(decoding: CanonicalJSON.text(short), as: UTF8.self)).spec != nil
    root = fits ? short : whole.root
  }

  /// Where a number stands, and where the object that holds some of these keys may hold one under the others.
  func places(for keys: [KeyDeclaration]) -> [Place] {
    var places: [Place] = []
    func visit(_ node: Node, _ place: Place) {
      switch node.value {
      case .number: places.append(place)
      case .array(let elements):
        for (index, element) in elements.enumerated() { visit(element, place + [.element(index)]) }
      case .object(let members):
        for member in members { visit(member.node, place + [.key(member.key)]) }
        let isOwner =
          place.last == .key("args") || members.contains { member in keys.contains { $0.name == member.key } }
        for key in keys where isOwner && node[key.name]?.double == nil { places.append(place + [.key(key.name)]) }
      default: break
      }
    }
    visit(root, [])
    return places
  }

  func setting(_ place: Place, to number: Double) -> Node {
    func set(_ node: Node, _ rest: ArraySlice<Step>) -> Node {
      guard let step = rest.first else { return Node(.number(Number(number))) }
      switch (step, node.value) {
      case (.key(let key), _):
        return node.setting(key, to: set(node[key] ?? Node(.null), rest.dropFirst()).value)
      case (.element(let index), .array(var elements)):
        elements[index] = set(elements[index], rest.dropFirst())
        return Node(.array(elements))
      default: return node
      }
    }
    return set(root, place[...])
  }
}
