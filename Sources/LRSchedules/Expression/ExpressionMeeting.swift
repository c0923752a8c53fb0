/// Where the parts of an expression meet, so that it jumps or bends.
extension ExpressionMotion {
  /// Two values of the stack, counted from its top, whose difference decides: the first times a factor, less the second.
  struct Watch {
    var first = 0
    var second: Int?
    var factor = 1.0
  }

  /// Notes where a slot meets a level; false where that cannot be told.
  mutating func meets(_ slot: Slot, _ level: Double, _ watch: Watch = Watch()) -> Bool {
    switch slot.kind {
    case .fixed: return true
    case .curve:
      guard slot.way != 0 else { return false }
      // It goes away from the level.
      let distance = slot.value - level
      guard distance * slot.way < 0 else { return distance != 0 }
      guard let meeting = meeting(level, watch, isAbove: distance > 0) else { return true }
      end = min(end, meeting)
      return true
    case .line:
      let meeting = step + (level - slot.value) / slot.slope
      if meeting > step { end = min(end, meeting) }
      return true
    }
  }

  /// The step at which a difference that goes one way passes a level; nil if it does not before anything else happens.
  private func meeting(_ level: Double, _ watch: Watch, isAbove: Bool) -> Double? {
    func isPast(_ x: Double) -> Bool {
      let count = max(watch.first, watch.second ?? 0) + 1
      guard let values = expression.operands(at: x, before: place, count: count) else { return true }
      let difference = values[watch.first] * watch.factor - (watch.second.map { values[$0] } ?? 0) - level
      return isAbove ? difference <= 0 : difference >= 0
    }
    let limit = min(end, Self.horizon)
    var (low, reach) = (step, 1.0)
    while low + reach < limit, !isPast(low + reach) {
      low += reach
      reach *= 2
    }
    var high = min(limit, low + reach)
    guard isPast(high) else { return nil }
    for _ in 0..<100 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if isPast(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// Nobody looks further.
  private static let horizon = 1e12

  /// Notes where a slot leaves the stair of width 1 it is on, the stairs beginning at whole numbers plus `offset`.
  mutating func leavesStair(_ slot: Slot, offset: Double = 0, _ watch: Watch = Watch()) -> Bool {
    let stair = (slot.value - offset).rounded(.down) + offset
    return meets(slot, slot.direction > 0 ? stair + 1 : stair, watch)
  }

  /// Notes where two slots meet.
  mutating func meets(_ a: Slot, _ b: Slot, _ watch: Watch = Watch(first: 1, second: 0)) -> Bool {
    meets(sum(a, scaled(b, -1)), 0, watch)
  }
}
