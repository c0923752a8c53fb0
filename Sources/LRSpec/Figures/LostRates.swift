import LRResults

/// The rates of a sweep at which there is no number, by where they lie to those that have one.
struct LostRates {
  /// Below the first rate with a number, between two of them, and above the last.
  let low: [ResultRow]
  let between: [ResultRow]
  let high: [ResultRow]

  /// - Parameter rows: of rising rates; of which none has a number, all count as high.
  init(_ rows: [ResultRow]) {
    guard let first = rows.firstIndex(where: { $0.value.isFinite }),
      let last = rows.lastIndex(where: { $0.value.isFinite })
    else {
      (low, between, high) = ([], [], rows)
      return
    }
    low = Array(rows[..<first])
    between = rows[first...last].filter { !$0.value.isFinite }
    high = Array(rows[(last + 1)...])
  }

  /// `diverges`, `does not reach the target`, or both.
  static func verb(_ rows: [ResultRow]) -> String {
    let missed = rows.count { $0.note.contains(.notReached) }
    if missed == 0 { return "diverges" }
    return missed == rows.count ? "does not reach the target" : "diverges or does not reach the target"
  }
}
