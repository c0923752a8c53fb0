import LRInput
import LRMath
import Testing

@testable import LRSchedules

/// What every schedule keeps, whatever its type: a new entry of the catalogue is tested here unasked.
struct LawTests {
  /// The example of every entry, variants with other options, and schedules with random parameters.
  static let specs: [String] =
    ScheduleEntry.catalog.all.map(\.example) + SpecSource.variants + SpecSource.random(count: 150, seed: 2026)

  private static let run = 1000

  /// The first 400 steps one by one, then ever sparser, halves among them.
  private static let steps: [Double] =
    (0..<400).map(Double.init) + stride(from: 400.0, through: 1100, by: 3.5).map { $0 }

  @Test(arguments: specs) func finiteAndBetweenZeroAndThePeak(spec: String) throws {
    let read = try read(spec, run: Self.run)
    for step in Self.steps {
      let rate = read.schedule.rate(at: step)
      guard rate.isFinite, rate >= 0, rate <= read.peak else {
        Issue.record("\(spec): rate(\(step)) = \(rate), peak \(read.peak)")
        return
      }
    }
  }

  @Test(arguments: specs) func piecesTileTheRunAndAgreeWithTheRates(spec: String) throws {
    let read = try read(spec, run: Self.run)
    let all = pieces(read.schedule, until: Double(Self.run))
    #expect((all.last?.end ?? 0) >= Double(Self.run), "the pieces stop short")
    var step = 0.0
    for piece in all {
      guard piece.start <= step, piece.end > step else {
        Issue.record("\(spec): piece \(piece.start)…\(piece.end) at \(step)")
        return
      }
      let end = min(piece.end, Double(Self.run))
      var probes = [step, step + (end - step) * 0.37, step + (end - step) * 0.93]
      probes += stride(from: step.rounded(.up), to: end, by: max(1, ((end - step) / 20).rounded())).map { $0 }
      for probe in probes where probe < end {
        let (drawn, rate) = (piece.value(at: probe), read.schedule.rate(at: probe))
        guard abs(drawn - rate) <= 1e-12 * read.peak else {
          Issue.record("\(spec): drawn \(drawn), rate \(rate) at \(probe)")
          return
        }
      }
      step = piece.end
    }
  }

  @Test(arguments: specs) func pieceAgreesWhereverItIsAskedFor(spec: String) throws {
    let read = try read(spec, run: Self.run)
    for step in Self.steps {
      let piece = read.schedule.piece(at: step)
      guard piece.start <= step, step < piece.end,
        abs(piece.value(at: step) - read.schedule.rate(at: step)) <= 1e-12 * read.peak
      else {
        Issue.record("\(spec): piece \(piece.start)…\(piece.end) at \(step)")
        return
      }
    }
  }

  @Test(arguments: specs) func sameBitsInAnyOrder(spec: String) throws {
    let read = try read(spec, run: Self.run)
    let forward = Self.steps.map { read.schedule.rate(at: $0).bitPattern }
    let again = try Array(Self.steps.reversed().map(self.read(spec).schedule.rate(at:)).map(\.bitPattern).reversed())
    #expect(forward == again)
  }

  @Test(arguments: specs) func holdsAfterTheRun(spec: String) throws {
    let schedule = try schedule(spec, run: Self.run)
    let end = Double(Self.run)
    // A longer own length goes on after the run; every other schedule has come to rest.
    guard schedule.piece(at: end).end == .infinity else { return }
    for later in [end + 0.5, end + 1, 2 * end, 1e9] {
      #expect(schedule.rate(at: later) == schedule.rate(at: end))
    }
  }

  @Test(arguments: specs) func phasesAreInOrderAndInsideTheRun(spec: String) throws {
    var last = 0.0
    for phase in try schedule(spec, run: Self.run).phases(until: Double(Self.run)) {
      #expect(phase.start >= last && phase.end > phase.start && phase.end <= Double(Self.run))
      last = phase.end
    }
  }

  private func read(_ spec: String) throws -> ReadSchedule {
    try LRSchedulesTests.read(spec, run: Self.run)
  }

  private func read(_ spec: String, run: Int) throws -> ReadSchedule {
    try LRSchedulesTests.read(spec, run: run)
  }

  @Test(arguments: ScheduleEntry.catalog.all.filter(\.isContinuous).map(\.name))
  func continuousWherePromised(name: String) throws {
    let entry = try #require(ScheduleEntry.catalog.entry(named: name))
    let read = try read(entry.example, run: Self.run)
    let all = pieces(read.schedule, until: Double(Self.run))
    for (one, next) in zip(all, all.dropFirst()) {
      #expect(abs(one.value(at: one.end) - next.value(at: one.end)) <= 1e-12 * read.peak, "a jump at \(one.end)")
    }
  }

  @Test(arguments: specs) func decaysNeverGrow(spec: String) throws {
    let read = try read(spec, run: Self.run)
    guard let entry = ScheduleEntry.catalog.entry(named: read.type), entry.isDecay else { return }
    let begin = read.schedule.phases(until: Double(Self.run)).first { $0.kind == .warmup }?.end ?? 0
    var last = Double.infinity
    for step in Self.steps where step >= begin {
      let rate = read.schedule.rate(at: step)
      // A few units in the last place are the rounding of the formula, not a rise.
      guard rate <= last * (1 + 4e-16) else {
        Issue.record("\(spec): grows at \(step)")
        return
      }
      last = rate
    }
  }
}
