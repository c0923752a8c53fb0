import LRInput
import LRMath
import Testing

@testable import LRDialects
@testable import LRLint
@testable import LRSchedules

/// What findings and phases claim of the updates, held against every update: of every form, and of compositions of any two.
@Suite("What is said of a run is what its updates do")
struct SeenLawTests {
  /// A run with all of its rates.
  struct Run {
    let read: ReadSchedule
    let rates: [Double]
    let report: ScheduleReport

    init(_ read: ReadSchedule, steps: Int) {
      self.read = read
      rates = (0..<steps).map { read.schedule.rate(at: Double($0)) }
      report = ScheduleReport(read, steps: steps)
    }

    func told(_ rule: String) -> [Finding] { report.findings.filter { $0.rule == rule } }

    /// What is said and is not so.
    var complaints: [String] { late + warmup + length + zeros + decay + phases }

    /// A late rise rises at each of its updates, after a fall.
    private var late: [String] {
      told("late-rise").compactMap { finding in
        let (start, end) = (finding.steps[0], finding.steps[1])
        guard zip(rates[start...end], rates[start...end].dropFirst()).allSatisfy({ $0 < $1 }) else {
          return "\(finding.message): it holds, or falls"
        }
        let before = rates[..<start].last { $0 != rates[start] }
        return end == rates.count - 1 && before ?? -1 > rates[start]
          ? nil : "\(finding.message): nothing fell before it"
      }
    }

    /// What is a warmup all along has no decay.
    private var warmup: [String] {
      told("long-warmup").filter { $0.message.contains("never begins") }.compactMap { finding in
        let isRise = rates.last == rates.max() || report.phases.last?.kind == .warmup
        return isRise ? nil : "\(finding.message): it comes down"
      }
    }

    /// What is over rests, and what is cut off does not.
    private var length: [String] {
      told("own-length").compactMap { finding in
        if finding.message.contains("it is over at"), let start = finding.steps.first, start < rates.count {
          let isAtRest = rates[start...].allSatisfy { RunCurve.meet($0, rates[rates.count - 1]) }
          return isAtRest ? nil : "\(finding.message): it goes on"
        }
        guard finding.message.contains("its lowest point is at"), let low = rates.min(), rates.last == low,
          rates.count { $0 == low } > max(2, rates.count / 50)
        else { return nil }
        return "\(finding.message): it has been at its lowest"
      }
    }

    /// Stretches at 0 that a phase tells are told by lint, wherever they lie.
    private var zeros: [String] {
      let told = told("zero-rate").map(\.steps)
      return report.runPhases.prefix(4).compactMap { run in
        guard run.phase.kind == .hold, run.lastStep > run.firstStep,
          rates[run.firstStep...run.lastStep].allSatisfy({ $0 == 0 })
        else { return nil }
        let isTold = told.contains { $0[0] <= run.firstStep && $0[$0.count - 1] >= run.lastStep }
        return isTold ? nil : "zeros from \(run.firstStep) to \(run.lastStep) are not told"
      }
    }

    /// A decay that rises does.
    private var decay: [String] {
      told("rising-decay").filter { $0.message.hasPrefix("the decay rises") }.compactMap { finding in
        zip(rates, rates.dropFirst()).count { $0 < $1 } > 0 && rates.max() ?? 0 > report.first
          ? nil : "\(finding.message): it does not"
      }
    }

