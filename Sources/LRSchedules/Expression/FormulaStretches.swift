/// The lines and arcs that a formula is made of, as its motion tells them, one behind the other from step 0 on.
struct FormulaStretches: RandomAccessCollection {
  /// A part of the run in which the formula is one line or one arc.
  struct Stretch {
    var start: Double
    var end: Double
    /// The ends of a line; nil for an arc.
    var line: (from: Double, to: Double)?
  }

  /// 24 bytes each: a long run may have hundreds of thousands.
  private struct Item {
    var start: Double
    var from: Double
    /// Not a number for an arc.
    var to: Double
  }

  private var items: [Item] = []
  private var end = 0.0

  /// A formula in more parts than this is drawn by whole steps.
  private static let most = 1 << 19

  private init() {}

  static var none: FormulaStretches { FormulaStretches() }

  var startIndex: Int { 0 }
  var endIndex: Int { items.count }

  subscript(index: Int) -> Stretch {
    let item = items[index]
    return Stretch(
      start: item.start, end: index + 1 < items.count ? items[index + 1].start : end,
      line: item.to.isNaN ? nil : (item.from, item.to))
  }

  /// The part that holds a step, or the last.
  func part(at step: Double) -> Stretch {
    var (low, high) = (0, items.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if items[middle].start <= step { low = middle } else { high = middle }
    }
    return self[low]
  }

  private mutating func append(_ stretch: Stretch) {
    items.append(Item(start: stretch.start, from: stretch.line?.from ?? 0, to: stretch.line?.to ?? .nan))
    end = stretch.end
  }

  /// The parts of a run; none if the motion tells too little.
  ///
  /// - Parameter isRate: whether a line below zero is a mistake.
  static func of(_ expression: Expression, length: Double, isRate: Bool) -> FormulaStretches {
    var found = FormulaStretches()
    var start = 0.0
    while start < length {
      // A little past the start, since the formula itself may turn a rounding error later than the solution says.
      let nudge = Swift.max(1e-7, start * 1e-13)
      guard found.count < most,
        let (slot, breaking) = ExpressionMotion.of(expression, from: start + nudge)
      else { return .none }
      let whole = breaking.rounded()
      let end = Swift.min(length, abs(breaking - whole) <= 4 * nudge ? whole : breaking)
      guard end > start + 8 * nudge else { return .none }
      var stretch = Stretch(start: start, end: end)
      switch slot.kind {
      case .fixed: stretch.line = (slot.value, slot.value)
      case .line:
        // From its exact start: a little past it, the step itself is rounded.
        let from = exact(slot.value - slot.slope * nudge, at: start, of: expression)
        stretch.line = (from, exact(from + slot.slope * (end - start), at: end, of: expression))
      case .curve: break
      }
      if isRate, let line = stretch.line, line.from < 0 || line.to < 0 { return .none }
      found.append(stretch)
      start = end
    }
    return found
  }

  /// The end of a line, as the formula itself has it if it agrees there.
  private static func exact(_ value: Double, at step: Double, of expression: Expression) -> Double {
    guard step == step.rounded(), let own = try? expression.value(at: step),
      abs(own - value) <= 1e-9 * Swift.max(1e-3, abs(own), abs(value))
    else { return value }
    return own
  }
}
