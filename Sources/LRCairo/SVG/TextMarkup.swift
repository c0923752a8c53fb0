internal import LRScene

/// Writes text runs, as drawn letters or as real text.
struct TextMarkup {
  let prefix: String
  let fonts: FontBook
  private(set) var sheet: GlyphSheet
  private var haloCount = 0

  init(prefix: String, fonts: FontBook) {
    self.prefix = prefix
    self.fonts = fonts
    sheet = GlyphSheet(prefix: prefix)
  }

  /// Counts the letters of a scene and decides which are defined once.
  mutating func collect(_ layers: [Layer]) {
    for layer in layers {
      for case .text(let run) in layer.nodes {
        let (glyphs, unitsPerEm) = fonts.glyphs(of: run.text, weight: run.style.weight)
        for glyph in glyphs { sheet.count(glyph, unitsPerEm: unitsPerEm) }
      }
    }
    sheet.settle()
  }

  /// Whether two runs can share one group: the same look on the same line.
  static func canJoin(_ first: TextRun, _ second: TextRun) -> Bool {
    first.origin.y == second.origin.y && first.rotation == 0 && second.rotation == 0 && looksLike(first, second)
  }

  static func looksLike(_ first: TextRun, _ second: TextRun) -> Bool {
    first.style == second.style && first.paint == second.paint && first.halo == second.halo
  }

  /// Runs of one look on one line as uses of the glyph sheet.
  mutating func writeOutlines(_ runs: some Collection<TextRun>, inks: inout InkSheet, to markup: inout Markup) {
    guard let first = runs.first else { return }
    var letters = Markup()
    // The size in tens of px, so that two decimals are enough.
    let hundredths = max(1, Markup.hundredths(first.style.size / 10))
    let scale = Double(hundredths) / 10_000
    for run in runs {
      writeLetters(of: run, from: first.origin.x, scale: scale, to: &letters)
    }
    guard !letters.bytes.isEmpty else { return }
    markup.raw("<g")
    inks.write(fill: first.paint, to: &markup)
    markup.raw(" transform=\"translate(")
    markup.number(first.origin.x)
    markup.raw(" ")
    markup.number(first.origin.y)
    markup.raw(")")
    if first.rotation != 0 {
      markup.raw("rotate(")
      markup.number(first.rotation)
      markup.raw(")")
    }
    // tan 11.31° = 0.2
    if first.style.slant == .italic { markup.raw("skewX(-11.31)") }
    markup.raw("scale(")
    markup.hundredths(hundredths)
    markup.raw(")scale(.01)\">")
    if let halo = first.halo {
      // The halo of a letter must not cover its neighbour, so all halos come first, as one use of all letters.
      markup.raw("<use xlink:href=\"#")
      markup.id(prefix, "h", haloCount)
      markup.raw("\"")
      inks.write(fill: nil, stroke: halo.paint, to: &markup)
      InkSheet.write(pen: halo, unit: scale, to: &markup)
      markup.raw("/><g id=\"")
      markup.id(prefix, "h", haloCount)
      markup.raw("\">")
      haloCount += 1
    }
    markup.raw(letters)
    if first.halo != nil { markup.raw("</g>") }
    markup.raw("</g>\n")
  }

  private mutating func writeLetters(of run: TextRun, from left: Double, scale: Double, to markup: inout Markup) {
    let (glyphs, unitsPerEm) = fonts.glyphs(of: run.text, weight: run.style.weight)
    // Positions use the true size even where the scale is rounded.
    let advanceUnit = run.style.size / unitsPerEm
    var pen = run.origin.x - left
    var inPlace = PathWriter(Markup())
    for glyph in glyphs {
      let x = Int((pen / scale).rounded())
      pen += Double(glyph.advance) * advanceUnit
      if glyph.verbs.isEmpty { continue }
      guard let number = sheet.number(of: glyph) else {
        GlyphSheet.write(glyph, unitsPerEm: unitsPerEm, x: x, to: &inPlace)
        continue
      }
      // SVG 2 would allow a plain href, six bytes a letter less; this spelling every reader of SVG 1.1 knows.
      markup.raw("<use xlink:href=\"#")
      markup.id(prefix, "g", number)
      markup.raw("\"")
      if x != 0 {
        markup.raw(" x=\"")
        markup.hundredths(100 * x)
        markup.raw("\"")
      }
      markup.raw("/>")
    }
    if !inPlace.markup.bytes.isEmpty {
      markup.raw("<path d=\"")
      markup.raw(inPlace.markup)
      markup.raw("\"/>")
    }
  }

  /// Runs of one look as real text, each stretched or squeezed to the width it was laid out with.
  static func writeLive(_ runs: [TextRun], inks: inout InkSheet, to markup: inout Markup) {
    guard let first = runs.first else { return }
    let isGroup = runs.count > 1
    if isGroup {
      markup.raw("<g")
      writeLook(of: first, inks: &inks, to: &markup)
      markup.raw(">\n")
    }
    for run in runs where !run.text.isEmpty {
      markup.raw("<text x=\"")
      markup.number(run.origin.x)
      markup.raw("\" y=\"")
      markup.number(run.origin.y)
      markup.raw("\"")
      if !isGroup { writeLook(of: run, inks: &inks, to: &markup) }
      writePlace(of: run, to: &markup)
      markup.raw(">")
      markup.escaped(run.text)
      markup.raw("</text>\n")
    }
    if isGroup { markup.raw("</g>\n") }
  }

  private static func writeLook(of run: TextRun, inks: inout InkSheet, to markup: inout Markup) {
    markup.raw(" font-size=\"")
    markup.number(run.style.size)
    markup.raw("\"")
    if run.style.weight == .bold { markup.raw(" font-weight=\"700\"") }
    if run.style.slant == .italic { markup.raw(" font-style=\"italic\"") }
    inks.write(fill: run.paint, stroke: run.halo?.paint, to: &markup)
    if let halo = run.halo {
      InkSheet.write(pen: halo, to: &markup)
      markup.raw(" paint-order=\"stroke\"")
    }
  }

  private static func writePlace(of run: TextRun, to markup: inout Markup) {
    // A browser joins such letters, which are then not as wide as they were measured one by one.
    if Markup.hundredths(run.width) > 0, ShapedScript(in: run.text) == nil {
      markup.raw(" textLength=\"")
      markup.number(run.width)
      markup.raw("\" lengthAdjust=\"spacingAndGlyphs\"")
    }
    if run.rotation != 0 {
      markup.raw(" transform=\"rotate(")
      markup.number(run.rotation)
      markup.raw(" ")
      markup.number(run.origin.x)
      markup.raw(" ")
      markup.number(run.origin.y)
      markup.raw(")\"")
    }
    if losesSpaces(run.text) { markup.raw(" xml:space=\"preserve\"") }
  }

  /// Whether XML's default treatment of white space would change the text.
  private static func losesSpaces(_ text: String) -> Bool {
    var wasSpace = true
    for byte in text.utf8 {
      let isSpace = byte == 32
      if isSpace && wasSpace { return true }
      wasSpace = isSpace
    }
    return wasSpace
  }
}
