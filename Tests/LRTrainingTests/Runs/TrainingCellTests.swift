import LRInput
import Synchronization
import Testing

@testable import LRTraining

@Suite struct TrainingCellTests {
  private static func cell(
    rates: [Double] = [0.1, 0.2, 0.3], seed: UInt64 = 1, runs: Range<Int> = 0..<5, identity: String = "a",
    treatment: Treatment = Treatment(), recording: Recording = Recording(quantities: [.loss, .coordinate])
  ) -> TrainingCell {
    TrainingCell(
      problem: .iterates(Quadratic(curvatures: [1, 4, 9], centre: [0, 1, 0], start: [1, 1, 1], noise: 0.5)),
      optimizer: ReadOptimizer(type: "sgd", rule: SGD()), identity: identity, rates: RateTable(rates), seed: seed,
      runs: runs, treatment: treatment, recording: recording)
  }

  @Test func theNameChangesWithEverythingThatDeterminesTheNumbers() {
    let others = [
      Self.cell(rates: [0.1, 0.2]), Self.cell(rates: [0.1, 0.2, 0.3000000001]), Self.cell(seed: 2),
      Self.cell(runs: 0..<6), Self.cell(runs: 1..<6), Self.cell(identity: "b"),
      Self.cell(treatment: Treatment(divergedAbove: 1e6)), Self.cell(treatment: Treatment(stopsAtDivergence: true)),
      Self.cell(treatment: Treatment(frozenBatches: 1)), Self.cell(treatment: Treatment(wipedAt: [2])),
      Self.cell(treatment: Treatment(longestStep: 0.3)), Self.cell(recording: Recording(quantities: [.loss])),
      Self.cell(recording: Recording(every: 2, quantities: [.loss, .coordinate])),
      Self.cell(recording: Recording(quantities: [.loss, .coordinate], coordinate: 1)),
      Self.cell(recording: Recording(quantities: [.loss, .coordinate], events: [Event(.loss, .below, 1)])),
      Self.cell(recording: Recording(quantities: [.loss, .coordinate], events: [Event(.loss, .above, 1)])),
      Self.cell(recording: Recording(quantities: [.loss, .coordinate], score: Score(.loss, window: 2))),
      Self.cell(recording: Recording(quantities: [.loss, .coordinate], score: Score(.excessLoss))),
    ]
    let names = [Self.cell().digest] + others.map(\.digest)
    #expect(Set(names).count == names.count)
    #expect(Self.cell().digest == Self.cell().digest)
    var scaled = Self.cell()
    scaled.rates = scaled.rates.scaled(toPeak: 0.3)
    #expect(scaled.digest == Self.cell().digest)
  }

  @Test func resultsDependOnNeitherThreadsNorOrder() throws {
    let cells = (0..<7).map { Self.cell(seed: UInt64($0), runs: 0..<(1 + $0)) }
    let one = try TrainingRunner(workers: Workers(threads: 1)).results(of: cells)
    #expect(try TrainingRunner(workers: Workers(threads: 3)).results(of: cells) == one)
    #expect(try TrainingRunner(workers: Workers(threads: 2)).results(of: cells.reversed()) == one.reversed())
  }

  @Test func aReplicateIsTheSameInWhateverCompanyItRuns() {
    let (few, many) = (Self.cell(runs: 2..<3).run(), Self.cell(runs: 0..<5).run())
    #expect(few.records[0] == many.records[2])
  }

  @Test func resultsAreKeptAndFoundAgain() throws {
    let kept = Mutex<[String: [UInt8]]>([:])
    let loads = Mutex(0)
    let store = ResultStore(
      load: { name in
        loads.withLock { $0 += 1 }
        return kept.withLock { $0[name] }
      },
      save: { name, bytes in
        kept.withLock { $0[name] = bytes }
        return true
      })
    let runner = TrainingRunner(workers: Workers(threads: 1), store: store)
    let cells = [Self.cell(), Self.cell(seed: 9), Self.cell()]
    let first = try runner.results(of: cells)
    #expect(kept.withLock { $0.count } == 2, "equal cells are run once")
    #expect(try runner.results(of: cells) == first)
    // Damaged results are made anew.
    kept.withLock { kept in for name in kept.keys { kept[name]?[20] ^= 1 } }
    #expect(try runner.results(of: cells) == first)
  }

  @Test func shardsDoTheirPartsAndMergeByCopying() throws {
    let kept = Mutex<[String: [UInt8]]>([:])
    let store = ResultStore(
      load: { name in kept.withLock { $0[name] } },
      save: { name, bytes in
        kept.withLock { $0[name] = bytes }
        return true
      })
    let cells = (0..<12).map { Self.cell(seed: UInt64($0)) }
    var done = 0
    for index in 1...3 {
      let runner = TrainingRunner(workers: Workers(threads: 1), store: store, shard: Shard(index, of: 3))
      do {
        _ = try runner.results(of: cells)
      } catch { done += error.done }
    }
    let all = try TrainingRunner(workers: Workers(threads: 1), store: store).results(of: cells)
    #expect(kept.withLock { $0.count } == 12)
    #expect(all == (try TrainingRunner(workers: Workers(threads: 1)).results(of: cells)))
    #expect(done <= 12)
    #expect(Shard(0, of: 3) == nil && Shard(4, of: 3) == nil)
  }

