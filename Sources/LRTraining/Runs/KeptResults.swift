import Synchronization

/// Results of runs that tried peak rates, as a table of text that is kept beside its spec.
///
///     let kept = KeptResults(text)
///     runner.store = kept?.store(without: kept?.sample)
///
/// A row is a run: the digest of its cell, which holds everything that determines its number (the problem, the rates, seed, runs
/// and the version of the algorithm), its place among the runs, its score, and the steps at which it diverged and met its target.
public final class KeptResults: Sendable {
  private struct State: Sendable {
    var cells: [String: TrainingResult] = [:]
    var asked: Set<String> = []
    var made: [String: TrainingResult] = [:]
  }

  private static let head = "cell,run,score,diverged,target"
  private let state: Mutex<State>

  /// A table without rows.
  public init() { state = Mutex(State()) }

  /// Nil for a text that is no such table.
  public init?(_ text: String) {
    var lines = text.split(separator: "\n")[...]
    guard lines.popFirst().map(String.init) == Self.head else { return nil }
    var cells: [String: TrainingResult] = [:]
    for line in lines {
      let parts = line.split(separator: ",", omittingEmptySubsequences: false)
      guard parts.count == 5, let score = Double(parts[2]), let run = Int(parts[1]) else { return nil }
      let name = String(parts[0])
      guard cells[name, default: TrainingResult(points: [], records: [])].records.count == run else { return nil }
      cells[name, default: TrainingResult(points: [], records: [])].records.append(
        RunRecord(
          outcome: Int(parts[3]).map { .diverged(step: $0) } ?? .finished, score: score, series: [], low: [], high: [],
          events: Double(parts[4]).map { [$0] } ?? []))
    }
    guard !cells.isEmpty else { return nil }
    state = Mutex(State(cells: cells))
  }

  /// The table as text, cells by their names.
  public var text: String {
    let cells = state.withLock { $0.cells.merging($0.made) { $1 } }
    let rows = cells.sorted { $0.key < $1.key }.flatMap { name, result in
      result.records.enumerated().map { run, record in
        let end = if case .diverged(let step) = record.outcome { String(step) } else { "" }
        return "\(name),\(run),\(record.score),\(end),\(record.events.first.map { "\($0)" } ?? "")"
      }
    }
    return ([Self.head] + rows).joined(separator: "\n") + "\n"
  }

  /// The cell that is run again to see whether the table still holds: which one its digest decides.
  public var sample: String? { state.withLock { $0.cells.keys.min() } }

  /// Gives what is in the table, and takes down what is made.
  ///
  /// - Parameters:
  ///   - left: a cell that is made all the same.
  ///   - other: where else results may lie, which count as made.
  public func store(without left: String? = nil, over other: ResultStore? = nil) -> ResultStore {
    ResultStore(
      load: { name in
        let known = self.state.withLock { state in
          state.asked.insert(name)
          return name == left ? nil : state.cells[name]?.encoded
        }
        if let known { return known }
        guard let bytes = other?.load(name), let result = TrainingResult(encoded: bytes) else { return nil }
        self.state.withLock { $0.made[name] = result }
        return bytes
      },
      save: { name, bytes in
        guard let result = TrainingResult(encoded: bytes) else { return false }
        self.state.withLock { $0.made[name] = result }
        return true
      })
  }

  /// Whether the table holds something that no spec has asked for.
  public var hasLeftOver: Bool { state.withLock { state in state.cells.keys.contains { !state.asked.contains($0) } } }

  /// Whether what was made gives the scores that the table has.
  public var agrees: Bool {
    state.withLock { state in
      state.made.allSatisfy { name, result in state.cells[name].map { $0.scores == result.scores } ?? true }
    }
  }

  /// Puts every cell of the table where results are looked up.
  public func copy(to save: (String, [UInt8]) -> Bool) {
    for (name, result) in state.withLock({ $0.cells }) { _ = save(name, result.encoded) }
  }
}
