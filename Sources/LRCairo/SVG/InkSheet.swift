internal import LRScene

/// Writes inks as attributes, and collects the rules by which they follow the page's theme.
///
/// The light colour is always an attribute, so that the figure is right where CSS is not read; the dark one is a
/// rule inside `@media`, which wins over the attribute. Without any dark ink there is no style sheet.
struct InkSheet {
  private struct Rule: Hashable {
    var isStroke: Bool
    var color: Color
  }

  private var rules: [Rule: Int] = [:]
  private var css = Markup()
  let prefix: String

  init(prefix: String) { self.prefix = prefix }

  /// ` fill="#1c4bb5"`, with opacity and class where they are needed.
  mutating func write(fill: Paint?, stroke: Paint? = nil, to markup: inout Markup) {
    if let fill { InkSheet.write("fill", fill, to: &markup) }
    if let stroke { InkSheet.write("stroke", stroke, to: &markup) }
    let classes = [
      fill?.dark.map { number(of: $0, isStroke: false) }, stroke?.dark.map { number(of: $0, isStroke: true) },
    ]
    .compactMap { $0 }
    guard !classes.isEmpty else { return }
    markup.raw(" class=\"")
    for (position, number) in classes.enumerated() {
      if position > 0 { markup.raw(" ") }
      markup.id(prefix, "k", number)
    }
    markup.raw("\"")
  }

  /// Width, dashes, caps and joins of a stroke; `unit` px are one unit of the place where it is written.
  static func write(pen: Stroke, unit: Double = 1, to markup: inout Markup) {
    if pen.width != unit {
      markup.raw(" stroke-width=\"")
      markup.number(pen.width / unit)
      markup.raw("\"")
    }
    if !pen.dash.isEmpty {
      markup.raw(" stroke-dasharray=\"")
      for (position, length) in pen.dash.enumerated() {
        if position > 0 { markup.raw(" ") }
        markup.number(length / unit)
      }
      markup.raw("\"")
    }
    if pen.cap == .round { markup.raw(" stroke-linecap=\"round\"") }
    if pen.join == .round { markup.raw(" stroke-linejoin=\"round\"") }
  }

  private static func write(_ name: String, _ paint: Paint, to markup: inout Markup) {
    markup.raw(" ")
    markup.raw(name)
    markup.raw("=\"")
    markup.color(red: paint.color.red, green: paint.color.green, blue: paint.color.blue)
    markup.raw("\"")
    if Markup.hundredths(paint.opacity) < 100 {
      markup.raw(" ")
      markup.raw(name)
      markup.raw("-opacity=\"")
      markup.number(paint.opacity)
      markup.raw("\"")
    }
  }

  private mutating func number(of color: Color, isStroke: Bool) -> Int {
    let rule = Rule(isStroke: isStroke, color: color)
    if let known = rules[rule] { return known }
    let number = rules.count
    rules[rule] = number
    css.raw(".")
    css.id(prefix, "k", number)
    css.raw(isStroke ? "{stroke:" : "{fill:")
    css.color(red: color.red, green: color.green, blue: color.blue)
    css.raw("}")
    return number
  }

  /// The `<style>` element, or nothing.
  func writeStyle(to markup: inout Markup) {
    guard !css.bytes.isEmpty else { return }
    markup.raw("<style>@media (prefers-color-scheme:dark){")
    markup.raw(css)
    markup.raw("}</style>\n")
  }
}
