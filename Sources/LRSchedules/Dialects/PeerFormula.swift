import LRInput

/// A function that a framework takes, given as an expression.
struct PeerFormula: Sendable {
  private let expression: Expression
  private let text: String
  private let node: Node

  /// The value at a whole step; not a number where it has none.
  func value(at x: Double) -> Double {
    (try? expression.value(at: x)) ?? .nan
  }

  /// Looks at the steps of a run; the first without a value is reported.
  func holds<Value>(on context: PeerContext, reader: ObjectReader, key: Key<Value>, from first: Int = 0) -> Bool {
    let last = max(first, context.clock.left - 1)
    let stride = max(1, (last - first) / PeerFormula.mostSteps)
    for step in Swift.stride(from: first, through: last, by: stride) {
      do {
        _ = try expression.value(at: Double(step))
      } catch {
        reader.sink.error(
          at: ExpressionPlace.offset(of: error.offset, in: text, node: node, source: reader.sink.source),
          "\(error.message) at step \(StepCount.digits(step)) of `\(key.name)`",
          hint: "the formula needs a value at every step of the run")
        return false
      }
    }
    return true
  }

  /// Steps that are looked at one by one; a longer run is looked at in as many places.
  private static let mostSteps = 1 << 20

  /// A key whose value is an expression; a list of one is taken too, for the one parameter group that is drawn.
  static func key(_ name: String, variable: String, summary: String) -> Key<PeerFormula> {
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
        return PeerFormula(expression: try Expression(text, variable: variable), text: text, node: node)
      } catch {
        sink.error(
          at: ExpressionPlace.offset(of: error.offset, in: text, node: node, source: sink.source), error.message,
          hint: error.hint)
        return nil
      }
    }
  }
}
