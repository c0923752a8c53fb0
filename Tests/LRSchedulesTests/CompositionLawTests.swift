import LRInput
import LRMath
import Testing

@testable import LRDialects
@testable import LRSchedules

/// A part of a composition: its name, and the JSON of its arguments.
struct CompositionPart: Sendable, CustomTestStringConvertible {
  let name: String
  let args: String
  var testDescription: String { name }

  static func parts(_ dialect: Dialect, without: Set<String>) -> [CompositionPart] {
    dialect.catalog.all.filter { !without.contains($0.name) && !$0.needsMetrics }.compactMap { entry in
      let sink = DiagnosticSink(Source(name: "", text: entry.example))
      guard let args = JSONReader.parse(sink)?["args"] else { return nil }
      return CompositionPart(name: entry.name, args: write(args))
    }
  }

  private static func write(_ node: Node) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let number): number.integer.map(String.init) ?? "\(number.double)"
    case .string(let text): "\"\(text)\""
    case .array(let list): "[" + list.map(write).joined(separator: ",") + "]"
    case .object(let members): "{" + members.map { "\"\($0.key)\":\(write($0.node))" }.joined(separator: ",") + "}"
    }
  }
}

/// Compositions of any two schedules do and say what their parts do and say.
@Suite("Compositions of two schedules")
struct CompositionLawTests {
  static let torch = CompositionPart.parts(.torch, without: ["SequentialLR", "ChainedScheduler"])
  static let optax = CompositionPart.parts(.optax, without: ["join_schedules", "sgdr_schedule"])
  private static let seam = 300.0
  private static let steps = 900

  private static func phases(_ spec: String, _ steps: Int) -> [Phase]? {
    DialectForm(spec, steps: steps).read.map { RunCurve($0.schedule, steps: steps).phases }
  }

  /// What a phase is: an opening rise is a warmup in a composition.
  private static func kinds(_ phases: [Phase]) -> [Phase.Kind] {
    phases.map { $0.kind == .warmup ? .rise : $0.kind }.reduce(into: []) { kinds, kind in
      if kinds.last != kind || kind == .cycle { kinds.append(kind) }
    }
  }

  /// No phase says that the rate goes one way where it goes the other.
  private static func complaint(_ read: ReadSchedule, steps: Int) -> String? {
    for run in RunCurve(read.schedule, steps: steps).runPhases where run.phase.kind != .cycle {
      let rates = (run.firstStep...run.lastStep).map { read.schedule.rate(at: Double($0)) }
      let slack = 1e-6 * (rates.map(abs).max() ?? 0)
      var (high, low) = (rates[0], rates[0])
      for (index, rate) in rates.enumerated() {
        (high, low) = (max(high, rate), min(low, rate))
        let step = run.firstStep + index
        if run.phase.kind != .decay, rate < high - slack { return "\(run.phase) falls at \(step)" }
        if run.phase.kind == .decay || run.phase.kind == .hold, rate > low + slack {
          return "\(run.phase) rises at \(step)"
        }
      }
      if ![run.start, run.end].allSatisfy({ rate in
        rates.contains(rate) || rate == read.schedule.rate(at: run.phase.end)
      }) {
        return "\(run.phase) tells a rate of no update"
      }
    }
    return nil
  }

