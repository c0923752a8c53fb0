/// Runs cells: results known from before are looked up, the others are made on all cores, and kept.
///
///     let results = try CellRunner(workers: Workers()).results(of: cells)
public struct CellRunner: Sendable {
  public var workers: Workers
  /// Where results are kept; nil to keep none.
  public var store: ResultStore?
  /// The part of the work that this process does; nil for all of it.
  public var shard: Shard?
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
  /// - Throws: `Incomplete` if some belong to other shards and are not in the store yet.
  public func results(of cells: [Cell]) throws(Incomplete) -> [CellResult] {
    let names = cells.map(\.digest)
    var known: [Digest: CellResult] = [:]
    var open: [Int] = []
    var seen: Set<Digest> = []
    for (index, name) in names.enumerated() where seen.insert(name).inserted {
      if let bytes = store?.load(name.text), let result = CellResult(encoded: bytes) {
        known[name] = result
      } else {
        open.append(index)
      }
    }
    let mine = open.filter { shard?.holds(names[$0]) ?? true }
    for (index, result) in zip(mine, make(mine.map { cells[$0] })) { known[names[index]] = result }
    if mine.count < open.count { throw Incomplete(done: mine.count, missing: open.count - mine.count) }
    return names.compactMap { known[$0] }
  }

  /// Makes the results of cells, the replicates of all of them side by side.
  private func make(_ cells: [Cell]) -> [CellResult] {
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
    var next = 0
    return cells.map { cell in
      let count = cell.replicates.count
      let result = CellResult(
        points: cell.recording.points(steps: cell.steps), records: sorted[next..<(next + count)].compactMap { $0 })
      next += count
      store?.save(cell.digest.text, result.encoded)
      return result
    }
  }
}

/// Where results are kept, by name.
public struct ResultStore: Sendable {
  /// The bytes of a name, or nil.
  public var load: @Sendable (String) -> [UInt8]?
  /// Keeps bytes under a name; a failure to do so costs time and nothing else.
  public var save: @Sendable (String, [UInt8]) -> Void

  /// See the properties of the same names.
  public init(
    load: @escaping @Sendable (String) -> [UInt8]?, save: @escaping @Sendable (String, [UInt8]) -> Void
  ) {
    self.load = load
    self.save = save
  }
}

/// One of several parts of the work, for spreading it over processes that share a store or merge theirs.
public struct Shard: Sendable, Equatable {
  /// From 1.
  public var index: Int
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

/// Some cells belong to other shards and their results are not here yet.
public struct Incomplete: Error, Sendable, Equatable {
  /// Cells that this process has run.
  public var done: Int
  public var missing: Int
}
