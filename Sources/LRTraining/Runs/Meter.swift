import Synchronization

/// Adds up finished work and reports its share, at most a thousand times.
final class Meter: Sendable {
  private let total: Double
  private let report: @Sendable (Double) -> Void
  private let state = Mutex((done: 0.0, told: 0.0))

  init(total: Double, report: @escaping @Sendable (Double) -> Void) {
    self.total = total
    self.report = report
  }

  func add(_ cost: Double) {
    let share: Double? = state.withLock { state in
      state.done += cost
      let share = total > 0 ? state.done / total : 1
      guard share - state.told >= 0.001 else { return nil }
      state.told = share
      return min(1, share)
    }
    if let share { report(share) }
  }
}
