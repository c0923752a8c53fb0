import LRInput
import LRMath
import Testing

@testable import LRDialects
@testable import LRSchedules

@Suite("The catalogue of frameworks' schedules")
struct DialectCatalogTests {
  @Test("Every example is read without a complaint", arguments: Dialect.allCases)
  func examples(_ dialect: Dialect) {
    for entry in dialect.catalog.all {
      let form = DialectForm(entry.example, steps: 1000)
      #expect(form.errors == [], "\(dialect) \(entry.name)")
      #expect(form.read?.type == entry.name)
      #expect(entry.example.contains("\"lr\"") || !entry.needsRate, "\(dialect) \(entry.name)")
      #expect(entry.example.contains("\"metrics\"") == entry.needsMetrics, "\(dialect) \(entry.name)")
    }
  }

  @Test("Every schedule of torch may be a part, but for the one that steps on a metric")
  func partsOfTorch() {
    for entry in Dialect.torch.catalog.all where !entry.needsMetrics {
      // The example as a part: the rate is the whole's, and so is the framework.
      let part = entry.example.replacing(#""dialect": "torch", "name""#, with: #""schedule""#)
        .replacing(/, "lr": [0-9.e-]+}$/, with: "}")
      let form = DialectForm(
        #"{"dialect": "torch", "name": "ChainedScheduler", "args": {"schedulers": [\#(part)]}, "lr": 0.1}"#,
        steps: 1000)
      #expect(form.errors == [], "\(entry.name)")
      #expect(form.read != nil, "`TorchDialect.leaf` does not know \(entry.name)")
    }
  }

  @Test("Every example obeys the laws of pieces", arguments: Dialect.allCases)
  func pieces(_ dialect: Dialect) throws {
    for entry in dialect.catalog.all {
      let read = try #require(DialectForm(entry.example, steps: 1000).read, "\(entry.name)")
      #expect(PieceLaw.complaint(about: read, steps: 1000) == nil, "\(dialect) \(entry.name)")
    }
  }

  @Test("Names are one of a kind, and rows tell what entries tell", arguments: Dialect.allCases)
  func names(_ dialect: Dialect) {
    let entries = dialect.catalog.all
    #expect(!entries.isEmpty)
    let all = entries.flatMap { [$0.name] + $0.otherNames }
    #expect(Set(all).count == all.count)
    #expect(entries.map(\.name) == dialect.catalog.names)
    for entry in entries {
      #expect(entry.dialect == dialect)
      #expect(dialect.catalog.entry(named: entry.name)?.name == entry.name)
      for other in entry.otherNames { #expect(dialect.catalog.entry(named: other)?.name == entry.name) }
      #expect(Set(entry.keys.map(\.name)).count == entry.keys.count, "\(entry.name)")
    }
  }

  @Test(
    "A wrong name leads to the right one",
    arguments: [
      (Dialect.torch, "CosineAnealingLR", "did you mean `CosineAnnealingLR`?"),
      (.torch, "step_lr", "did you mean `StepLR`?"),
      (.transformers, "StepLR", "`StepLR` is a schedule of torch"),
      (.transformers, "cosine_with_restart", "did you mean `cosine_with_restarts`?"),
    ])
  func hints(dialect: Dialect, name: String, hint: String) {
    #expect(dialect.hint(for: name) == hint)
  }
}

/// The laws that pieces of every schedule obey.
enum PieceLaw {
  /// What is wrong with the pieces, if anything is.
  static func complaint(about read: ReadSchedule, steps: Int) -> String? {
    let schedule = read.schedule
    var step = 0.0
    while step < Double(steps) {
      let piece = schedule.piece(at: step)
      guard piece.start <= step, piece.end > step else { return "no piece at \(step)" }
      if piece.end == .infinity {
        guard case .line(let from, let to) = piece.shape, from == to else { return "an endless piece at \(step)" }
      }
      for whole in [step.rounded(.up), step.rounded(.up) + 1, (min(piece.end, 1e6) - 1).rounded(.up)]
      where whole >= piece.start && whole < piece.end {
        let (drawn, rate) = (piece.value(at: whole), schedule.rate(at: whole))
        if abs(drawn - rate) > 1e-9 * abs(rate) + 1e-12 * read.peak { return "\(drawn), not \(rate), at \(whole)" }
        if whole < Double(steps), rate > read.peak * (1 + 1e-12) { return "\(rate) is above the peak \(read.peak)" }
      }
      step = piece.end
    }
    let phases = schedule.phases(until: Double(steps))
    for (phase, next) in zip(phases, phases.dropFirst()) where phase.end > next.start { return "phases overlap" }
    if let last = phases.last, last.end > Double(steps) { return "phases beyond the run" }
    return nil
  }
}
