import LRScene
import Testing

@testable import LRCairo

@Suite struct GlyphSheetTests {
  let fonts: FontBook

  init() throws { fonts = try FontBook() }

  private func glyphs(_ text: String) -> [Glyph] { fonts.glyphs(of: text, weight: .regular).glyphs }

  @Test("a letter used often is defined, a simple one and one used once are drawn in place")
  func choice() {
    var sheet = GlyphSheet(prefix: "lr0123456789")
    for glyph in glyphs("ggggg.....η  ") { sheet.count(glyph, unitsPerEm: 2048) }
    sheet.settle()
    #expect(glyphs("g.η ").map { sheet.number(of: $0) } == [0, nil, nil, nil])
    var definitions = Markup()
    sheet.writeDefinitions(to: &definitions)
    let text = String(decoding: definitions.bytes, as: UTF8.self)
    #expect(text.hasPrefix("<path id=\"lr0123456789g0\" d=\"m"))
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test("outlines are whole thousandths of an em, y downward, and move with the pen")
  func outline() {
    func written(_ x: Int) -> String {
      var writer = PathWriter(Markup())
      GlyphSheet.write(glyphs("l")[0], unitsPerEm: 2048, x: x, to: &writer)
      return String(decoding: writer.markup.bytes, as: UTF8.self)
    }
    // DejaVu's "l" is the box from (193, 0) to (377, 1556) in 2048 units.
    #expect(written(0) == "m94-760h90v760h-90z")
    #expect(written(1000) == "m1094-760h90v760h-90z")
  }

  @Test("regular and bold letters have different keys")
  func weights() {
    #expect(fonts.glyphs(of: "a", weight: .bold).glyphs[0].key != glyphs("a")[0].key)
  }
}
