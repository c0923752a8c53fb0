import LRMath
import Testing

@testable import LRDialects
@testable import LRLint
@testable import LRSchedules

@Suite("What is drawn and told of a run")
struct RunCurveTests {
  private static func run(_ json: String, _ steps: Int = 100) throws -> RunCurve {
    RunCurve(try schedule(json, run: steps), steps: steps)
  }

  private static func torch(_ name: String, _ args: String) -> String {
    #"{"dialect": "torch", "name": "\#(name)", "args": {\#(args)}, "lr": 0.1}"#
  }

  /// Values of all pieces of a run, at their ends and between; `isEnd` where a piece ends, and the value is the limit from the left.
  static func drawn(_ run: RunCurve) -> [(step: Double, value: Double, isEnd: Bool)] {
    var found: [(Double, Double, Bool)] = []
    var step = 0.0
    while step < run.drawnEnd, found.count < 200_000 {
      let piece = run.piece(at: step)
      let end = min(piece.end, run.drawnEnd)
      for share in [0, 0.13, 0.37, 0.5, 0.81, 1] {
        let place = step + (end - step) * share
        found.append((place, piece.value(at: place), share == 1))
      }
      if end - step > 1 {
        for place in [step + 0.5, step + 1, end - 1, end - 0.5] { found.append((place, piece.value(at: place), false)) }
      }
      guard piece.end > step else { break }
      step = piece.end
    }
    return found
  }

