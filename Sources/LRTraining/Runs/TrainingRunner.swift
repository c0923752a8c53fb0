/// Runs cells: results known from before are looked up, the others are made on all cores, and kept.
///
///     let results = try TrainingRunner(workers: Workers()).results(of: cells)
public struct TrainingRunner: Sendable {
  /// The cores that results are made on.
  public var workers: Workers
  /// Where results are kept; nil to keep none.
  public var store: ResultStore?
  /// The part of the work that this process does; nil for all of it.
  public var shard: Shard?
  /// Whether what the store does not have is missing, and not made.
  public var makesNothing = false
  /// Told now and then, on any thread, which part of the work is done; 0 … 1.
  public var progress: (@Sendable (Double) -> Void)?

  /// See the properties of the same names.
  public init(
    workers: Workers = Workers(), store: ResultStore? = nil, shard: Shard? = nil,
    progress: (@Sendable (Double) -> Void)? = nil
  ) {
    self.workers = workers
    self.store = store
    self.shard = shard
    self.progress = progress
  }

  /// The results of the cells, in their order; equal cells are run once.
  ///
  /// - Throws: `Incomplete` if some belong to other shards and are not in the store yet, or if this is a shard and its store
  ///   cannot keep them: for nothing else is it run.
  public func results(of cells: [TrainingCell]) throws(Incomplete) -> [TrainingResult] {
    let names = cells.map(\.digest)
    var known: [Digest: TrainingResult] = [:]
    var open: [Int] = []
    var seen: Set<Digest> = []
    for (index, name) in names.enumerated() where seen.insert(name).inserted {
      if let bytes = store?.load(name.text), let result = TrainingResult(encoded: bytes) {
        known[name] = result
      } else {
        open.append(index)
      }
    }
    let mine = makesNothing ? [] : open.filter { shard?.holds(names[$0]) ?? true }
    let missing = open.count - mine.count
    if !mine.isEmpty, store?.isReady() == false, shard != nil {
      throw Incomplete(done: 0, missing: missing, unkept: mine.count)
    }
    let (made, unkept) = make(mine.map { cells[$0] })
    for (index, result) in zip(mine, made) { known[names[index]] = result }
    if missing > 0 || shard != nil && unkept > 0 {
      throw Incomplete(done: mine.count, missing: missing, unkept: unkept)
    }
    return names.compactMap { known[$0] }
  }

  /// Makes the results of cells, the replicates of all of them side by side, and counts those that are not kept.
  private func make(_ cells: [TrainingCell]) -> (results: [TrainingResult], unkept: Int) {
    let plan = cells.indices.flatMap { cell in cells[cell].replicates.map { (cell: cell, run: $0) } }
    // The dearest first, so that no core is left alone with a long run at the end.
    let order = plan.indices.sorted { a, b in
      let (costA, costB) = (cells[plan[a].cell].costOfRun, cells[plan[b].cell].costOfRun)
      return costA == costB ? a < b : costA > costB
    }
    let total = plan.reduce(0) { $0 + cells[$1.cell].costOfRun }
    let meter = progress.map { Meter(total: total, report: $0) }
    let records = workers.map(order.count) { index in
      let (cell, run) = plan[order[index]]
      let record = cells[cell].record(of: run)
      meter?.add(cells[cell].costOfRun)
      return record
    }
    var sorted = [RunRecord?](repeating: nil, count: plan.count)
    for (index, record) in zip(order, records) { sorted[index] = record }
    var (next, unkept) = (0, 0)
    let results = cells.map { cell in
      let count = cell.replicates.count
      let result = TrainingResult(
        points: cell.recording.points(steps: cell.steps), records: sorted[next..<(next + count)].compactMap { $0 })
      next += count
      if store?.save(cell.digest.text, result.encoded) == false { unkept += 1 }
      return result
    }
    return (results, unkept)
  }
}

/// Where results are kept, by name.
public struct ResultStore: Sendable {
  /// The bytes of a name, or nil.
  public var load: @Sendable (String) -> [UInt8]?
  /// Keeps bytes under a name, and says whether it could; that it could not costs time and nothing else.
  public var save: @Sendable (String, [UInt8]) -> Bool
  /// Whether anything can be kept, asked before there is work that would be lost.
  public var isReady: @Sendable () -> Bool

  /// See the properties of the same names.
  public init(
    load: @escaping @Sendable (String) -> [UInt8]?, save: @escaping @Sendable (String, [UInt8]) -> Bool,
    isReady: @escaping @Sendable () -> Bool = { true }
  ) {
    self.load = load
    self.save = save
    self.isReady = isReady
  }
}

/// One of several parts of the work, for spreading it over processes that share a store or merge theirs.
public struct Shard: Sendable, Equatable {
  /// From 1.
  public var index: Int
  /// Parts in all.
  public var count: Int

  /// Nil unless 1 ≤ index ≤ count.
  public init?(_ index: Int, of count: Int) {
    guard index >= 1, index <= count else { return nil }
    self.index = index
    self.count = count
  }

  /// Whether the cell of this name belongs to this part.
  public func holds(_ name: Digest) -> Bool {
    Int(name.words[0] % UInt64(count)) == index - 1
  }
}

/// Some cells belong to other shards and their results are not here yet, or this shard's cannot be kept.
public struct Incomplete: Error, Sendable, Equatable {
  /// Cells that this process has run.
  public var done: Int
  /// Cells of other shards.
  public var missing: Int
  /// Cells of this shard, run or not, whose results the store does not take.
  public var unkept = 0
}
