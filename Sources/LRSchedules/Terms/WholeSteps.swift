import LRMath

/// A formula that is meant for whole steps only; lines join its values.
package struct WholeSteps: RateCurve {
  /// The value of a whole step; not a number past the run, where nobody has looked whether there is one.
  private let formula: @Sendable (Double) -> Double
  /// Steps from one look to the next; 1 in runs of up to 10,000,000 steps, by its cost fewer.
  package let gap: Double
  /// How many looks at a usual formula one takes.
  private let cost: Int

  /// - Parameters:
  ///   - length: steps of the run, where the formula is dear: a longer one than a second's worth of looks is looked at in as many
  ///     places, evenly spread.
  ///   - cost: what a look takes, as a multiple of a usual one; whoever goes through the run has bounds for that.
  package init(length: Double = 0, cost: Int = 1, _ formula: @escaping @Sendable (Double) -> Double) {
    self.formula = formula
    self.cost = cost
    gap = WholeSteps.gap(length: length, cost: cost)
  }

  /// Steps from one look at a formula to the next.
  package static func gap(length: Double, cost: Int = 1) -> Double {
    max(1, (length / max(leastLooks, mostLooks / Double(cost))).rounded(.up))
  }

  /// Looks at a usual formula at most, a second's worth, and at a dear one at least.
  package static let mostLooks = 1e7
  private static let leastLooks = 1e5

  private func value(_ step: Double) -> Double {
    let value = formula(step)
    return value.isNaN ? 0 : value
  }

  package func hasRate(at step: Double) -> Bool { formula(step).isFinite }

  /// Exact at whole steps; between them on the line of the looks around.
  package func rate(at step: Double) -> Double {
    step == step.rounded(.down) ? value(step) : piece(at: step).value(at: step)
  }

  /// Equal neighbours make one piece, as far as a short look ahead shows them.
  package func piece(at step: Double) -> Piece {
    let start = (step / gap).rounded(.down) * gap
    let from = value(start)
    var end = start + gap
    let to = value(end)
    if to == from {
      while end < start + WholeSteps.lookAhead * gap, value(end + gap) == from { end += gap }
    } else if start < gap || value(start - gap) == from, value(end + gap) == to {
      // It holds before and after: a stair, which has an edge.
      return piece(Piece(start: start, end: end, shape: .line(from: from, to: from)))
    }
    return piece(Piece(start: start, end: end, shape: .line(from: from, to: to), promise: .wholeSteps))
  }

  /// The same with what it took to find.
  private func piece(_ piece: Piece) -> Piece {
    var piece = piece
    piece.looks = cost * Int((piece.end - piece.start) / gap)
    return piece
  }

  /// Bounds the work of one piece: pieces may be asked for in any order, and a drawing of a long run asks for half a million.
  private static let lookAhead = 32.0

  /// A formula makes no claims about phases.
  package func phases(length: Double) -> [Phase] { [] }
}