  @Test("SequentialLR of any two tells the phases of both", arguments: torch)
  func sequential(_ first: CompositionPart) throws {
    for second in Self.torch {
      let spec = #"""
        {"dialect": "torch", "name": "SequentialLR", "lr": 0.1, "args": {"milestones": [300], "schedulers": [
          {"schedule": "\#(first.name)", "args": \#(first.args)}, {"schedule": "\#(second.name)", "args": \#(second.args)}]}}
        """#
      guard let read = DialectForm(spec, steps: Self.steps).read else { continue }
      #expect(Self.complaint(read, steps: Self.steps) == nil, "\(first.name), \(second.name)")
      func alone(_ part: CompositionPart, _ steps: Int) -> [Phase]? {
        Self.phases(
          #"{"dialect": "torch", "name": "\#(part.name)", "lr": 0.1, "args": \#(part.args)}"#, steps)
      }
      let found = RunCurve(read.schedule, steps: Self.steps).phases
      let one = try #require(alone(first, 300))
      let before = found.compactMap { $0.clipped(to: Self.seam) }.filter { $0.end < Self.seam || $0.end - $0.start > 1 }
      if !one.isEmpty { #expect(Self.kinds(before) == Self.kinds(one), "\(first.name), \(second.name): \(before)") }
      let after = found.filter { $0.end > Self.seam }
      if let other = alone(second, Self.steps - 300), !other.isEmpty, second.name != "LambdaLR",
        !["CyclicLR", "OneCycleLR"].contains(first.name), !["CyclicLR", "OneCycleLR"].contains(second.name)
      {
        #expect(Self.kinds(after) == Self.kinds(other), "\(first.name), \(second.name): \(after)")
      }
    }
  }

  @Test("ChainedScheduler of any two says nothing that its rates do not do", arguments: torch)
  func chained(_ first: CompositionPart) {
    for second in Self.torch {
      let spec = #"""
        {"dialect": "torch", "name": "ChainedScheduler", "lr": 0.1, "args": {"schedulers": [
          {"schedule": "\#(first.name)", "args": \#(first.args)}, {"schedule": "\#(second.name)", "args": \#(second.args)}]}}
        """#
      guard let read = DialectForm(spec, steps: Self.steps).read else { continue }
      #expect(Self.complaint(read, steps: Self.steps) == nil, "\(first.name), \(second.name)")
    }
  }

  @Test("join_schedules of any two tells the phases of both", arguments: optax)
  func joined(_ first: CompositionPart) throws {
    for second in Self.optax {
      let spec = #"""
        {"dialect": "optax", "name": "join_schedules", "args": {"boundaries": [300], "schedules": [
          {"schedule": "\#(first.name)", "args": \#(first.args)}, {"schedule": "\#(second.name)", "args": \#(second.args)}]}}
        """#
      guard let read = DialectForm(spec, steps: Self.steps).read else { continue }
      #expect(Self.complaint(read, steps: Self.steps) == nil, "\(first.name), \(second.name)")
      func alone(_ part: CompositionPart, _ steps: Int) -> [Phase]? {
        Self.phases(#"{"dialect": "optax", "name": "\#(part.name)", "args": \#(part.args)}"#, steps)
      }
      let found = RunCurve(read.schedule, steps: Self.steps).phases
      let one = try #require(alone(first, 300))
      let other = try #require(alone(second, Self.steps - 300))
      let before = found.compactMap { $0.clipped(to: Self.seam) }.filter { $0.end < Self.seam || $0.end - $0.start > 1 }
      #expect(Self.kinds(before) == Self.kinds(one), "\(first.name), \(second.name): \(before)")
      let after = found.filter { $0.end > Self.seam }
      #expect(Self.kinds(after) == Self.kinds(other), "\(first.name), \(second.name): \(after)")
    }
  }

  private static let examples = ScheduleEntry.catalog.all.map(\.example)

  @Test("A sequence and a product of any two natives say nothing that their rates do not do", arguments: examples)
  func natives(_ first: String) throws {
    for second in Self.examples {
      let head = first.replacing(#"{"type": "#, with: #"{"steps": 450, "type": "#, maxReplacements: 1)
      for spec in [
        #"{"type": "sequence", "parts": [\#(head), \#(second)]}"#,
        #"{"type": "product", "parts": [\#(first), \#(second)]}"#,
      ] {
        guard let read = DialectForm(spec, steps: 1000).read, !read.facts.isUnsteady else { continue }
        #expect(Self.complaint(read, steps: 1000) == nil, "\(spec)")
      }
    }
  }

  @Test("Facts come from the parts, on their clocks")
  func facts() throws {
    let spec = #"""
      {"dialect": "torch", "name": "SequentialLR", "lr": 0.1, "args": {"milestones": [10, 60], "schedulers": [
        {"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 10}},
        {"schedule": "MultiStepLR", "args": {"milestones": [20, 55]}},
        {"schedule": "CosineAnnealingLR", "args": {"T_max": 90, "eta_min": 0.001}}]}}
      """#
    let facts = try #require(DialectForm(spec, steps: 100).read).facts
    #expect(facts.course == .falls && facts.peak == 0.1 && facts.floor == 0.001 && facts.landing == 150)
    #expect(facts.warmup == ScheduleFacts.Warmup(10))
    #expect(facts.milestones.map(\.written) == [20, 55] && facts.milestones.map(\.at) == [30, .infinity])
    #expect(facts.milestones.map(\.seam) == [10, 10] && facts.milestones.map(\.cut) == [nil, 60])
  }
}
