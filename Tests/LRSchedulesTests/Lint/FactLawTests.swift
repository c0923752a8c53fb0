import LRInput
import LRMath
import Testing

@testable import LRLint
@testable import LRSchedules

/// What every entry has to say of itself, found by changing its arguments and looking at what its rates do.
///
/// Nobody has to extend these: a new entry whose argument is a floor, a peak or a milestone, and whose facts do not say so, fails.
@Suite("Facts of every schedule")
struct FactLawTests {
  private static func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 2e-6 * max(abs(a), abs(b)) }

  /// The arguments whose value, as a rate or as a share of the highest rate, is where the schedule leads down to.
  private static func floors(_ form: FactForm) -> [(key: String, isShare: Bool)] {
    guard let plain = form.read(), [.falls, .cycles].contains(plain.facts.course), !plain.facts.hasStairs,
      !form.isComposition
    else { return [] }
    let top = plain.extremes(steps: form.steps).high
    return form.numbers.filter { key in form.written(key).map { !isNear($0, top) } ?? true }.flatMap { key in
      [false, true].filter { isShare in
        let tried = [0.013, 0.034].map { isShare ? $0 : $0 * top }
        return tried.allSatisfy { value in
          guard let read = form.read(key, .number(Number(value))) else { return false }
          let (low, high) = read.extremes(steps: form.steps)
          return Self.isNear(low, isShare ? value * high : value) && low < 0.9 * high
            && (!isShare || Self.isNear(high, top))
        }
      }.map { (key, $0) }
    }
  }

  @Test(
    "An argument that the rates come down to is the floor, and one above the peak is told or refused",
    arguments: FactForm.examples)
  func floor(_ form: FactForm) throws {
    for (key, isShare) in Self.floors(form) {
      let top = try #require(form.read()).extremes(steps: form.steps).high
      let value = isShare ? 0.02 : 0.02 * top
      let read = try #require(form.read(key, .number(Number(value))))
      let expected = isShare ? value * read.extremes(steps: form.steps).high : value
      let found = try #require(read.facts.floor, "`\(key)` is a floor that the facts of \(form.name) do not tell")
      #expect(Self.isNear(found, expected), "\(key): \(found), not \(expected)")
      guard let above = form.read(key, .number(Number(isShare ? 3 : 3 * top))), above.facts.course != .rises else {
        continue
      }
      let rules = ScheduleReport(above, steps: form.steps).findings.map(\.rule)
      #expect(rules.contains("rising-decay") || rules.contains("falling-warmup"), "\(key): \(rules)")
    }
  }

  @Test("An argument that the rates come up to is the peak", arguments: FactForm.examples)
  func peak(_ form: FactForm) throws {
    guard let plain = form.read(), ![.free, .listed, .followsMetric].contains(plain.facts.course), !form.isComposition
    else { return }
    let top = plain.extremes(steps: form.steps).high
    for key in form.numbers where form.written(key).map({ Self.isNear($0, top) }) == true {
      let isPeak = [1.31, 1.7].map { $0 * top }.allSatisfy { value in
        form.read(key, .number(Number(value))).map { Self.isNear($0.extremes(steps: form.steps).high, value) } ?? false
      }
      guard isPeak, let read = form.read(key, .number(Number(2 * top))) else { continue }
      let found = try #require(read.facts.peak, "`\(key)` is a peak that the facts of \(form.name) do not tell")
      #expect(Self.isNear(found, 2 * top), "\(key): \(found), not \(2 * top)")
    }
  }

  @Test("A warmup among the phases is one that the facts tell, as long as it is", arguments: FactForm.all)
  func warmup(_ form: FactForm) throws {
    guard let read = form.read(), !form.isComposition else { return }
    // Some frameworks have a rate of their own before the first step.
    let first = RunCurve(read.schedule, steps: form.steps).phases.first { $0.kind == .warmup }
    guard let first, first.start <= 1 else {
      #expect((read.facts.warmup?.steps ?? 0) <= 0, "\(form.name) tells a warmup that its phases do not")
      return
    }
    let warmup = try #require(read.facts.warmup, "the facts of \(form.name) tell no warmup")
    #expect(abs(min(warmup.steps, Double(form.steps)) - first.end) <= 1, "\(warmup.steps), not \(first.end)")
  }

  @Test("Stairs that move with a list of the arguments are milestones", arguments: FactForm.all)
  func milestones(_ form: FactForm) throws {
    guard let plain = form.read(), !form.isComposition else { return }
    let stairs = plain.stairs(steps: form.steps)
    for (key, shifted) in form.lists where !stairs.isEmpty {
      guard let moved = form.read(key, shifted(2)), moved.stairs(steps: form.steps + 2) == stairs.map({ $0 + 2 }) else {
        continue
      }
      let told = moved.facts.milestones.map(\.at)
      #expect(
        stairs.allSatisfy { stair in told.contains { abs($0 - stair - 2) < 1e-9 } }, "\(key): \(told), not \(stairs)")
      // A run that ends before the first of them.
      let steps = max(2, Int(stairs[0]) - 1)
      guard let short = form.read(key, shifted(0), steps: steps) else { continue }
      let rules = ScheduleReport(short, steps: steps).findings.map(\.rule)
      #expect(rules.contains("idle-milestones"), "\(rules) in \(steps) steps")
    }
  }

  @Test("A decay that is made for a longer run is told as such, and so is its floor", arguments: FactForm.all)
  func ownLength(_ form: FactForm) throws {
    guard let plain = form.read(), plain.facts.course == .falls, let landing = plain.facts.landing, landing > 40,
      plain.extremes(steps: form.steps).high > 0
    else { return }
    let steps = Int(landing / 2)
    guard let short = form.read(steps: steps), short.facts.landing == landing else { return }
    let report = ScheduleReport(short, steps: steps)
    guard report.phases.last?.kind != .warmup, report.peak.rate > report.minimum.rate else { return }
    let rules = report.findings.map(\.rule)
    #expect(rules.contains("own-length"), "\(rules) in \(steps) of \(landing) steps")
    if let floor = short.facts.floor, report.last - floor > 0.06 * (report.peak.rate - floor), floor < report.peak.rate
    {
      #expect(rules.contains("floor-not-reached"), "\(rules)")
    }
  }

  @Test("A warmup longer than the run is told", arguments: FactForm.all)
  func longWarmup(_ form: FactForm) throws {
    guard let plain = form.read(), let warmup = plain.facts.warmup, warmup.steps >= 8 else { return }
    let steps = Int(warmup.steps * 0.75)
    guard let short = form.read(steps: steps), short.facts.warmup?.steps == warmup.steps else { return }
    let rules = ScheduleReport(short, steps: steps).findings.map(\.rule)
    #expect(rules.contains("long-warmup"), "\(rules) in \(steps) of \(warmup.steps) steps")
  }

  @Test("Every rule looks at every form, and tells of steps of the run alone", arguments: FactForm.all)
  func everyRule(_ form: FactForm) {
    for steps in [form.steps, 7, 1] {
      guard let read = form.read(steps: steps) else { continue }
      for finding in ScheduleReport(read, steps: steps).findings {
        #expect(finding.steps.allSatisfy { (0..<steps).contains($0) }, "\(finding)")
        #expect(!finding.message.contains("inf") && !finding.message.contains("nan"), "\(finding.message)")
      }
    }
  }
}