    /// Turns lie at the updates that are highest or lowest, and what has come to rest is told to hold.
    private var phases: [String] {
      let all = report.runPhases
      guard !read.facts.isUnsteady else { return [] }
      let turns = zip(all, all.dropFirst()).compactMap { one, next -> String? in
        guard one.lastStep + 1 == next.firstStep, next.firstStep > one.firstStep else { return nil }
        let around = rates[one.firstStep...next.lastStep]
        let slack = 1e-6 * (around.map(abs).max() ?? 0)
        switch (one.phase.kind, next.phase.kind) {
        case (.rise, .decay), (.warmup, .decay):
          let top = max(one.end, next.start)
          return around.contains { $0 > top + slack } ? "\(one.phase) turns below the highest" : nil
        case (.decay, .rise):
          let bottom = min(one.end, next.start)
          return around.contains { $0 < bottom - slack } ? "\(one.phase) turns above the lowest" : nil
        default: return nil
        }
      }
      let rests = all.compactMap { run -> String? in
        guard run.phase.kind == .decay || run.phase.kind == .rise, !run.isStairs else { return nil }
        let own = rates[run.firstStep...run.lastStep]
        let rest = own.reversed().prefix { $0 == own.last }.count
        let pairs = zip(own, own.dropFirst())
        guard rest > max(4, own.count / 40), 4 * (pairs.count { $0 == $1 } - rest) < own.count - rest else {
          return nil
        }
        return "\(run.phase) has come to rest \(rest) updates before its end"
      }
      return turns + rests
    }
  }

  @Test("of every form", arguments: LintLawTests.forms)
  func forms(_ form: FactForm) {
    for steps in [form.steps, 100, 61] {
      guard let read = form.read(steps: steps) else { continue }
      let complaints = Run(read, steps: steps).complaints
      #expect(complaints.isEmpty, "\(complaints) in \(steps)")
    }
  }

