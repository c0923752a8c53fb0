import LRMath

/// How an expression moves from a step on: along a line or a curve, and until when.
///
/// The machine runs once more with slopes beside the values. Whatever jumps or bends (`//`, `%`, comparisons, `min`,
/// rounding) does so where a line meets a level, which is solved for the step, or where a curve does that only rises or
/// only falls, which is searched for; where any other curve would have to meet a level, there is no answer.
struct ExpressionMotion {
  enum Kind { case fixed, line, curve }

  struct Slot {
    var value: Double
    /// Change a step; means nothing for a curve.
    var slope: Double = 0
    var kind: Kind = .fixed
    /// Of a curve, whether it only rises (1) or only falls (−1) as far as `end`; 0 where that is not known.
    var way: Double = 0

    /// Which way it goes, whatever it is.
    var direction: Double { kind == .curve ? way : slope > 0 ? 1 : slope < 0 ? -1 : 0 }
  }

  let step: Double
  let expression: Expression
  /// The instruction that is looked at.
  private(set) var place = 0
  /// The next step at which the formula may change.
  var end = Double.infinity

  private init(_ expression: Expression, step: Double) { (self.expression, self.step) = (expression, step) }

  /// The motion from `step` on, or nil if it cannot be told.
  static func of(_ expression: Expression, from step: Double) -> (slot: Slot, end: Double)? {
    var motion = ExpressionMotion(expression, step: step)
    guard let slot = motion.run(), slot.value.isFinite else { return nil }
    return (slot, motion.end)
  }

  private mutating func run() -> Slot? {
    let instructions = expression.code.instructions
    var stack: [Slot] = []
    var next = 0
    while next < instructions.count {
      let instruction = instructions[next]
      place = next
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
        guard let b = stack.popLast(), let a = stack.popLast(), meets(a, b) else { return nil }
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
        let slots = Array(stack.suffix(count))
        var best = 0
        for other in 1..<slots.count {
          let watch = Watch(first: count - 1 - best, second: count - 1 - other)
          guard let other = chosen(function, slots, best, other, watch) else { return nil }
          best = other
        }
        stack.removeLast(count)
        stack.append(slots[best])
      default:
        guard let b = stack.popLast(), let a = stack.popLast(), let result = two(instruction, a, b) else { return nil }
        stack.append(result)
      }
    }
    return stack.last
  }

  func scaled(_ slot: Slot, _ factor: Double) -> Slot {
    let slope = slot.slope * factor
    return Slot(
      value: slot.value * factor, slope: slope, kind: slot.kind == .line && slope == 0 ? .fixed : slot.kind,
      way: factor > 0 ? slot.way : factor < 0 ? -slot.way : 0)
  }

  func sum(_ a: Slot, _ b: Slot) -> Slot {
    let slope = a.slope + b.slope
    let kind: Kind =
      a.kind == .curve || b.kind == .curve ? .curve : slope == 0 ? .fixed : .line
    let (first, second) = (a.direction, b.direction)
    let way =
      a.kind == .fixed || first == second ? second : b.kind == .fixed ? first : 0
    return Slot(value: a.value + b.value, slope: slope, kind: kind, way: way)
  }

  /// Which of two slots `min` or `max` takes.
  private mutating func chosen(
    _ function: ExpressionFunction, _ slots: [Slot], _ a: Int, _ b: Int, _ watch: Watch
  ) -> Int? {
    guard slots[a].kind == .fixed && slots[b].kind == .fixed || meets(slots[a], slots[b], watch) else { return nil }
    return (function == .min) == (slots[b].value < slots[a].value) ? b : a
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
      return Slot(value: value, kind: .curve, way: function.rises ? a.direction : 0)
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
        return Slot(
          value: a.value / b.value, slope: a.slope / b.value, kind: a.kind, way: b.value < 0 ? -a.way : a.way)
      }
      let isApart = meets(b, 0)
      // On one side of 0 the inverse goes the other way.
      let way = a.kind == .fixed && isApart ? (a.value > 0 ? -b.direction : b.direction) : 0
      return Slot(value: a.value / b.value, kind: .curve, way: way)
    case .floorDivide, .modulo:
      let (quotient, remainder) = PythonArithmetic.divided(a.value, by: b.value)
      let result = instruction == .modulo ? remainder : quotient
      if isFixed { return Slot(value: result) }
      guard b.kind == .fixed,
        leavesStair(
          Slot(
            value: a.value / b.value, slope: a.slope / b.value, kind: a.kind, way: b.value < 0 ? -a.way : a.way),
          Watch(first: 1, factor: 1 / b.value))
      else { return nil }
      guard instruction == .modulo else { return Slot(value: result) }
      return Slot(value: result, slope: a.slope, kind: a.kind, way: a.way)
    case .power, .callTwo(.pow), .callTwo(.mathPow):
      let value = PythonArithmetic.power(a.value, b.value).value
      if isFixed { return Slot(value: value) }
      if b.kind == .fixed, b.value == 1 { return a }
      let isApart = meets(a, 0, Watch(first: 1))
      return Slot(value: value, kind: .curve, way: isApart ? way(of: a, power: b) : 0)
    case .compare(let comparison):
      let value: Double = comparison.holds(a.value, b.value) ? 1 : 0
      return isFixed || meets(a, b) ? Slot(value: value) : nil
    case .callTwo(let function) where function == .min || function == .max:
      return chosen(function, [a, b], 0, 1, Watch(first: 1, second: 0)).map { $0 == 0 ? a : b }
    case .callTwo(let function):
      let value = Expression.call(function, a.value, b.value).value
      if isFixed { return Slot(value: value) }
      return function == .log || function == .hypot ? Slot(value: value, kind: .curve) : nil
    default: return nil
    }
  }
}

extension ExpressionMotion {
  /// Which way a power goes whose base stays on its side of 0.
  private func way(of base: Slot, power exponent: Slot) -> Double {
    guard base.value > 0 else { return 0 }
    if exponent.kind == .fixed { return exponent.value < 0 ? -base.direction : base.direction }
    guard base.kind == .fixed else { return 0 }
    return base.value > 1 ? exponent.direction : base.value < 1 ? -exponent.direction : 0
  }
}

extension ExpressionFunction {
  /// Whether its value never falls where its argument rises.
  fileprivate var rises: Bool {
    switch self {
    case .sqrt, .cbrt, .exp, .exp2, .expm1, .log, .log2, .log10, .log1p, .asin, .atan, .sinh, .tanh, .asinh: true
    default: false
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
