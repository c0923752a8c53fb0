/// A stretch of a run: a number of steps, or a share of the whole.
public enum Extent: Sendable, Equatable {
  case steps(Int)
  /// From 0 to 100.
  case percent(Double)

  /// The whole number of steps in a run of `run` steps, halves rounded up.
  ///
  ///     Extent.percent(5).steps(of: 1010)  // 51, for 50.5
  public func steps(of run: Int) -> Int {
    switch self {
    case .steps(let steps): steps
    // Multiplied before divided: 5 · 1000 / 100 is exactly 50.
    case .percent(let percent): Int((percent * Double(run) / 100 + 0.5).rounded(.down))
    }
  }

  /// `50` or `5%`.
  var text: String {
    switch self {
    case .steps(let steps): String(steps)
    case .percent(let percent): String(plain: percent) + "%"
    }
  }

  /// Reads `5%` or `12.5 %`; nil for anything else.
  static func percentage(_ text: String) -> Double? {
    var bytes = Array(text.utf8)
    guard bytes.popLast() == UInt8(ascii: "%") else { return nil }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = bytes.first, let last = bytes.last, digits.contains(first), digits.contains(last),
      bytes.allSatisfy({ digits.contains($0) || $0 == UInt8(ascii: ".") }),
      let value = Double(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    return value
  }
}

extension Key where Value == Extent {
  /// A stretch of the run: a whole number of steps, or a string such as `"5%"`.
  ///
  /// - Parameter defaultText: what stands in lists as the default, where it is not fixed.
  public static func stepsOrPercent(
    _ name: String, default defaultValue: Extent? = nil, defaultText: String? = nil, summary: String
  ) -> Key {
    let defaultJSON = defaultValue.map { value in
      if case .percent = value { JSONText.string(value.text) } else { value.text }
    }
    let declaration = KeyDeclaration(
      name: name, kind: "steps or percent", range: "a whole number from 0, or `\"0%\"` to `\"100%\"`",
      defaultText: defaultText ?? defaultValue?.text, summary: summary,
      schema: SchemaFragment(
        .integer, .string, bounds: .atLeast(0), pattern: #"^[0-9]+(\.[0-9]+)? *%$"#, defaultJSON: defaultJSON))
    return Key(declaration, default: defaultValue) { node, declaration, sink in
      read(node, ValueCheck(declaration, sink))
    }
  }

  private static func read(_ node: Node, _ check: ValueCheck) -> Extent? {
    let wanted = "a whole number of steps or a percentage"
    switch node.value {
    case .number(let number) where number.double > 0 && number.double < 1:
      // Percent of a decimal fraction, without the tail of 0.07 · 100.
      let percent = String(plain: (number.double * 1e12).rounded() / 1e10)
      check.error(
        node, "be \(wanted), not \(String(plain: number.double))",
        hint: "write \"\(percent)%\" for a share of the run, or a whole number of steps")
      return nil
    case .number: return check.integer(node, in: .atLeast(0)).map { .steps($0) }
    case .string(let text):
      guard let percent = Extent.percentage(text) else {
        let number = Double(text).flatMap { $0.isFinite ? $0 : nil }
        check.error(
          node, "be \(wanted), not \(DiagnosticText.quoted("\"\(text)\""))",
          hint: number.map { "write \(String(plain: $0)) without the quotes for steps" } ?? "an example: \"5%\"")
        return nil
      }
      guard percent <= 100 else {
        check.error(node, "be at most \"100%\", not \(DiagnosticText.quoted("\"\(text)\""))")
        return nil
      }
      return .percent(percent)
    default:
      check.wrongKind(node, wanted: wanted)
      return nil
    }
  }
}
