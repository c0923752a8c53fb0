import LRMath

/// How an expression moves from a step on: along a line or a curve, and until when.
///
/// The machine runs once more with slopes beside the values. Whatever jumps or bends (`//`, `%`, comparisons, `min`,
/// rounding) does so where a line meets a level, which is solved for the step; where a curve would have to meet one,
/// there is no answer.
struct ExpressionMotion {
  enum Kind { case fixed, line, curve }

  struct Slot {
    var value: Double
    /// Change a step; means nothing for a curve.
    var slope: Double = 0
    var kind: Kind = .fixed
  }

  let step: Double
  /// The next step at which the formula may change.
  private(set) var end = Double.infinity

  private init(step: Double) { self.step = step }

  /// The motion from `step` on, or nil if it cannot be told.
  static func of(_ expression: Expression, from step: Double) -> (slot: Slot, end: Double)? {
    var motion = ExpressionMotion(step: step)
    guard let slot = motion.run(expression.code.instructions), slot.value.isFinite else { return nil }
    return (slot, motion.end)
  }

  // MARK: Breaks

  /// Notes where a line meets a level; false if a curve would have to.
  private mutating func meets(_ slot: Slot, _ level: Double) -> Bool {
    switch slot.kind {
    case .fixed: return true
    case .curve: return false
    case .line:
      let meeting = step + (level - slot.value) / slot.slope
      if meeting > step { end = min(end, meeting) }
      return true
    }
  }

  /// Notes where a line leaves the stair of width 1 it is on, the stairs beginning at whole numbers plus `offset`.
  private mutating func leavesStair(_ slot: Slot, offset: Double = 0) -> Bool {
    let stair = (slot.value - offset).rounded(.down) + offset
    return meets(slot, slot.slope > 0 ? stair + 1 : stair)
  }

  // MARK: The machine

  private mutating func run(_ instructions: [ExpressionInstruction]) -> Slot? {
    var stack: [Slot] = []
    var next = 0
    while next < instructions.count {
      let instruction = instructions[next]
      next += 1
      switch instruction {
      case .number(let value): stack.append(Slot(value: value))
      case .variable: stack.append(Slot(value: step, slope: 1, kind: .line))
      case .skip(let distance): next += distance
      case .skipIfFalse(let distance):
        guard let test = stack.popLast(), meets(test, 0) else { return nil }
        if test.value == 0 { next += distance }
      case .keepIfFalse(let distance), .keepIfTrue(let distance):
        guard let test = stack.last, meets(test, 0) else { return nil }
        if (test.value == 0) == (instruction == .keepIfFalse(skip: distance)) {
          next += distance
        } else {
          stack.removeLast()
        }
      case .chain(let comparison, let distance):
        guard let b = stack.popLast(), let a = stack.popLast(), meets(sum(a, scaled(b, -1)), 0) else { return nil }
        if comparison.holds(a.value, b.value) {
          stack.append(b)
        } else {
          stack.append(Slot(value: 0))
          next += distance
        }
      case .negate, .not, .call:
        guard let a = stack.popLast(), let result = one(instruction, a) else { return nil }
        stack.append(result)
      case .callMany(let function, let count):
        guard var result = stack.suffix(count).first else { return nil }
        for other in stack.suffix(count - 1) {
          guard let folded = two(.callTwo(function), result, other) else { return nil }
          result = folded
        }
        stack.removeLast(count)
        stack.append(result)
      default:
        guard let b = stack.popLast(), let a = stack.popLast(), let result = two(instruction, a, b) else { return nil }
        stack.append(result)
      }
    }
    return stack.last
  }

  private func scaled(_ slot: Slot, _ factor: Double) -> Slot {
    let slope = slot.slope * factor
    return Slot(value: slot.value * factor, slope: slope, kind: slot.kind == .line && slope == 0 ? .fixed : slot.kind)
  }

  private func sum(_ a: Slot, _ b: Slot) -> Slot {
    let slope = a.slope + b.slope
    let kind: Kind =
      a.kind == .curve || b.kind == .curve ? .curve : slope == 0 ? .fixed : .line
    return Slot(value: a.value + b.value, slope: slope, kind: kind)
  }