  @Test("of any two natives, one after the other and multiplied", arguments: ScheduleEntry.catalog.all.map(\.example))
  func natives(_ first: String) {
    for second in ScheduleEntry.catalog.all.map(\.example) {
      let head = first.replacing(#"{"type": "#, with: #"{"steps": 90, "type": "#, maxReplacements: 1)
      for spec in [
        #"{"type": "sequence", "parts": [\#(head), \#(second)]}"#,
        #"{"type": "product", "parts": [\#(first), \#(second)]}"#,
      ] {
        guard let read = DialectForm(spec, steps: 200).read, !read.facts.isUnsteady else { continue }
        let complaints = Run(read, steps: 200).complaints
        #expect(complaints.isEmpty, "\(complaints): \(spec)")
      }
    }
  }

  @Test("of any two of torch and of optax, with the seam inside of the run and behind it", arguments: [100, 300])
  func dialects(seam: Int) {
    for first in CompositionLawTests.torch {
      for second in CompositionLawTests.torch {
        let parts = [first, second].map { #"{"schedule": "\#($0.name)", "args": \#($0.args)}"# }.joined(separator: ",")
        expect(#"{"dialect": "torch", "name": "ChainedScheduler", "lr": 0.1, "args": {"schedulers": [\#(parts)]}}"#)
        expect(
          #"{"dialect": "torch", "name": "SequentialLR", "lr": 0.1, "args": {"milestones": [\#(seam)], "schedulers": [\#(parts)]}}"#
        )
      }
    }
    for first in CompositionLawTests.optax {
      for second in CompositionLawTests.optax {
        let parts = [first, second].map { #"{"schedule": "\#($0.name)", "args": \#($0.args)}"# }.joined(separator: ",")
        expect(
          #"{"dialect": "optax", "name": "join_schedules", "args": {"boundaries": [\#(seam)], "schedules": [\#(parts)]}}"#
        )
      }
    }
  }

  private func expect(_ spec: String) {
    guard let read = DialectForm(spec, steps: 200).read else { return }
    let complaints = Run(read, steps: 200).complaints
    #expect(complaints.isEmpty, "\(complaints): \(spec)")
  }

  @Test("A part that begins at the end of the run or behind it changes no finding", arguments: LintLawTests.forms)
  func unmet(_ form: FactForm) throws {
    for (steps, seam) in [(form.steps, form.steps), (61, 61), (61, 90)] {
      guard let alone = form.read(steps: steps) else { continue }
      var joined = alone
      joined.facts = .sequence([alone.facts, .held(at: 1)], starts: [0, Double(seam)])
      let (one, other) = (ScheduleReport(alone, steps: steps), ScheduleReport(joined, steps: steps))
      // Milestones know that the part is over before them.
      func messages(_ report: ScheduleReport) -> [String] {
        // A rise is a warmup before something else.
        let apart = ["idle-milestones"] + (alone.facts.course == .rises ? ["long-warmup"] : [])
        return report.findings.filter { !apart.contains($0.rule) }.map(\.message)
      }
      #expect(messages(one) == messages(other), "in \(steps), the next part at \(seam)")
    }
  }

  @Test("Phases and what lies between them are the whole run", arguments: LintLawTests.forms)
  func whole(_ form: FactForm) throws {
    guard let read = form.read() else { return }
    let report = ScheduleReport(read, steps: form.steps)
    guard !report.runPhases.isEmpty else { return }
    var place = 0
    for (index, run) in report.runPhases.enumerated() {
      #expect(run.firstStep == place || report.gap(before: index) != nil)
      place = run.lastStep + 1
    }
    #expect(place == form.steps || report.gapAtEnd != nil)
  }

  @Test(
    "What a formula does behind a warmup is told as far as it goes one way",
    arguments: [
      (
        #"{"type": "expression", "formula": "0.1 if t < 50 else 0.01", "warmup": 10}"#, ["warmup 0 10", "decay 10 100"]
      ),
      (#"{"type": "table", "values": [0.2, 0.1], "warmup": 5}"#, ["warmup 0 5", "decay 5 6", "hold 6 100"]),
      (#"{"type": "expression", "formula": "0.1 * (t % 10 + 1) / 10", "warmup": 10}"#, ["warmup 0 10"]),
      // What has come to rest holds, whatever the parts claim.
      (
        #"{"type": "product", "parts": [{"type": "linear", "lr": 0.1, "steps": 50}, {"type": "exponential", "lr": 1, "gamma": 0.99}]}"#,
        ["decay 0 50", "hold 50 100"]
      ),
      // A turn is at the highest update.
      (
        #"{"type": "product", "parts": [{"type": "one_cycle", "lr": 0.1}, {"type": "linear", "from": 1, "to": 0.5}]}"#,
        ["rise 0 29", "decay 29 100"]
      ),
      // A first cycle that is cut off on its way up is a rise.
      (#"{"type": "cyclic", "lr": 0.1, "min_lr": 0.001, "up": 120}"#, ["rise 0 100"]),
    ])
  func told(_ spec: String, expected: [String]) throws {
    let report = ScheduleReport(try #require(DialectForm(spec, steps: 100).read), steps: 100)
    #expect(report.phases.map { "\($0.kind) \(Int($0.start)) \(Int($0.end))" } == expected)
  }

  @Test(
    "The cases of the kinds",
    arguments: [
      // Holds, jumps, lists and patterns are no late rises.
      (
        #"{"dialect": "deepspeed", "name": "OneCycle", "args": {"cycle_min_lr": 0.5, "cycle_max_lr": 0.1, "cycle_first_step_size": 10}}"#,
        ["rising-decay"]
      ),
      (
        #"{"type": "sequence", "parts": [{"type": "cosine", "lr": 0.1, "min_lr": 0.01, "steps": 50}, {"type": "constant", "lr": 0.05}]}"#,
        ["seam-jump"]
      ),
      (#"{"type": "expression", "formula": "0.1 * (t % 10 + 1) / 10"}"#, []),
      (#"{"type": "table", "values": [0.2, 0.1, 0.1, 0.2, 0.25]}"#, []),
      // One finding for a first cycle that is cut off.
      (#"{"type": "cyclic", "lr": 0.1, "min_lr": 0.001, "up": 120}"#, ["own-length"]),
      (#"{"type": "cyclic", "lr": 0.1, "min_lr": 0.001, "up": 60}"#, ["own-length"]),
      // A rise beside drops is no warmup.
      (
        #"{"type": "product", "parts": [{"type": "multistep", "lr": 0.1, "milestones": [30, 60]}, {"type": "linear", "from": 0.1, "to": 1}]}"#,
        []
      ),
      // Lists of points have lengths.
      (#"{"type": "piecewise", "points": [[0, 0.5], [200, 0.05]]}"#, ["own-length"]),
      (#"{"type": "piecewise", "points": [[0, 0.5], [50, 0.05]]}"#, ["own-length"]),
      (#"{"type": "piecewise", "points": [[0, 0.5], [50, 0.05], [100, 0.05]]}"#, []),
      (
        #"{"dialect": "optax", "name": "piecewise_interpolate_schedule", "args": {"interpolate_type": "linear", "init_value": 0.5, "boundaries_and_scales": {"200": 0.1}}}"#,
        ["own-length"]
      ),
      // Zeros in the middle.
      (
        #"""
        {"type": "sequence", "parts": [{"type": "linear", "from": 0.5, "to": 0.05, "steps": 20},
          {"type": "constant", "lr": 0, "steps": 10}, {"type": "linear", "from": 0, "to": 0.1}]}
        """#, ["seam-jump", "zero-rate"]
      ),
      // What is lost in a wrapper.
      (
        #"{"type": "product", "parts": [{"type": "constant_factor", "lr": 0.1, "factor": 0.5, "steps": 101}, {"type": "constant", "lr": 1}]}"#,
        ["peak-not-reached"]
      ),
      (
        DialectLaw.chained(
          #"{"schedule": "CosineAnnealingWarmRestarts", "args": {"T_0": 101, "eta_min": 1.0}}"#,
          #"{"schedule": "MultiStepLR", "args": {"milestones": [95, 99], "gamma": 0.5}}"#, lr: 3e-4), ["rising-decay"]
      ),
    ])
  func cases(_ spec: String, expected: [String]) throws {
    let report = ScheduleReport(try #require(DialectForm(spec, steps: 100).read), steps: 100)
    #expect(report.findings.map(\.rule) == expected, "\(report.findings.map(\.message))")
  }

  @Test("Milestones of each part are told of their own part")
  func milestones() throws {
    let spec = #"""
      {"dialect": "torch", "name": "SequentialLR", "lr": 0.1, "args": {"milestones": [5, 10], "schedulers": [
        {"schedule": "MultiStepLR", "args": {"milestones": [5]}}, {"schedule": "StepLR", "args": {"step_size": 5}},
        {"schedule": "PolynomialLR", "args": {"total_iters": 90}}]}}
      """#
    let report = ScheduleReport(try #require(DialectForm(spec, steps: 100).read), steps: 100)
    #expect(
      report.findings.filter { $0.rule == "idle-milestones" }.map(\.message) == [
        "the milestone 5 does nothing: the next part takes over at step 5",
        "the first change, after 5 steps, of the part from step 5 on does nothing: the next part takes over at step 10",
      ])
  }

  @Test("A chain of one says what the scheduler says alone")
  func chainOfOne() throws {
    for part in CompositionLawTests.torch {
      let alone = DialectForm(#"{"dialect": "torch", "name": "\#(part.name)", "lr": 0.1, "args": \#(part.args)}"#).read
      let chain = DialectForm(DialectLaw.chained(#"{"schedule": "\#(part.name)", "args": \#(part.args)}"#, lr: 0.1))
        .read
      guard let alone, let chain else { continue }
      let (one, other) = (ScheduleReport(alone, steps: 100), ScheduleReport(chain, steps: 100))
      #expect(one.phases.map(\.name) == other.phases.map(\.name), "\(part.name)")
      #expect(one.findings.map(\.rule) == other.findings.map(\.rule), "\(part.name)")
    }
    let restarts = #"{"schedule": "CosineAnnealingWarmRestarts", "args": {"T_0": 99}}"#
    let report = ScheduleReport(try #require(DialectForm(DialectLaw.chained(restarts, lr: 0.1)).read), steps: 100)
    #expect(report.phases.map(\.start) == [0, 99])
    #expect(report.findings.map(\.message).contains { $0.hasSuffix("a run of 99 steps would end on a boundary") })
  }
}

/// Compositions as text.
enum DialectLaw {
  static func chained(_ parts: String..., lr: Double) -> String {
    #"{"dialect": "torch", "name": "ChainedScheduler", "lr": \#(lr), "args": {"schedulers": [\#(parts.joined(separator: ","))]}}"#
  }
}
