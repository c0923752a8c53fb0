public import LRInput
import LRPlotting
import LRScene

/// Reads colours by the names of curves: `{ "cosine": "green", "linear": "#1c4bb5" }`.
public enum PaletteReader {
  /// The colours, those that are wrong left out and told; nil for what is no object.
  public static func read(_ node: Node, sink: DiagnosticSink) -> [String: CurveColor]? {
    guard let members = node.members else {
      sink.error(
        at: node.offset, "a palette must be an object, not \(node.kind)",
        hint: "names with colours: { \"cosine\": \"green\", \"linear\": \"#1c4bb5\" }")
      return nil
    }
    var found: [String: CurveColor] = [:]
    for member in members {
      let key = Key<CurveColor>.color(member.key, defaultText: "", summary: "")
      found[member.key] = key.decode(member.node, key.declaration, sink)
    }
    return found
  }
}

/// Tells where colours that someone has chosen can hardly be seen or told from others.
struct ColorCheck {
  let spec: ChartSpec
  /// Where each name asks for its colour.
  let offset: (CurveSpec) -> Int
  let sink: DiagnosticSink

  /// The contrast that a line needs (WCAG 2.2).
  private static let seen = 3.0

  func check() {
    var told: Set<String> = []
    for curve in spec.curves where spec.colors[curve.slot] != nil {
      guard case .own(let color)? = spec.colors[curve.slot], told.insert(color.css).inserted else { continue }
      for page in Ground.pages(spec.appearance) {
        let contrast = color.contrast(with: page.color)
        guard contrast < Self.seen else { continue }
        sink.warning(
          at: offset(curve),
          "\(color.css) has a contrast of \(number(contrast)):1 with the \(page.name) page, and a line needs 3:1",
          hint: page.name == "light" ? "take a darker one" : "take a lighter one")
      }
    }
    for panel in spec.panels where !panel.namesBesideBars {
      for (index, one) in panel.curves.enumerated() {
        for other in panel.curves[..<index] { check(spec.curves[other], spec.curves[one], &told) }
      }
    }
  }

  private func check(_ one: CurveSpec, _ other: CurveSpec, _ told: inout Set<String>) {
    let isChosen = [one, other].contains { spec.colors[$0.slot] != nil || spec.palette[$0.name] != nil }
    guard isChosen, one.name != other.name, !isOrder(one) || !isOrder(other) else { return }
    let distance = zip(colors(one), colors(other)).map { $0.distance(to: $1) }.min() ?? 0
    guard distance < NameColoring.seen, told.insert("\(one.name)\n\(other.name)").inserted else { return }
    let names = "\(DiagnosticText.quoted(one.name)) and \(DiagnosticText.quoted(other.name))"
    sink.warning(
      at: offset(spec.colors[other.slot] != nil || spec.palette[other.name] != nil ? other : one),
      distance < 0.05
        ? "\(names) have the same colour in one panel"
        : "\(names) are hard to tell apart: their colours lie \(number(distance)) from each other for some eyes, and 10 is seen",
      hint: "distances are CIEDE2000, the least of four kinds of vision")
  }

  private func colors(_ curve: CurveSpec) -> [Color] {
    spec.colors[curve.slot]?.pages?.on(spec.appearance) ?? Ground.colors(curve.slot, spec.appearance)
  }

  /// Colours of the ramp say an order; which curve is which the dashes and the names say.
  private func isOrder(_ curve: CurveSpec) -> Bool {
    if case .ramp? = spec.colors[curve.slot] { true } else { false }
  }

  private func number(_ x: Double) -> String { String((x * 10).rounded() / 10) }
}