  @Test func bytesOfAResultReadBackAndDamageIsSeen() {
    let result = Self.cell(rates: [3, 3, 3, 3], treatment: Treatment(divergedAbove: 5)).run()
    #expect(result.diverged > 0)
    let bytes = result.encoded
    #expect(TrainingResult(encoded: bytes) != nil)
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[place] ^= 0x40
      #expect(TrainingResult(encoded: damaged) == nil)
    }
    for length in [0, 8, 39, bytes.count - 8, bytes.count - 1] {
      #expect(TrainingResult(encoded: Array(bytes.prefix(length))) == nil)
    }
  }

  @Test func runsAreWhatAPlainLoopGives() {
    let record = Self.cell(runs: 3..<4).run().records[0]
    let problem = Quadratic(curvatures: [1, 4, 9], centre: [0, 1, 0], start: [1, 1, 1], noise: 0.5)
    let trial = problem.trial(RunKey(seed: 1, run: 3))
    let (x, g) = (Memory(3), Memory(3))
    trial.start(&x.vector)
    for (step, rate) in [0.1, 0.2, 0.3].enumerated() {
      #expect(record.series[0][step] == trial.loss(at: x.vector))
      #expect(record.series[1][step] == x.vector[0])
      _ = trial.gradient(at: x.vector, for: Update(step: step, rate: rate), into: &g.vector)
      for index in 0..<3 { x.vector[index] -= rate * g.vector[index] }
    }
    #expect(record.score == trial.loss(at: x.vector))
  }

  @Test func divergenceIsAResult() {
    let cell = Self.cell(rates: [Double](repeating: 1, count: 60), runs: 0..<1)
    let record = cell.run().records[0]
    guard case .diverged(let step) = record.outcome else {
      Issue.record("a rate of 1 on a curvature of 9 did not diverge")
      return
    }
    #expect(record.series[0][step] > 1e12 && record.series[0][step - 1] <= 1e12)
    #expect(record.score == .infinity)
    #expect(record.series[0].count == 61, "the loss goes on")
    let stopped = Self.cell(
      rates: [Double](repeating: 1, count: 60), runs: 0..<1, treatment: Treatment(stopsAtDivergence: true)
    ).run().records[0]
    #expect(stopped.outcome == record.outcome && stopped.series[0][step + 1].isNaN)
  }

  @Test func treatmentsActWhereTheySay() {
    func adam(_ treatment: Treatment) -> [Double] {
      TrainingCell(
        problem: .iterates(Quadratic(curvatures: [1, 4], centre: [0, 0], start: [1, 2], noise: 0)),
        optimizer: ReadOptimizer(type: "adam", rule: Adam()), identity: "",
        rates: RateTable([Double](repeating: 0.1, count: 20)), seed: 1, runs: 0..<1, treatment: treatment,
        recording: Recording(quantities: [.relativeStep])
      ).run().records[0].series[0]
    }
    let plain = adam(Treatment())
    let wiped = adam(Treatment(wipedAt: [10]))
    #expect(plain.prefix(10) == wiped.prefix(10))
    // The first step after a wipe is η in every coordinate.
    #expect(abs(wiped[10] - 1) < 1e-6 && abs(plain[10] - 1) > 1e-3)
    let capped = adam(Treatment(longestStep: 0.3))
    #expect(capped.dropLast().allSatisfy { $0 <= 0.3 + 1e-12 })
  }

  @Test func eventsAndScoresOfTheLastSteps() {
    let recording = Recording(
      quantities: [.loss],
      events: [
        Event(.loss, .below, 3), Event(.loss, .below, 3, after: 2), Event(.coordinate, .above, 0.5, isAbsolute: true),
        Event(.loss, .below, 1e9, isOfScore: true), Event(.loss, .below, -1, isOfScore: true),
      ], score: Score(.loss, window: 2))
    let cell = TrainingCell(
      problem: .iterates(Quadratic(curvatures: [1], centre: [0], start: [4], noise: 0)),
      optimizer: ReadOptimizer(type: "sgd", rule: SGD()), identity: "", rates: RateTable([0.5, 0.5, 0.5, 0.5]), seed: 1,
      runs: 0..<1, recording: recording)
    let record = cell.run().records[0]
    // x: 4, 2, 1, 0.5, 0.25; losses 8, 2, 0.5, 0.125, 0.03125.
    #expect(record.series[0] == [8, 2, 0.5, 0.125, 0.03125])
    #expect(record.score == (0.125 + 0.03125) / 2)
    #expect(record.events == [1, 3, 0, 4, .infinity])
  }
}
