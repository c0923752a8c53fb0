import LRInput
import LRSchedules
import Testing

@testable import LRDialects

/// A schedule that has been read is driven by other metrics as if it had been read with them.
@Suite("Schedules that metrics drive") struct MetricDrivenTests {
  /// Losses that fall, stay and jump.
  private static let losses: [Double] = (0..<60).map { (step: Int) -> Double in
    if step < 10 { return 3 - 0.1 * Double(step) }
    return step % 13 == 0 ? 5 : 1.5 - 0.001 * Double(step % 7)
  }

  private static func read(_ spec: String, _ metrics: [Double]) throws -> ReadSchedule {
    let list = metrics.map { "\($0)" }.joined(separator: ", ")
    let form = DialectForm(spec.replacing("METRICS", with: "[\(list)]"), steps: 60)
    return try #require(form.read, "\(spec)")
  }

  @Test(
    "However it is wrapped",
    arguments: [
      #"{"type": "plateau", "lr": 0.1, "patience": 1, "metrics": METRICS}"#,
      #"{"type": "plateau", "lr": 0.1, "patience": 1, "warmup": 7, "steps": 40, "metrics": METRICS}"#,
      #"{"type": "greedy", "lr": 0.1, "from": 0.05, "patience": 0, "factor": 0.5, "metrics": METRICS}"#,
      #"{"dialect": "torch", "name": "ReduceLROnPlateau", "args": {"patience": 1}, "lr": 0.1, "metrics": METRICS}"#,
      #"{"dialect": "torch", "name": "ReduceLROnPlateau", "args": {"patience": 1}, "lr": 0.1, "every": 4, "metrics": METRICS}"#,
      #"{"dialect": "transformers", "name": "reduce_lr_on_plateau", "args": {"patience": 1}, "lr": 0.1, "metrics": METRICS}"#,
      #"{"dialect": "transformers", "name": "greedy", "args": {"patience": 1}, "lr": 0.1, "metrics": METRICS}"#,
      #"{"dialect": "timm", "name": "PlateauLRScheduler", "args": {"patience_t": 1, "mode": "min"}, "lr": 0.1, "metrics": METRICS}"#,
      #"{"dialect": "timm", "name": "PlateauLRScheduler", "args": {"patience_t": 1, "mode": "min", "warmup_t": 5}, "lr": 0.1, "metrics": METRICS}"#,
      #"{"dialect": "timm", "name": "create_scheduler_v2:plateau", "args": {"patience_epochs": 1, "plateau_mode": "min"}, "lr": 0.1, "metrics": METRICS}"#,
      #"{"dialect": "optax", "name": "contrib.reduce_on_plateau", "args": {"factor": 0.5, "patience": 2}, "lr": 0.1, "metrics": METRICS}"#,
    ])
  func asIfRead(_ spec: String) throws {
    let written = try Self.read(spec, Self.losses).schedule
    let driven = try Self.read(spec, []).schedule.driven(by: Self.losses)
    let rates = (0..<60).map { driven.rate(at: Double($0)) }
    #expect(rates == (0..<60).map { written.rate(at: Double($0)) })
    #expect(driven.phases(until: 60) == written.phases(until: 60))
    #expect(Set(rates).count > 1, "the losses must move it")
  }

  @Test("A schedule that acts on no metric stays what it is")
  func unmoved() throws {
    let cosine = try Self.read(#"{"type": "cosine", "lr": 0.1, "warmup": 5}"#, []).schedule
    let driven = cosine.driven(by: Self.losses)
    #expect((0..<60).allSatisfy { driven.rate(at: Double($0)) == cosine.rate(at: Double($0)) })
  }
}
