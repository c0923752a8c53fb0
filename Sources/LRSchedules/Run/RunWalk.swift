import LRMath

/// Goes through the updates of a run, stretch by stretch of one formula.
package struct RunWalk {
  package enum Stretch {
    /// The updates from `first` to `last` on one piece.
    case piece(Piece, first: Double, last: Double)
    /// The updates from `first` to `last`, to be looked at one by one, since pieces hold hardly more than one.
    case each(first: Double, last: Double)
    /// What is left of the run where there are too many pieces to look at each.
    case rest(first: Double, last: Double)
  }

  package let schedule: any Schedule
  /// Updates in the run.
  package let steps: Int
  /// Pieces, and looks that they take, before what is left is handed over as `rest`.
  package let mostPieces: Int

  private static let short = 4.0
  /// Behind short pieces so many updates are taken without asking whether a long one has begun.
  private static let mostAhead = 4096.0

  /// Hands every update to `body` exactly once, in order.
  ///
  /// - Parameter body: false for a piece that it has not taken: it then gets all that is left as `rest`.
  package func forEach(_ body: (Stretch) -> Bool) {
    let end = Double(steps)
    var step = 0.0
    var count = 0
    var ahead = 0.0
    while step < end {
      let piece = schedule.piece(at: step)
      let (first, next) = (step, max(min(piece.end, end).rounded(.up), step + 1))
      count += piece.looks
      guard count <= mostPieces, body(.piece(piece, first: step, last: next - 1)) else {
        _ = body(.rest(first: step, last: end - 1))
        return
      }
      // A piece costs as much as several updates, and where one is short the next ones are as a rule.
      ahead = next - step > Self.short ? 0 : min(max(Self.short, 2 * ahead), Self.mostAhead)
      step = next
      let last = min(step + ahead, end) - 1
      if last >= step {
        // What one of its updates took, the next ones take as well.
        count += (Int(last - step) + 1) * max(1, piece.looks / Int(next - first))
        guard count <= mostPieces, body(.each(first: step, last: last)) else {
          _ = body(.rest(first: step, last: end - 1))
          return
        }
        step = last + 1
      }
    }
  }
}