  private mutating func one(_ instruction: ExpressionInstruction, _ a: Slot) -> Slot? {
    switch instruction {
    case .negate: return scaled(a, -1)
    case .not: return meets(a, 0) ? Slot(value: a.value == 0 ? 1 : 0) : nil
    case .call(let function): return call(function, a)
    default: return nil
    }
  }

  private mutating func call(_ function: ExpressionFunction, _ a: Slot) -> Slot? {
    let value = function.value(a.value)
    if a.kind == .fixed { return Slot(value: value) }
    switch function {
    case .float: return a
    case .int, .floor, .ceil, .trunc: return leavesStair(a) ? Slot(value: value) : nil
    case .round: return leavesStair(a, offset: 0.5) ? Slot(value: value) : nil
    case .abs, .fabs, .hypot: return meets(a, 0) ? scaled(a, a.value < 0 ? -1 : 1) : nil
    case .degrees: return scaled(a, 180 / .pi)
    case .radians: return scaled(a, .pi / 180)
    case .isfinite, .isinf, .isnan: return Slot(value: value)
    case .tan: return nil
    default:
      // A function may end, or stand upright, where its argument is 0.
      _ = meets(a, 0)
      return Slot(value: value, kind: .curve)
    }
  }

  private mutating func two(_ instruction: ExpressionInstruction, _ a: Slot, _ b: Slot) -> Slot? {
    let isFixed = a.kind == .fixed && b.kind == .fixed
    switch instruction {
    case .add: return sum(a, b)
    case .subtract: return sum(a, scaled(b, -1))
    case .multiply:
      if a.kind == .fixed { return scaled(b, a.value) }
      if b.kind == .fixed { return scaled(a, b.value) }
      return Slot(value: a.value * b.value, kind: .curve)
    case .divide:
      if b.kind == .fixed {
        return Slot(value: a.value / b.value, slope: a.slope / b.value, kind: a.kind)
      }
      _ = meets(b, 0)
      return Slot(value: a.value / b.value, kind: .curve)
    case .floorDivide, .modulo:
      let (quotient, remainder) = PythonArithmetic.divided(a.value, by: b.value)
      let result = instruction == .modulo ? remainder : quotient
      if isFixed { return Slot(value: result) }
      guard b.kind == .fixed, leavesStair(Slot(value: a.value / b.value, slope: a.slope / b.value, kind: a.kind))
      else { return nil }
      return instruction == .modulo ? Slot(value: result, slope: a.slope, kind: .line) : Slot(value: result)
    case .power, .callTwo(.pow), .callTwo(.mathPow):
      let value = PythonArithmetic.power(a.value, b.value).value
      if isFixed { return Slot(value: value) }
      if b.kind == .fixed, b.value == 1 { return a }
      _ = meets(a, 0)
      return Slot(value: value, kind: .curve)
    case .compare(let comparison):
      let value: Double = comparison.holds(a.value, b.value) ? 1 : 0
      return isFixed || meets(sum(a, scaled(b, -1)), 0) ? Slot(value: value) : nil
    case .callTwo(.min), .callTwo(.max):
      guard isFixed || meets(sum(a, scaled(b, -1)), 0) else { return nil }
      return (instruction == .callTwo(.min)) == (b.value < a.value) ? b : a
    case .callTwo(let function):
      let value = Expression.call(function, a.value, b.value).value
      if isFixed { return Slot(value: value) }
      return function == .log || function == .hypot ? Slot(value: value, kind: .curve) : nil
    default: return nil
    }
  }
}

extension Expression {
  /// The step up to which the expression keeps the value that it has at `x`; nil where it may change at once.
  func constantUntil(_ x: Double) -> Double? {
    guard let (slot, end) = ExpressionMotion.of(self, from: x + max(1e-7, x * 1e-13)), slot.kind == .fixed else {
      return nil
    }
    return min(end, 1e15)
  }
}
