import Foundation
import LRInput
import LRMath
import Testing

@testable import LRDialects
@testable import LRLint
@testable import LRSchedules

/// What holds for the findings of every schedule in runs of any length.
@Suite("Laws of lint")
struct LintLawTests {
  /// A warmup before a scheduler of torch, one after the other or both at once.
  static func torch(_ name: String, _ first: String, _ second: String) -> FactForm {
    let seams = name == "SequentialLR" ? #", "milestones": [10]"# : ""
    return FactForm(
      name: name,
      spec: #"""
        {"dialect": "torch", "name": "\#(name)", "lr": 0.1, "args": {"schedulers": [\#(first), \#(second)]\#(seams)}}
        """#, keys: [], steps: 100, isDialect: true)
  }

  static let linear = #"{"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 10}}"#

  /// Every form of the catalogues, and cycles behind a warmup.
  static let forms: [FactForm] =
    FactForm.all
    + [#"{"T_0": 40}"#, #"{"T_0": 200, "eta_min": 0.001}"#, #"{"T_0": 20, "T_mult": 2}"#].flatMap { args in
      ["SequentialLR", "ChainedScheduler"].map {
        torch($0, linear, #"{"schedule": "CosineAnnealingWarmRestarts", "args": \#(args)}"#)
      }
    }
    + [
      #"{"type": "cosine_restarts", "lr": 0.1, "first": 200, "warmup": 10}"#,
      #"{"type": "cyclic", "lr": 0.1, "min_lr": 0.01, "up": 30, "warmup": 10}"#,
      #"{"type": "sequence", "parts": [{"type": "linear", "from": 0.01, "to": 0.1, "steps": 10}, "#
        + #"{"type": "cosine_restarts", "lr": 0.1, "first": 200}]}"#,
      #"{"type": "product", "parts": [{"type": "constant", "lr": 0.5}, {"type": "cyclic", "lr": 0.1, "up": 70}]}"#,
    ].map { FactForm(name: "native", spec: $0, keys: [], steps: 100, isDialect: false) }
    + [("cosine", 2.0), ("cosine", 1.25), ("cosine_with_restarts", 2)].map { name, cycles in
      let args = #"{"num_warmup_steps": 10, "num_training_steps": 100, "num_cycles": \#(cycles)}"#
      return FactForm(
        name: name, spec: #"{"dialect": "transformers", "name": "\#(name)", "args": \#(args), "lr": 0.1}"#, keys: [],
        steps: 100, isDialect: true)
    }

  @Test("A run that ends before the first cycle has come down is told so, and of no boundary", arguments: forms)
  func firstCycle(_ form: FactForm) throws {
    guard let plain = form.read(), plain.facts.course == .cycles else { return }
    let low = try #require(plain.facts.firstLow, "\(form.name) tells no cycle")
    for share in [0.55, 0.8] {
      let steps = Int(low * share)
      guard steps > 12, low - Double(steps) > 2, let short = form.read(steps: steps), short.facts.firstLow == low
      else { continue }
      let report = ScheduleReport(short, steps: steps)
      guard report.phases.last?.kind != .warmup, report.peak.rate > report.minimum.rate else { continue }
      let rules = report.findings.map(\.rule)
      #expect(rules.contains("own-length") && !rules.contains("ends-hot"), "\(rules) in \(steps) of \(low) steps")
    }
  }

  @Test("Where the first cycle is said to be at its lowest the rates are", arguments: forms)
  func firstLow(_ form: FactForm) throws {
    guard let whole = form.read(), whole.facts.course == .cycles, let low = whole.facts.firstLow,
      Double(form.steps) > low, !form.isComposition
    else { return }
    let before = whole.schedule.piece(at: low.nextDown)
    let bottom = min(before.value(at: min(before.end, low)), whole.schedule.rate(at: low))
    let from = min(Int(low) - 1, StepCount.from(whole.facts.warmup?.steps ?? 0))
    let rates = (max(0, from)..<Int(low)).map { whole.schedule.rate(at: Double($0)) }
    #expect(rates.allSatisfy { $0 >= bottom * (1 - 1e-6) }, "\(bottom) at \(low) is not below \(rates.min() ?? 0)")
  }

  @Test("A boundary that is named lies behind a fall, and lower than where the run ends", arguments: forms)
  func boundary(_ form: FactForm) throws {
    for steps in [form.steps, 100, 97, 61, 34] {
      guard let read = form.read(steps: steps) else { continue }
      for finding in ScheduleReport(read, steps: steps).findings where finding.rule == "ends-hot" {
        guard let named = finding.message.firstMatch(of: /a run of ([0-9,]+) steps/),
          let run = Int(named.1.filter(\.isNumber))
        else { continue }
        let rates = (0..<steps).map { read.schedule.rate(at: Double($0)) }
        #expect(zip(rates[..<run], rates[..<run].dropFirst()).contains { $0 > $1 }, "\(finding.message)")
        #expect(rates[run - 1] < rates[steps - 1], "\(finding.message) in \(steps)")
      }
    }
  }

  @Test("The rates that a finding goes from and to are those of updates", arguments: forms)
  func numbers(_ form: FactForm) {
    for steps in [form.steps, 100, 31] {
      guard let read = form.read(steps: steps) else { continue }
      let told = ScheduleReport(read, steps: steps).findings.filter {
        ["falling-warmup", "seam-jump"].contains($0.rule)
      }
      guard !told.isEmpty else { continue }
      let rates = Set((0..<steps).map { RateText.short(read.schedule.rate(at: Double($0))) })
      for finding in told {
        for pair in finding.message.matches(of: /from ([^ ,]+) to ([^ ,]+)/) {
          #expect(rates.isSuperset(of: [String(pair.1), String(pair.2)]), "\(finding.message)")
        }
        #expect(finding.message.contains("from"), "\(finding.message)")
      }
    }
  }

  @Test("A phase that falls or rises does not stay", arguments: forms)
  func phases(_ form: FactForm) {
    guard let read = form.read() else { return }
    Self.expectMoves(read.schedule, steps: form.steps)
  }

  @Test("Nor does one of a composition", arguments: SpecSource.random(count: 100, seed: 7))
  func compositions(_ json: String) throws {
    let sink = DiagnosticSink(Source(name: "spec.json", text: json))
    guard let node = JSONReader.parse(sink),
      let read = ScheduleReader.read(node, clock: RunClock(run: 1000), sink: sink)
    else { return }
    Self.expectMoves(read.schedule, steps: 1000)
  }

  private static func expectMoves(_ schedule: any Schedule, steps: Int) {
    for phase in RunCurve(schedule, steps: steps).runPhases where [.decay, .rise].contains(phase.phase.kind) {
      guard phase.lastStep > phase.firstStep, !phase.phase.isTrend else { continue }
      let first = schedule.rate(at: Double(phase.firstStep))
      #expect(
        (phase.firstStep...phase.lastStep).contains { schedule.rate(at: Double($0)) != first },
        "\(phase.phase.kind) from \(phase.firstStep) to \(phase.lastStep)")
    }
  }
}
