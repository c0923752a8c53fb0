import LRScene

extension RichText {
  /// The text on one line, measured.
  func laidOut(style: TextStyle, paint: Paint, measurer: some TextMeasurer) -> TextLine {
    var setter = TextSetter(style: style, paint: paint, measurer: measurer)
    setter.set(nodes, size: style.size, y: 0)
    return setter.line
  }
}

/// Sets nodes one behind another.
struct TextSetter {
  /// Size of a script to that of its base.
  static let scriptSize = 0.72
  /// How far a subscript stands below its base, em.
  static let subDrop = 0.20
  /// How far a superscript stands above it, em.
  static let supRise = 0.36
  /// A slanted letter leans over what stands high behind it, em.
  private static let lean = 0.08

  private let style: TextStyle
  private let measurer: any TextMeasurer
  private(set) var line: TextLine

  init(style: TextStyle, paint: Paint, measurer: any TextMeasurer) {
    self.style = style
    self.measurer = measurer
    line = TextLine(
      paint: paint, ascent: TypeMetrics.ascent * style.size, descent: TypeMetrics.descent * style.size)
  }

  mutating func set(_ nodes: [MathNode], size: Double, y: Double) {
    var place = 0
    while place < nodes.count {
      switch nodes[place] {
      case .text(var text, let italic):
        // Pieces of a broken text are measured as one, since a browser that has to shape it sets it as one.
        while place + 1 < nodes.count, case .text(let next, italic) = nodes[place + 1] {
          text += next
          place += 1
        }
        set(text, italic: italic, size: size, y: y)
      case .space(let width): line.width += width * size
      case .scripts(let base, let sub, let sup): set(base: base, sub: sub, sup: sup, size: size, y: y)
      case .root(let inner): setRoot(inner, size: size, y: y)
      case .accent(let accent, let inner): set(accent, over: inner, size: size, y: y)
      case .formula(let inner): set(inner, size: size, y: y)
      }
      place += 1
    }
  }

  private mutating func set(_ text: String, italic: Bool, size: Double, y: Double) {
    let slant = italic ? .italic : style.slant
    let own = TextStyle(size: size, weight: style.weight, slant: slant)
    let width = measurer.width(of: text, style: own)
    if own.slant == .upright { stepAside(at: y, size: size) }
    if let last = line.runs.last, last.style == own, last.y == y, abs(last.x + last.width - line.width) < 1e-9 {
      line.runs[line.runs.count - 1].text += text
      line.runs[line.runs.count - 1].width += width
    } else {
      line.runs.append(TextLine.Run(text: text, x: line.width, y: y, style: own, width: width))
    }
    line.width += width
    cover(top: y - TypeMetrics.ascent * size, bottom: y + TypeMetrics.descent * size)
  }

  /// Room between a tall slanted letter and an upright sign that follows at once, as in ‖f‖ (the italic correction).
  private mutating func stepAside(at y: Double, size: Double) {
    guard let last = line.runs.last, last.style.slant == .italic, last.y == y,
      abs(last.x + last.width - line.width) < 1e-9, let letter = last.text.unicodeScalars.last,
      !Self.lowLetters.contains(letter)
    else { return }
    line.width += Self.lean * size
  }

  private mutating func set(base: [MathNode], sub: [MathNode], sup: [MathNode], size: Double, y: Double) {
    set(base, size: size, y: y)
    let start = line.width
    var end = start
    if !sub.isEmpty {
      set(sub, size: size * Self.scriptSize, y: y + Self.subDrop * size)
      end = line.width
    }
    if !sup.isEmpty {
      line.width = start + (isSlanted(base.last) ? Self.lean * size : 0)
      set(sup, size: size * Self.scriptSize, y: y - Self.supRise * size)
      end = max(end, line.width)
    }
    // A hair, so that what follows does not touch the script (TeX's \scriptspace).
    line.width = end + 0.05 * size
  }

  private func isSlanted(_ node: MathNode?) -> Bool {
    switch node {
    case .text(_, let italic)?: italic
    case .accent(_, let inner)?, .formula(let inner)?: isSlanted(inner.last)
    default: false
    }
  }

  /// A root drawn to the height of what stands below its bar.
  private mutating func setRoot(_ inner: [MathNode], size: Double, y: Double) {
    let x = line.width
    let first = line.runs.count
    line.width += 0.55 * size
    set(inner, size: size, y: y)
    let tops = line.runs[first...].map { $0.y - TypeMetrics.capHeight * $0.style.size }
    let top = (tops.min() ?? y - TypeMetrics.capHeight * size) - 0.13 * size
    line.width += 0.08 * size
    var path = Path()
    path.move(to: Point(x + 0.04 * size, y - 0.30 * size))
    path.line(to: Point(x + 0.14 * size, y - 0.36 * size))
    path.line(to: Point(x + 0.29 * size, y + 0.08 * size))
    path.line(to: Point(x + 0.48 * size, top))
    path.line(to: Point(line.width, top))
    rule(path, width: 0.07 * size)
    line.width += 0.06 * size
    cover(top: top - 0.04 * size, bottom: y)
  }

  private mutating func set(_ accent: MathAccent, over inner: [MathNode], size: Double, y: Double) {
    let start = line.width
    set(inner, size: size, y: y)
    let lean = isSlanted(inner.last) ? 0.1 * size : 0
    let bottom = y - (isLow(inner) ? 0.64 : 0.82) * size
    let (left, right) = (start + lean, max(line.width, start) + lean)
    let middle = (left + right) / 2
    var path = Path()
    switch accent {
    case .hat:
      path.move(to: Point(middle - 0.19 * size, bottom))
      path.line(to: Point(middle, bottom - 0.15 * size))
      path.line(to: Point(middle + 0.19 * size, bottom))
    case .bar:
      path.move(to: Point(left + 0.06 * size, bottom - 0.05 * size))
      path.line(to: Point(right - 0.06 * size, bottom - 0.05 * size))
    case .tilde:
      path.move(to: Point(middle - 0.20 * size, bottom - 0.02 * size))
      path.curve(
        Point(middle - 0.08 * size, bottom - 0.21 * size), Point(middle + 0.08 * size, bottom + 0.07 * size),
        to: Point(middle + 0.20 * size, bottom - 0.12 * size))
    case .dot:
      path = .circle(center: Point(middle, bottom - 0.07 * size), radius: 0.07 * size)
    }
    rule(path, width: accent == .dot ? 0 : 0.07 * size)
    cover(top: bottom - 0.22 * size, bottom: y)
  }

  /// Whether all letters are without an upper part (a, e, η), so that a mark sits lower.
  private func isLow(_ nodes: [MathNode]) -> Bool {
    nodes.allSatisfy { node in
      guard case .text(let text, _) = node else { return false }
      return text.unicodeScalars.allSatisfy { Self.lowLetters.contains($0) }
    }
  }

  private mutating func rule(_ path: Path, width: Double) {
    line.rules.append(TextLine.Rule(path: path, width: width))
  }

  private mutating func cover(top: Double, bottom: Double) {
    line.ascent = max(line.ascent, -top)
    line.descent = max(line.descent, bottom)
  }

  private static let lowLetters = Set("acegmnopqrsuvwxyzαγεηικμνοπρςστυχψω".unicodeScalars)
}
