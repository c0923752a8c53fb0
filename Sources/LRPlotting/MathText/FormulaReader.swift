/// Reads what stands between two dollar signs.
struct FormulaReader {
  /// A part of a formula with its part in the grammar.
  struct Atom {
    var kind: MathClass
    var nodes: [MathNode]
  }

  private let scalars: [Unicode.Scalar]
  private var index: Int
  private let end: Int
  private var depth = 0

  init(_ scalars: [Unicode.Scalar], from start: Int, to end: Int) {
    self.scalars = scalars
    self.index = start
    self.end = end
  }

  mutating func read() throws(RichTextError) -> [MathNode] {
    let nodes = MathSpacing.spaced(try atoms())
    if index < end {
      throw RichTextError(offset: index, message: "this brace closes nothing", hint: "write \\} for a brace")
    }
    return nodes
  }

  /// The atoms up to the end or to a brace that closes the group.
  private mutating func atoms() throws(RichTextError) -> [Atom] {
    var atoms: [Atom] = []
    while index < end, scalars[index] != "}" {
      switch scalars[index] {
      case "_", "^": try script(&atoms)
      case let scalar where scalar.properties.isWhitespace: index += 1
      default: atoms.append(contentsOf: try atom())
      }
    }
    return atoms
  }

  /// One character, number, group or command with its arguments.
  private mutating func atom() throws(RichTextError) -> [Atom] {
    let scalar = scalars[index]
    switch scalar {
    case "{": return [Atom(kind: .ordinary, nodes: try group())]
    case "\\": return try command()
    case "0"..."9": return [Atom(kind: .ordinary, nodes: [.text(number(), italic: false)])]
    case "~":
      index += 1
      return [Atom(kind: .blank, nodes: [.space(0.25)])]
    default:
      index += 1
      let symbol = MathSymbols.typed(scalar)
      return [Atom(kind: symbol.kind, nodes: [.text(symbol.text, italic: symbol.italic)])]
    }
  }

  /// Digits with points, and commas between digits.
  private mutating func number() -> String {
    var text = ""
    while index < end {
      let scalar = scalars[index]
      let isInside = index + 1 < end && ("0"..."9").contains(scalars[index + 1])
      guard ("0"..."9").contains(scalar) || ((scalar == "." || scalar == ",") && isInside) else { break }
      text.unicodeScalars.append(scalar)
      index += 1
    }
    return text
  }

  private mutating func script(_ atoms: inout [Atom]) throws(RichTextError) {
    let place = index
    let isSub = scalars[index] == "_"
    index += 1
    let nodes = MathSpacing.tight(try argument(of: isSub ? "a subscript" : "a superscript", at: place))
    let base = atoms.popLast() ?? Atom(kind: .ordinary, nodes: [])
    if case .scripts(let inner, let sub, let sup)? = base.nodes.first, base.nodes.count == 1 {
      guard isSub ? sub.isEmpty : sup.isEmpty else {
        throw RichTextError(
          offset: place, message: "a second \(isSub ? "subscript" : "superscript") on one letter",
          hint: "group them with braces")
      }
      atoms.append(
        Atom(
          kind: base.kind, nodes: [.scripts(base: inner, sub: isSub ? nodes : sub, sup: isSub ? sup : nodes)]))
    } else {
      atoms.append(
        Atom(kind: base.kind, nodes: [.scripts(base: base.nodes, sub: isSub ? nodes : [], sup: isSub ? [] : nodes)]))
    }
  }

  /// A group in braces, or the one atom that follows.
  private mutating func argument(of owner: String, at place: Int) throws(RichTextError) -> [Atom] {
    while index < end, scalars[index].properties.isWhitespace { index += 1 }
    guard index < end, scalars[index] != "}", scalars[index] != "_", scalars[index] != "^" else {
      throw RichTextError(offset: place, message: "\(owner) needs something to act on")
    }
    try enter(at: place)
    defer { depth -= 1 }
    if scalars[index] == "{" { return try bracedAtoms() }
    if ("0"..."9").contains(scalars[index]) {
      index += 1
      return [Atom(kind: .ordinary, nodes: [.text(String(Character(scalars[index - 1])), italic: false)])]
    }
    return try atom()
  }

  private mutating func group() throws(RichTextError) -> [MathNode] { MathSpacing.spaced(try bracedAtoms()) }

