import LRExpression
import LRInput
import LRSchedules

/// A function that a framework takes, given as an expression.
struct DialectFormula: Sendable {
  private let expression: Expression
  private let text: String
  private let node: Node

  /// The value at a whole step; not a number where it has none.
  func value(at x: Double) -> Double {
    (try? expression.value(at: x)) ?? .nan
  }

  /// Looks at the steps of a run; the first without a value is reported.
  ///
  /// A part of a composition has its turn at some steps only, and is looked at there.
  func holds<Value>(on context: DialectContext, reader: ObjectReader, key: Key<Value>, from first: Int = 0) -> Bool {
    guard context.depth == 0, let (step, error) = failure(from: first, through: context.clock.left - 1) else {
      return true
    }
    reader.sink.error(
      at: ExpressionPlace.offset(of: error.offset, in: text, node: node, source: reader.sink.source),
      "\(error.message) at step \(StepCount.digits(step)) of `\(key.name)`",
      hint: "the formula needs a value at every step of the run")
    return false
  }

  /// Whether every step from 0 on has a value.
  func holds(before end: Double) -> Bool {
    failure(from: 0, through: Int(max(0, min(end, 1e9) - 1))) == nil
  }

  private func failure(from first: Int, through last: Int) -> (step: Int, error: EvaluationError)? {
    let stride = Int(WholeSteps.gap(length: Double(last - first), cost: expression.cost))
    for step in Swift.stride(from: first, through: max(first, last), by: stride) {
      do throws(EvaluationError) {
        _ = try expression.value(at: Double(step))
      } catch {
        return (step, error)
      }
    }
    return nil
  }

  /// A key whose value is an expression; a list of one is taken too, for the one parameter group that is drawn.
  static func key(_ name: String, variable: String, summary: String) -> Key<DialectFormula> {
    let declaration = KeyDeclaration(
      name: name, kind: "expression in \(variable)", summary: summary, schema: SchemaFragment(.string))
    return Key(declaration) { node, declaration, sink in
      let node = node.array.flatMap { $0.count == 1 ? $0[0] : nil } ?? node
      guard let text = node.string else {
        sink.error(
          at: node.offset, "`\(declaration.name)` must be a string, not \(node.kind)",
          hint: "for example \"0.95 ** \(variable)\"")
        return nil
      }
      do throws(ExpressionError) {
        return DialectFormula(expression: try Expression(text, variable: variable), text: text, node: node)
      } catch {
        sink.error(
          at: ExpressionPlace.offset(of: error.offset, in: text, node: node, source: sink.source), error.message,
          hint: error.hint)
        return nil
      }
    }
  }
}
