import Synchronization
import Testing

@testable import LRTraining

@Suite("Cells are run once, kept and shared")
struct TrainingRunnerTests {
  /// A store in memory that counts what is asked of it.
  private final class MemoryStore: Sendable {
    private let state = Mutex((kept: [String: [UInt8]](), loads: 0, saves: 0))

    var store: ResultStore {
      ResultStore(
        load: { name in
          self.state.withLock {
            $0.loads += 1
            return $0.kept[name]
          }
        },
        save: { name, bytes in
          self.state.withLock {
            $0.saves += 1
            $0.kept[name] = bytes
          }
          return true
        })
    }
    var saves: Int { state.withLock { $0.saves } }
    var names: Set<String> { state.withLock { Set($0.kept.keys) } }
    /// Changes the bytes of everything that is kept.
    func change(_ change: (inout [UInt8]) -> Void) {
      state.withLock { state in
        for name in state.kept.keys { change(&state.kept[name, default: []]) }
      }
    }
  }

  private static func cell(_ last: Double, runs: Range<Int> = 0..<3, isNoisy: Bool = true) -> TrainingCell {
    var cell = SmallProblem(losses: [5, 4, last], batchLosses: isNoisy ? [1] : nil)
      .cell(Recording(quantities: [.loss, .coordinate]), runs: runs)
    cell.identity = "\(last)"
    return cell
  }

  @Test("Results stand in the order of their cells; equal cells are run once", arguments: [1, 2, 5])
  func order(threads: Int) throws {
    let memory = MemoryStore()
    let runner = TrainingRunner(workers: Workers(threads: threads), store: memory.store)
    let lasts: [Double] = [3, 1, 2, 1, 3, 3]
    let results = try runner.results(of: lasts.map { Self.cell($0) })
    #expect(results.map { $0.records.map(\.score) } == lasts.map { [$0, $0, $0] })
    #expect(memory.saves == 3 && memory.names == Set(lasts.map { Self.cell($0).digest.text }))
    #expect(
      try runner.results(of: lasts.map { Self.cell($0) }) == results && memory.saves == 3, "known results are not made")
    #expect(try runner.results(of: []) == [])
  }

  @Test("Damaged results are made anew and kept again")
  func damage() throws {
    let memory = MemoryStore()
    let runner = TrainingRunner(workers: Workers(threads: 1), store: memory.store)
    let results = try runner.results(of: [Self.cell(2), Self.cell(3)])
    memory.change { $0[17] ^= 4 }
    #expect(try runner.results(of: [Self.cell(2), Self.cell(3)]) == results && memory.saves == 4)
    memory.change { $0 = [] }
    #expect(try runner.results(of: [Self.cell(2)]) == [results[0]] && memory.saves == 5)
  }

  @Test("Shards part the cells among them, and say what is missing", arguments: [1, 2, 3, 7])
  func shards(count: Int) throws {
    let cells = (0..<20).map { Self.cell(Double($0)) }
    for cell in cells {
      let holders = (1...count).filter { Shard($0, of: count)?.holds(cell.digest) == true }
      #expect(holders.count == 1)
    }
    let memory = MemoryStore()
    var before = 0
    for index in 1...count {
      let runner = TrainingRunner(workers: Workers(threads: 2), store: memory.store, shard: Shard(index, of: count))
      let own = cells.count { Shard(index, of: count)?.holds($0.digest) == true }
      do throws(Incomplete) {
        let results = try runner.results(of: cells)
        #expect(before + own == 20 && results.count == 20)
      } catch {
        #expect(error == Incomplete(done: own, missing: 20 - before - own))
      }
      before += own
      #expect(memory.saves == before)
    }
    let merged = try TrainingRunner(store: memory.store).results(of: cells)
    #expect(merged == (try TrainingRunner().results(of: cells)) && memory.saves == 20)
    #expect(Shard(0, of: 1) == nil && Shard(2, of: 1) == nil && Shard(1, of: 0) == nil)
  }

  @Test("A shard whose store takes nothing is refused: before any run where that is known, else behind the first round")
  func unkept() throws {
    let cells = (0..<20).map { Self.cell(Double($0)) }
    let shard = try #require(Shard(1, of: 2))
    let own = cells.count { shard.holds($0.digest) }
    let made = Mutex(0)
    func runner(isReady: Bool, _ shard: Shard?) -> TrainingRunner {
      TrainingRunner(
        workers: Workers(threads: 1),
        store: ResultStore(load: { _ in nil }, save: { _, _ in false }, isReady: { isReady }), shard: shard,
        progress: { _ in made.withLock { $0 += 1 } })
    }
    #expect(throws: Incomplete(done: 0, missing: 20 - own, unkept: own)) {
      try runner(isReady: false, shard).results(of: cells)
    }
    #expect(made.withLock { $0 } == 0, "nothing was run")
    #expect(throws: Incomplete(done: own, missing: 20 - own, unkept: own)) {
      try runner(isReady: true, shard).results(of: cells)
    }
    #expect(throws: Incomplete(done: 20, missing: 0, unkept: 20)) {
      try runner(isReady: true, Shard(1, of: 1)).results(of: cells)
    }
    let all = try TrainingRunner().results(of: cells)
    #expect(try runner(isReady: false, nil).results(of: cells) == all, "whoever wants the results has them")
  }

  @Test("Where all runs are the same one is made", arguments: [1, 5])
  func deterministic(count: Int) {
    #expect(Self.cell(1, runs: 2..<(2 + count), isNoisy: false).replicates == 2..<3)
    #expect(Self.cell(1, runs: 2..<(2 + count)).replicates == 2..<(2 + count))
    #expect(
      Self.cell(1, runs: 2..<2).run().records.isEmpty && Self.cell(1, runs: 2..<2, isNoisy: false).run().records.isEmpty
    )
  }

  @Test("Progress rises to 1, and is told a thousand times at most", arguments: [1, 3])
  func progress(threads: Int) throws {
    let told = Mutex<[Double]>([])
    let runner = TrainingRunner(workers: Workers(threads: threads)) { share in told.withLock { $0.append(share) } }
    _ = try runner.results(of: (0..<1500).map { Self.cell(Double($0), runs: 0..<2) })
    told.withLock { told in
      #expect(told.count <= 1000 && told.count > 500)
      #expect(told.allSatisfy { $0 > 0 && $0 <= 1 } && told.max() ?? 0 > 0.999)
      if threads == 1 { #expect(told == told.sorted()) }
    }
  }

  @Test("The dearest cells are begun first, and results do not show it")
  func costs() throws {
    let begun = Mutex<[Int]>([])
    let cells = [3, 9, 1, 5].map { steps in
      var problem = SmallProblem(losses: (0...steps).map(Double.init), batchLosses: [1])
      problem.gradient = { step in
        if step == 0 { begun.withLock { $0.append(steps) } }
        return -1
      }
      return problem.cell(Recording())
    }
    #expect(cells.map(\.costOfRun) == [3, 9, 1, 5])
    let results = try TrainingRunner(workers: Workers(threads: 1)).results(of: cells)
    #expect(begun.withLock { $0 } == [9, 5, 3, 1] && results.map(\.scores) == [[3], [9], [1], [5]])
    #expect(try TrainingRunner(workers: Workers(threads: 3)).results(of: cells) == results)
  }
}