  private mutating func bracedAtoms() throws(RichTextError) -> [Atom] {
    let open = index
    try enter(at: open)
    defer { depth -= 1 }
    index += 1
    let inner = try atoms()
    guard index < end else { throw RichTextError(offset: open, message: "this brace is never closed") }
    index += 1
    return inner
  }

  /// Counts the groups and arguments inside one another, so that no formula can exhaust the stack.
  private mutating func enter(at place: Int) throws(RichTextError) {
    guard depth < 32 else { throw RichTextError(offset: place, message: "the formula is nested too deeply") }
    depth += 1
  }

  private mutating func command() throws(RichTextError) -> [Atom] {
    let place = index
    let name = commandName()
    if let width = MathSymbols.spaces[name] { return [Atom(kind: .blank, nodes: [.space(width)])] }
    if let accent = MathAccent(rawValue: name == "widehat" ? "hat" : name == "overline" ? "bar" : name) {
      return [Atom(kind: .ordinary, nodes: [.accent(accent, try spacedArgument(of: "\\\(name)", at: place))])]
    }
    switch name {
    case "sqrt": return [Atom(kind: .ordinary, nodes: [.root(try spacedArgument(of: "\\sqrt", at: place))])]
    case "frac", "tfrac", "dfrac":
      let above = try argument(of: "\\\(name)", at: place)
      let below = try argument(of: "\\\(name)", at: place)
      // A label is one line high: a fraction is written with a slash.
      let nodes = MathSpacing.inParentheses(above) + [.text("/", italic: false)] + MathSpacing.inParentheses(below)
      return [Atom(kind: .ordinary, nodes: nodes)]
    case "text", "mathrm", "operatorname", "textrm":
      let kind: MathClass = name == "operatorname" ? .function : .ordinary
      return [Atom(kind: kind, nodes: [.text(try words(of: name, at: place), italic: false)])]
    case "mathbb":
      return [Atom(kind: .ordinary, nodes: [.text(try doubleStruck(at: place), italic: false)])]
    case "left", "right":
      while index < end, scalars[index].properties.isWhitespace { index += 1 }
      if index < end, scalars[index] == "." { index += 1 }
      return []
    default: break
    }
    guard let symbol = MathSymbols.named(name) else {
      throw RichTextError(
        offset: place, message: "\\\(name) is not known in a formula", hint: "write \\text{…} for words")
    }
    return [Atom(kind: symbol.kind, nodes: [.text(symbol.text, italic: symbol.italic)])]
  }

  private mutating func spacedArgument(of owner: String, at place: Int) throws(RichTextError) -> [MathNode] {
    MathSpacing.spaced(try argument(of: owner, at: place))
  }

  /// Letters behind the backslash, or the one character that is no letter.
  private mutating func commandName() -> String {
    index += 1
    var name = ""
    while index < end, scalars[index].isASCII, scalars[index].properties.isAlphabetic {
      name.unicodeScalars.append(scalars[index])
      index += 1
    }
    if name.isEmpty, index < end {
      name.unicodeScalars.append(scalars[index])
      index += 1
    }
    return name
  }

  /// The text in the braces of `\text{…}`, spaces and all.
  private mutating func words(of name: String, at place: Int) throws(RichTextError) -> String {
    guard index < end, scalars[index] == "{" else {
      throw RichTextError(offset: place, message: "\\\(name) needs its text in braces", hint: "write \\\(name){…}")
    }
    let open = index
    index += 1
    var text = ""
    while index < end, scalars[index] != "}" {
      if scalars[index] == "\\", index + 1 < end { index += 1 }
      text.unicodeScalars.append(scalars[index])
      index += 1
    }
    guard index < end else { throw RichTextError(offset: open, message: "this brace is never closed") }
    index += 1
    return text
  }

  /// `\mathbb{E}` is 𝔼; seven letters were in Unicode before the others.
  private mutating func doubleStruck(at place: Int) throws(RichTextError) -> String {
    let letters = try words(of: "mathbb", at: place)
    let early: [Unicode.Scalar: Unicode.Scalar] = [
      "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
    ]
    var text = ""
    for letter in letters.unicodeScalars {
      guard ("A"..."Z").contains(letter), let struck = early[letter] ?? Unicode.Scalar(letter.value - 0x41 + 0x1d538)
      else { throw RichTextError(offset: place, message: "\\mathbb takes the letters A to Z") }
      text.unicodeScalars.append(struck)
    }
    return text
  }
}
