/// A step of the machine that works an expression out: most take values from the top of a stack and put one back.
package enum ExpressionInstruction: Sendable, Equatable {
  case number(Double)
  case variable
  case negate
  case not
  case add, subtract, multiply, divide, floorDivide, modulo, power
  case compare(ExpressionComparison)
  /// For `a < b < c`: keeps b if a < b, else leaves False and skips the rest.
  case chain(ExpressionComparison, skip: Int)
  /// Skips instructions without a condition, or after taking a false value.
  case skip(Int)
  case skipIfFalse(Int)
  /// `and`, `or`: keeps a value that decides and skips the other side, else drops it.
  case keepIfFalse(skip: Int)
  case keepIfTrue(skip: Int)
  case call(ExpressionFunction)
  case callTwo(ExpressionFunction)
  case callMany(ExpressionFunction, Int)
}

package enum ExpressionComparison: String, Sendable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="

  @inline(__always)
  package func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .equal: a == b
    case .notEqual: a != b
    }
  }
}

/// Instructions as the parser makes them, with their places and the room they need.
package struct ExpressionCode: Sendable {
  package private(set) var instructions: [ExpressionInstruction] = []
  /// Unicode scalars before the operator or name of each instruction.
  package private(set) var places: [Int] = []
  /// The most values that stand on the stack at once.
  package private(set) var height = 0
  private var values = 0

  package var count: Int { instructions.count }

  /// - Parameter change: What it does to the number of values on the stack.
  package mutating func append(_ instruction: ExpressionInstruction, at place: Int, change: Int) {
    instructions.append(instruction)
    places.append(place)
    values += change
    height = max(height, values)
  }

  /// Sets how far a skip written earlier leads: to the end of what there is now.
  package mutating func land(_ index: Int) {
    let distance = count - index - 1
    switch instructions[index] {
    case .chain(let comparison, _): instructions[index] = .chain(comparison, skip: distance)
    case .skip: instructions[index] = .skip(distance)
    case .skipIfFalse: instructions[index] = .skipIfFalse(distance)
    case .keepIfFalse: instructions[index] = .keepIfFalse(skip: distance)
    case .keepIfTrue: instructions[index] = .keepIfTrue(skip: distance)
    default: break
    }
  }

  /// Takes the instructions from `start` off again, which leave one value: skips are relative, so they may move.
  package mutating func cut(from start: Int) -> (ArraySlice<ExpressionInstruction>, ArraySlice<Int>) {
    let cut = (ArraySlice(Array(instructions[start...])), ArraySlice(Array(places[start...])))
    instructions.removeSubrange(start...)
    places.removeSubrange(start...)
    values -= 1
    return cut
  }

  package mutating func paste(_ cut: (ArraySlice<ExpressionInstruction>, ArraySlice<Int>)) {
    instructions += cut.0
    places += cut.1
    values += 1
  }

  /// Says that the value on top belongs to a branch that is not taken together with the next one.
  package mutating func forgetValue() { values -= 1 }
}