  @Test("A smooth decay is drawn to its value at T, which is told as such and is not the last")
  func decay() throws {
    let run = try Self.run(#"{"type": "cosine", "lr": 0.1, "min_lr": 0.001}"#)
    #expect(run.drawnEnd == 100)
    #expect(run.end == RunCurve.End(step: 100, rate: 0.001))
    #expect(run.last == run.schedule.rate(at: 99))
    #expect(run.piece(at: 50).end == 100)
    #expect(run.piece(at: 100).value(at: 100) == 0.001)
  }

  @Test(
    "A branch that ends in a jump ends with its last update",
    arguments: [
      #"{"type": "cosine_restarts", "lr": 0.1, "first": 10}"#,
      #"{"type": "cosine_restarts", "lr": 0.1, "first": 10, "mult": 1.5}"#,
      Self.torch("CosineAnnealingWarmRestarts", #""T_0": 10, "eta_min": 3.2e-6"#),
      #"{"dialect": "transformers", "name": "cosine_with_restarts", "lr": 0.1, "args": {"num_warmup_steps": 0, "num_training_steps": 100, "num_cycles": 7}}"#,
      #"{"dialect": "keras", "name": "CosineDecayRestarts", "args": {"initial_learning_rate": 0.1, "first_decay_steps": 10, "t_mul": 1.5}}"#,
      #"{"type": "sequence", "parts": [{"type": "linear", "lr": 0.1, "steps": 40}, {"type": "constant", "lr": 0.1}]}"#,
    ])
  func jumps(_ json: String) throws {
    let run = try Self.run(json)
    let rates = (0..<100).map { run.schedule.rate(at: Double($0)) }
    let least = try #require(rates.min())
    let drawn = Self.drawn(run).filter { $0.step < 99 }
    #expect(drawn.allSatisfy { $0.value >= least - 1e-15 }, "\(drawn.map(\.value).min() ?? 0) below \(least)")
    #expect(run.runPhases.allSatisfy { $0.end >= least && $0.start >= least })
  }

  @Test("Restarts that fall between two updates begin with an update")
  func fractionalSeams() throws {
    let run = try Self.run(#"{"type": "cosine_restarts", "lr": 0.1, "first": 10, "mult": 1.5}"#)
    // Cycle 2 begins at 25, cycle 3 at 47.5: update 47 is the last of the one, 48 the first of the other.
    #expect(run.piece(at: 47.2).value(at: 47.9) == run.schedule.rate(at: 47))
    #expect(run.piece(at: 48).value(at: 48) == run.schedule.rate(at: 48))
    #expect(run.runPhases.map(\.firstStep) == [0, 10, 25, 48, 82])
  }

  @Test("A peak between two updates is cut off by the line that joins them")
  func fractionalTurn() throws {
    let run = try Self.run(#"{"type": "piecewise", "points": [[0, 0], [33.5, 1], [100, 0]]}"#)
    let top = max(run.schedule.rate(at: 33), run.schedule.rate(at: 34))
    #expect(Self.drawn(run).allSatisfy { $0.value <= top })
    #expect(run.piece(at: 33.1).end == 34)
    #expect(run.piece(at: 10).end == 33)
  }

  @Test("An arc that swings between two updates is held between them")
  func swings() throws {
    let run = try Self.run(
      #"{"type": "product", "parts": [{"type": "linear", "from": 0.1, "to": 1}, {"type": "cosine", "lr": 1}]}"#)
    let highest = (0..<100).map { run.schedule.rate(at: Double($0)) }.max() ?? 0
    let piece = run.piece(at: 0)
    #expect((0...10_000).allSatisfy { piece.value(at: Double($0) / 100) <= highest * (1 + 1e-15) })
  }

  @Test(
    "OneCycleLR ends with its last update, whatever its strategy, and has no third phase",
    arguments: ["cos", "linear"])
  func oneCycle(_ strategy: String) throws {
    let run = try Self.run(
      Self.torch("OneCycleLR", #""max_lr": 0.1, "total_steps": 100, "anneal_strategy": "\#(strategy)""#))
    #expect(run.drawnEnd == 99 && run.end == nil)
    #expect(abs(run.last - 4e-7) < 1e-15)
    #expect(run.phases.map(\.kind) == [.rise, .decay])
    #expect(run.phases.last?.end == 100)
    #expect(Self.drawn(run).allSatisfy { $0.value >= run.last - 1e-18 })
  }

  @Test("A function need not have a value behind the last update")
  func noRateAtTheEnd() throws {
    let lambda = try Self.run(Self.torch("LambdaLR", #""lr_lambda": "1 / (100 - epoch)""#))
    #expect(lambda.drawnEnd == 99 && lambda.end == nil && lambda.last == 0.1)
    let polynomial = try Self.run(Self.torch("PolynomialLR", #""total_iters": 100, "power": -1"#))
    #expect(polynomial.drawnEnd == 99)
  }

  @Test("Stairs hold up to the end of the run; a drop at the end is none")
  func stairs() throws {
    let run = try Self.run(#"{"type": "multistep", "lr": 0.1, "milestones": [50, 100]}"#)
    #expect(run.drawnEnd == 100 && run.end == nil && run.last == 0.1 * 0.1)
    #expect(run.piece(at: 99.5).value(at: 99.9) == run.last)
  }

  @Test(
    "A run of one update that leads to no end is drawn as that update",
    arguments: [
      #"{"type": "cosine_restarts", "lr": 0.1, "first": 1}"#,
      Self.torch("OneCycleLR", #""max_lr": 0.1, "total_steps": 1"#),
      #"{"type": "cyclic", "lr": 0.1, "min_lr": 0.01, "up": 1}"#,
      #"{"dialect": "keras", "name": "CosineDecayRestarts", "args": {"initial_learning_rate": 0.1, "first_decay_steps": 1}}"#,
    ])
  func oneUpdateAlone(_ json: String) throws {
    let run = try Self.run(json, 1)
    let ends = [run.last] + (run.end.map { [$0.rate] } ?? [])
    #expect(Self.drawn(run).allSatisfy { $0.value >= (ends.min() ?? 0) && $0.value <= (ends.max() ?? 0) })
    if run.end == nil { #expect(Self.drawn(run).allSatisfy { $0.value == run.last }) }
  }

  @Test("A run of one update is drawn")
  func oneUpdate() throws {
    for json in [#"{"type": "cosine", "lr": 0.1}"#, Self.torch("CosineAnnealingWarmRestarts", #""T_0": 1"#)] {
      let run = try Self.run(json, 1)
      #expect(run.drawnEnd == 1 && run.last == 0.1)
    }
  }

  /// The first drawn value that lies beyond the two updates beside it; the end of the curve stands for the update at T.
  private static func stray(_ run: RunCurve) -> String? {
    let end = Double(run.steps)
    func rate(_ step: Double) -> Double { step < end ? run.schedule.rate(at: step) : run.drawnLast }
    let scale = 1e-12 * (0..<run.steps).reduce(0) { max($0, abs(rate(Double($1)))) }
    for (step, value, isEnd) in drawn(run) {
      let before = isEnd ? step.rounded(.up) - 1 : step.rounded(.down)
      let (one, other) = (rate(max(before, 0)), rate(before + 1))
      // What jumps by less than rounding to 32 bits is drawn as if it did not.
      let slack = scale + 2e-6 * max(abs(one), abs(other)) * (one == other ? 1e-6 : 1)
      if value < min(one, other) - slack || value > max(one, other) + slack {
        return "\(value) at \(step), beyond \(one) and \(other)"
      }
    }
    return nil
  }

  private static let products = [
    #"{"type": "product", "parts": [{"type": "cosine", "lr": 0.1}, {"type": "expression", "formula": "1 + 0.5 * math.sin(t * 3.9)"}]}"#,
    #"""
    {"type": "product", "parts": [{"type": "cosine", "lr": 0.1}, {"type": "polynomial", "lr": 1, "power": 3},
      {"type": "expression", "formula": "1 + (t % 2)"}]}
    """#,
    #"{"type": "product", "parts": [{"type": "expression", "formula": "1 + t % 2"}, {"type": "expression", "formula": "2 - t % 2"}]}"#,
    #"""
    {"type": "product", "parts": [{"type": "cosine_restarts", "lr": 0.1, "first": 7},
      {"type": "cyclic", "lr": 1, "min_lr": 0.1, "up": 3}]}
    """#,
    #"{"type": "noise", "schedule": {"type": "cosine_restarts", "lr": 0.1, "first": 7}}"#,
  ]

  @Test(
    "Whatever is drawn lies between the updates beside it, and whatever is told is the rate of an update, but for the end",
    arguments: LawTests.specs + EdgeCase.all.filter { !$0.edge.isRefused }.map(\.spec)
      + DialectEntry.all.map(\.example) + products)
  func law(_ json: String) throws {
    for steps in [100, 37, 3, 2, 1] {
      guard let read = DialectForm(json, steps: steps).read else { continue }
      let run = RunCurve(read.schedule, steps: steps)
      let rates = (0..<steps).map { read.schedule.rate(at: Double($0)) }
      let stray = Self.stray(run)
      #expect(stray == nil, "\(stray ?? ""), \(steps) steps: \(json)")
      #expect(run.first == rates[0] && run.last == rates[steps - 1])
      let phases = run.runPhases
      #expect(phases.allSatisfy { rates.contains($0.start) && rates.contains($0.end) }, "\(steps) steps: \(json)")
      if let end = run.end { #expect(run.drawnEnd == Double(steps) && end.step == steps) }
      #expect(zip(phases, phases.dropFirst()).allSatisfy { $0.lastStep < $1.firstStep })
      #expect(phases.allSatisfy { $0.phase.start == Double($0.firstStep) && $0.phase.end == Double($0.lastStep + 1) })
      let report = ScheduleReport(read, steps: steps)
      #expect(report.peak.rate == CurveFacts(read.schedule, steps: steps).peak.value)
      #expect(report.last == run.last && report.end == run.end)
    }
  }

  @Test("The drawn curve passes through every update", arguments: LawTests.specs)
  func passesUpdates(_ json: String) throws {
    let read = try read(json, run: 1000)
    let run = RunCurve(read.schedule, steps: 1000)
    for step in 0..<999 {
      let drawn = run.piece(at: Double(step)).value(at: Double(step))
      guard abs(drawn - read.schedule.rate(at: Double(step))) <= 1e-12 * read.peak else {
        Issue.record("\(json): \(drawn) at \(step)")
        return
      }
    }
  }
}
