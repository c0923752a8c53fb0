import LRMath
import Synchronization
import Testing

@testable import LRDialects
@testable import LRLint
@testable import LRSchedules

@Suite("Highest and lowest rate of a run")
struct RunExtremesTests {
  /// A schedule that counts how often it is asked.
  private final class Counted: Schedule {
    let body: any Schedule
    let looks = Atomic(0)
    init(_ body: any Schedule) { self.body = body }
    func rate(at step: Double) -> Double {
      looks.add(1, ordering: .relaxed)
      return body.rate(at: step)
    }
    func piece(at step: Double) -> Piece { body.piece(at: step) }
    func phases(until end: Double) -> [Phase] { body.phases(until: end) }
  }

  /// Update by update.
  private static func counted(
    _ schedule: any Schedule, _ steps: Int
  ) -> (
    high: (rate: Double, step: Int), low: (rate: Double, step: Int)
  ) {
    var (high, low) = ((rate: -Double.infinity, step: 0), (rate: Double.infinity, step: 0))
    for step in 0..<steps {
      let rate = schedule.rate(at: Double(step))
      if rate > high.rate { high = (rate, step) }
      if rate < low.rate { low = (rate, step) }
    }
    return (high, low)
  }

  private static func check(_ read: ReadSchedule, _ steps: Int, _ name: String) {
    let (high, low) = counted(read.schedule, steps)
    let found = RunExtremes(read.schedule, steps: steps)
    // A line's middle may lie a rounding error beyond its ends.
    func isRight(_ found: (rate: Double, step: Int), _ right: (rate: Double, step: Int)) -> Bool {
      found == right
        || abs(found.rate - right.rate) <= 1e-15 * abs(right.rate)
          && read.schedule.rate(at: Double(found.step)) == found.rate
    }
    #expect(found.isComplete && isRight(found.highest, high), "\(found.highest), not \(high): \(name), \(steps) steps")
    #expect(isRight(found.lowest, low), "\(found.lowest), not \(low): \(name), \(steps) steps")
  }

  private static func torch(_ name: String, _ args: String) -> String {
    #"{"dialect": "torch", "name": "\#(name)", "args": {\#(args)}, "lr": 0.1}"#
  }

  @Test(
    "They are those of some update, whatever the schedule",
    arguments: LawTests.specs + EdgeCase.all.filter { !$0.edge.isRefused }.map(\.spec)
      + DialectEntry.all.map(\.example))
  func law(_ spec: String) {
    for steps in [1000, 37, 3, 2, 1] {
      if let read = DialectForm(spec, steps: steps).read { Self.check(read, steps, spec) }
    }
  }

  @Test(
    "Formulas that swing, lone updates, noise and very many pieces",
    arguments: [
      (torch("LambdaLR", #""lr_lambda": "10 if epoch == 54321 else 1 + 0.1 * (epoch % 2)""#), 100_000),
      (#"{"type": "expression", "formula": "0.1 * (1 + 0.5 * math.sin(2 * math.pi * t * 1.03))"}"#, 100),
      (
        #"{"type": "product", "parts": [{"type": "cosine", "lr": 0.1}, {"type": "expression", "formula": "1 + 0.5 * math.sin(t * 0.9)"}]}"#,
        1000
      ),
      (#"{"type": "noise", "schedule": {"type": "constant", "lr": 0.1}, "std": 0.1}"#, 100_000),
      (#"{"type": "cosine_restarts", "lr": 0.1, "first": 3}"#, 100_000),
      (#"{"type": "cyclic", "lr": 0.1, "min_lr": 0.01, "up": 1, "down": 1}"#, 100_000),
      (
        #"{"type": "product", "parts": [{"type": "cosine", "lr": 0.1}, {"type": "polynomial", "from": 0.1, "to": 1, "power": 3}]}"#,
        300_000
      ),
    ])
  func swings(_ spec: String, steps: Int) throws {
    Self.check(try read(spec, run: steps), steps, spec)
  }

  @Test("Chart and report have them from one maker")
  func oneMaker() throws {
    let spec = Self.torch("LambdaLR", #""lr_lambda": "10 if epoch == 54321 else 1 + 0.1 * (epoch % 2)""#)
    let read = try read(spec, run: 100_000)
    let (facts, report) = (CurveFacts(read.schedule, steps: 100_000), ScheduleReport(read, steps: 100_000))
    #expect(facts.peak.value == 1 && facts.peakStep == 54321)
    #expect(report.peak == (1, 54321) && report.minimum == (0.1, 0))
  }

  @Test(
    "Ten million updates of a schedule that is known take few looks",
    arguments: [
      (#"{"type": "cosine", "lr": 0.1, "min_lr": 0.001, "warmup": 1000000}"#, 999_999, 0),
      (#"{"type": "wsd", "lr": 0.1, "min_lr": 0.001, "warmup": 1000, "decay": "50%", "shape": "1-sqrt"}"#, 999, 0),
      (#"{"type": "exponential", "lr": 0.1, "gamma": 0.999999}"#, 0, 9_999_999),
      (#"{"type": "cosine_restarts", "lr": 0.1, "first": 10000}"#, 0, 9999),
      // From some step on the sum is the floor, as far as numbers can tell.
      (#"{"type": "polynomial", "lr": 0.1, "min_lr": 0.01, "power": 9}"#, 0, 9_850_000),
    ])
  func known(_ spec: String, high: Int, low: Int) throws {
    let steps = 10_000_000
    let schedule = Counted(try schedule(spec, run: steps))
    let found = RunExtremes(schedule, steps: steps)
    #expect(found.isComplete && found.highest.step == high)
    #expect(abs(found.lowest.step - low) < 50_000, "\(found.lowest)")
    #expect(found.lowest.step == 0 || schedule.rate(at: Double(found.lowest.step - 1)) > found.lowest.rate)
    #expect(schedule.looks.load(ordering: .relaxed) < 600_000)
  }

  @Test("Beyond the looks the rest is sampled, and a chart names no step")
  func beyond() throws {
    let noisy = try schedule(#"{"type": "noise", "schedule": {"type": "cosine", "lr": 0.1}}"#, run: 100_000)
    let found = RunExtremes(noisy, steps: 100_000, mostLooks: 1000)
    #expect(!found.isComplete)
    #expect(noisy.rate(at: Double(found.highest.step)) == found.highest.rate)
    #expect(found.highest.rate > 0.12)
  }
}
