/// Puts the space between the parts of a formula, by TeX's rules in small (TeXbook, chapter 18).
enum MathSpacing {
  private static let thin = 3.0 / 18
  private static let medium = 4.0 / 18
  private static let thick = 5.0 / 18

  /// The nodes with the space that belongs between them.
  static func spaced(_ atoms: [FormulaReader.Atom]) -> [MathNode] {
    var nodes: [MathNode] = []
    var previous: MathClass?
    for (index, atom) in atoms.enumerated() {
      let next = index + 1 < atoms.count ? atoms[index + 1].kind : nil
      let kind = atom.kind == .binary && !isBetweenOperands(previous, next) ? .ordinary : atom.kind
      if let previous, previous != .blank, kind != .blank {
        let width = space(previous, kind)
        if width > 0 { nodes.append(.space(width)) }
      }
      nodes.append(contentsOf: atom.nodes)
      previous = kind
    }
    return merged(nodes)
  }

  /// The nodes of a script, where no space is set but what was asked for.
  static func tight(_ atoms: [FormulaReader.Atom]) -> [MathNode] { merged(atoms.flatMap(\.nodes)) }

  /// The nodes of one side of a fraction, in parentheses where a slash would be misread.
  static func inParentheses(_ atoms: [FormulaReader.Atom]) -> [MathNode] {
    let isCompound = atoms.count > 1 && atoms.contains { $0.kind != .ordinary || isSlashed($0) }
    let nodes = spaced(atoms)
    guard isCompound || atoms.contains(where: isSlashed) else { return nodes }
    return [.text("(", italic: false)] + nodes + [.text(")", italic: false)]
  }

  private static func isSlashed(_ atom: FormulaReader.Atom) -> Bool {
    atom.nodes.contains(.text("/", italic: false))
  }

  /// A minus at the start, or behind another sign, is no operation.
  private static func isBetweenOperands(_ previous: MathClass?, _ next: MathClass?) -> Bool {
    guard let previous, let next else { return false }
    switch (previous, next) {
    case (.binary, _), (.relation, _), (.opening, _), (.punctuation, _), (.function, _): return false
    case (_, .relation), (_, .closing), (_, .punctuation): return false
    default: return true
    }
  }

  private static func space(_ left: MathClass, _ right: MathClass) -> Double {
    switch (left, right) {
    case (.relation, .relation), (.opening, .relation), (.relation, .closing): 0
    case (.relation, _), (_, .relation): thick
    case (.binary, _), (_, .binary): medium
    case (.punctuation, _): thin
    case (.function, .ordinary), (.function, .function): thin
    case (.ordinary, .function), (.closing, .function): thin
    default: 0
    }
  }

  /// Neighbours in one slant become one run.
  private static func merged(_ nodes: [MathNode]) -> [MathNode] {
    var result: [MathNode] = []
    for node in nodes {
      if case .text(let text, let italic) = node, case .text(let before, italic)? = result.last {
        result[result.count - 1] = .text(before + text, italic: italic)
      } else {
        result.append(node)
      }
    }
    return result
  }
}
