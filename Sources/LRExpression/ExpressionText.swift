import LRInput

/// Words about the text of an expression.
package enum ExpressionText {
  /// The most scalars of a text, and the deepest nesting.
  package static let mostScalars = 2000
  package static let mostNested = 64

  package static func quoted(_ text: String) -> String { DiagnosticText.quoted(text) }

  /// What to say about a name that stands for nothing.
  package static func hint(for name: String, variables: [String]) -> String {
    let known = variables + ExpressionFunction.allCases.map(\.rawValue) + ExpressionFunction.constants.keys.sorted()
    if known.contains("math." + name) { return "write `math.\(name)`" }
    if let dot = name.lastIndex(of: ".") {
      let last = name[name.index(after: dot)...]
      if let meant = known.first(where: { $0 == last || $0 == "math." + last }) { return "write `\(meant)`" }
    }
    if let near = NearMiss.of(name, among: known, aliases: aliases.filter { known.contains($0.value) }) {
      return "did you mean `\(near)`?"
    }
    return "there are \(DiagnosticText.list(variables, "and")), numbers, min, max, abs, int, float, round, pow "
      + "and the functions of `math`"
  }

  private static let aliases = [
    "step": "t", "epoch": "t", "x": "t", "i": "t", "n": "t", "steps": "T", "total": "T", "t": "epoch",
    "true": "True", "false": "False", "ln": "math.log", "math.arctan": "math.atan",
    "math.ln": "math.log", "math.abs": "abs", "math.round": "round", "math.min": "min", "math.max": "max",
  ]
}
