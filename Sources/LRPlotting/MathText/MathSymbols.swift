/// What a part of a formula is to its neighbours; decides the space between them (TeXbook, chapter 18).
enum MathClass: Sendable {
  case ordinary, function, binary, relation, opening, closing, punctuation
  /// A space the writer asked for, and nothing at all.
  case blank
}

/// The names that may follow a backslash.
enum MathSymbols {
  struct Symbol: Sendable {
    var text: String
    var kind: MathClass
    var italic = false
  }

  static func named(_ name: String) -> Symbol? {
    if let letter = greek[name] {
      // Small letters slant, capitals stand: TeX's custom.
      return Symbol(text: letter, kind: .ordinary, italic: name.utf8.first.map { $0 >= UInt8(ascii: "a") } ?? false)
    }
    if functions.contains(name) { return Symbol(text: name, kind: .function) }
    return signs[name]
  }

  /// Space in em; negative draws together.
  static let spaces: [String: Double] = [
    ",": 3.0 / 18, ":": 4.0 / 18, ">": 4.0 / 18, ";": 5.0 / 18, " ": 0.25, "!": -3.0 / 18, "quad": 1, "qquad": 2,
  ]

  /// What a character written as it is means in a formula.
  static func typed(_ scalar: Unicode.Scalar) -> Symbol {
    switch scalar {
    case "-": Symbol(text: "\u{2212}", kind: .binary)
    case "*": Symbol(text: "\u{2217}", kind: .binary)
    case "'": Symbol(text: "\u{2032}", kind: .ordinary)
    case "+", "\u{2212}", "±", "×", "·", "÷", "∘": Symbol(text: String(Character(scalar)), kind: .binary)
    case "=", "<", ">", ":", "≤", "≥", "≠", "≈", "→", "∈", "∼", "∝", "←", "↦", "≪", "≫":
      Symbol(text: String(Character(scalar)), kind: .relation)
    case "(", "[": Symbol(text: String(Character(scalar)), kind: .opening)
    case ")", "]", "!": Symbol(text: String(Character(scalar)), kind: .closing)
    case ",", ";": Symbol(text: String(Character(scalar)), kind: .punctuation)
    case "∑", "∏", "∫", "Σ": Symbol(text: String(Character(scalar)), kind: .function)
    default: Symbol(text: String(Character(scalar)), kind: .ordinary, italic: isItalic(scalar))
    }
  }

  /// Latin letters and small Greek ones.
  private static func isItalic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5a, 0x61...0x7a, 0xc0...0x24f, 0x3b1...0x3c9, 0x3d1, 0x3d5, 0x3d6, 0x3f1, 0x3f5, 0x2113:
      scalar.properties.isAlphabetic
    default: false
    }
  }

  private static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ",
    "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω",
  ]

  private static let functions: Set<String> = [
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "det", "dim", "erf", "exp", "gcd", "inf", "ker", "lim",
    "liminf", "limsup", "ln", "log", "max", "min", "sign", "sin", "sinh", "sup", "tan", "tanh", "argmax", "argmin",
    "Pr", "var", "tr",
  ]

  private static let signs: [String: Symbol] = {
    var table: [String: Symbol] = [:]
    func add(_ kind: MathClass, _ names: [String: String]) {
      for (name, text) in names { table[name] = Symbol(text: text, kind: kind) }
    }
    add(
      .ordinary,
      [
        "infty": "∞", "partial": "∂", "nabla": "∇", "ldots": "…", "dots": "…", "cdots": "⋯", "prime": "\u{2032}",
        "forall": "∀", "exists": "∃", "emptyset": "∅", "hbar": "ℏ", "top": "⊤", "|": "‖", "Vert": "‖", "vert": "|",
        "$": "$", "%": "%", "#": "#", "&": "&", "_": "_", "degree": "°",
      ])
    add(.function, ["sum": "∑", "prod": "∏", "int": "∫"])
    add(
      .binary,
      [
        "cdot": "·", "times": "×", "pm": "±", "mp": "∓", "div": "÷", "circ": "∘", "ast": "∗", "oplus": "⊕", "odot": "⊙",
        "otimes": "⊗", "cup": "∪", "cap": "∩", "setminus": "∖",
      ])
    add(
      .relation,
      [
        "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "to": "→", "in": "∈",
        "notin": "∉", "mid": "|", "sim": "∼", "propto": "∝", "equiv": "≡", "ll": "≪", "gg": "≫", "leftarrow": "←",
        "gets": "←", "rightarrow": "→", "Rightarrow": "⇒", "mapsto": "↦", "subset": "⊂", "subseteq": "⊆",
        "parallel": "∥",
      ])
    add(.opening, ["langle": "⟨", "lVert": "‖", "lvert": "|", "lfloor": "⌊", "lceil": "⌈", "{": "{"])
    add(.closing, ["rangle": "⟩", "rVert": "‖", "rvert": "|", "rfloor": "⌋", "rceil": "⌉", "}": "}"])
    table["ell"] = Symbol(text: "ℓ", kind: .ordinary, italic: true)
    return table
  }()
}
