/// Checks one value against its declaration, and words what is wrong with it.
///
/// The subject is worked out only for a message: `lr`, or element 4 of `values`.
struct ValueCheck {
  let declaration: KeyDeclaration
  let sink: DiagnosticSink
  /// The element of a list, from 0; nil for the value of the key itself.
  var element: Int?

  init(_ declaration: KeyDeclaration, _ sink: DiagnosticSink) {
    self.declaration = declaration
    self.sink = sink
  }

  var subject: String {
    let name = DiagnosticText.quoted(declaration.name)
    return element.map { "element \($0 + 1) of \(name)" } ?? name
  }

  func error(_ node: Node, _ rest: String, hint: String? = nil) {
    sink.error(at: node.offset, "\(subject) must \(rest)", hint: hint ?? declaration.summary)
  }

  /// What the key is, and what stands in its place without it.
  private var meaning: String? {
    guard element == nil else { return nil }
    return declaration.defaultText.map { "\(declaration.summary) Left out, it is \($0)." }
  }

  /// - Parameter wanted: what the value should be, with its article: `a number`.
  func wrongKind(_ node: Node, wanted: String, hint: String? = nil) {
    var hint = hint
    if case .null = node.value, element == nil {
      let name = DiagnosticText.quoted(declaration.name)
      hint = declaration.defaultText.map { "leave \(name) out to have its default, \($0)" }
    }
    error(node, "be \(wanted), not \(node.kind)", hint: hint)
  }

  func number(_ node: Node, in bounds: Bounds, wanted: String = "a number") -> Double? {
    guard case .number(let number) = node.value else {
      wrongKind(node, wanted: wanted, hint: unquoted(node))
      return nil
    }
    guard bounds.contains(number.double) else {
      error(node, "be \(bounds.text ?? "a number"), not \(String(plain: number.double))", hint: meaning)
      return nil
    }
    return number.double
  }

  func integer(_ node: Node, in bounds: Bounds, wanted: String = "a whole number") -> Int? {
    guard case .number(let number) = node.value else {
      wrongKind(node, wanted: wanted, hint: unquoted(node))
      return nil
    }
    guard number.double == number.double.rounded() else {
      error(node, "be a whole number, not \(String(plain: number.double))")
      return nil
    }
    guard bounds.contains(number.double) else {
      error(node, "be \(bounds.text ?? "a whole number"), not \(String(plain: number.double))", hint: meaning)
      return nil
    }
    guard let integer = number.integer else {
      error(
        node, "be a whole number that a double holds exactly, not \(String(plain: number.double))",
        hint: "the largest is \(Number.largestInteger)")
      return nil
    }
    return integer
  }

  func list(_ node: Node, count: ClosedRange<Int>, example: String) -> [Node]? {
    guard case .array(let nodes) = node.value else {
      wrongKind(node, wanted: "a list", hint: "write `\(example)`")
      return nil
    }
    guard count.contains(nodes.count) else {
      error(node, "have \(ValueCheck.countText(count)), not \(nodes.count)")
      return nil
    }
    return nodes
  }

  /// `2 elements`, `at least 1 element`, `at most 3 elements`, `2 to 4 elements`.
  private static func countText(_ count: ClosedRange<Int>) -> String {
    let (low, high) = (count.lowerBound, count.upperBound)
    if low == high { return low == 1 ? "1 element" : "\(low) elements" }
    if high == .max { return low == 1 ? "at least 1 element" : "at least \(low) elements" }
    if low <= 0 { return high == 1 ? "at most 1 element" : "at most \(high) elements" }
    return "\(low) to \(high) elements"
  }

  /// The hint for a number that was written as a string.
  private func unquoted(_ node: Node) -> String? {
    guard case .string(let text) = node.value, text.utf8.count < 40, let x = Double(text), x.isFinite else {
      return nil
    }
    return "write \(String(plain: x)) without the quotes"
  }
}
