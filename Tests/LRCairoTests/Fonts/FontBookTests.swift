import LRScene
import Testing

@testable import LRCairo

@Suite struct FontBookTests {
  let fonts: FontBook

  init() throws { fonts = try FontBook() }

  @Test("advances are the font's own, in DejaVu Sans 2048 units an em")
  func advances() {
    #expect(fonts.width(of: "a", style: TextStyle(size: 2048)) == 1255)
    #expect(fonts.width(of: "a", style: TextStyle(size: 2048, weight: .bold)) == 1382)
    #expect(fonts.width(of: "", style: TextStyle(size: 12)) == 0)
  }

  @Test(
    "width is additive: no kerning, no ligatures, one glyph a scalar",
    arguments: ["AVATAR", "fi", "0.02", "Σ∇f(x̂)", "e\u{301}"])
  func additive(text: String) {
    for weight in [TextStyle.Weight.regular, .bold] {
      let style = TextStyle(size: 2048, weight: weight)
      let parts = text.unicodeScalars.map { fonts.width(of: String($0), style: style) }
      #expect(fonts.width(of: text, style: style) == parts.reduce(0, +))
    }
  }

  @Test("width grows with the size and does not depend on the slant")
  func sizeAndSlant() {
    let upright = fonts.width(of: "learning rate", style: TextStyle(size: 12))
    #expect(fonts.width(of: "learning rate", style: TextStyle(size: 12, slant: .italic)) == upright)
    #expect(abs(fonts.width(of: "learning rate", style: TextStyle(size: 24)) - 2 * upright) < 1e-9)
  }

  @Test("characters without a glyph are named in order, each once")
  func missing() {
    let style = TextStyle(size: 12)
    #expect(fonts.missingCharacters(in: "η∇Σ√x̂≤₀²", style: style).isEmpty)
    #expect(fonts.missingCharacters(in: "学a習学", style: style) == ["学", "習"])
  }

  @Test func names() {
    #expect(fonts.description.hasPrefix("DejaVu Sans 2."))
  }

  @Test("a font file of one's own gives the same widths as the font found")
  func ownFile() throws {
    let own = try FontBook(files: [fonts.regularPath])
    let style = TextStyle(size: 11.5, weight: .bold)
    #expect(own.width(of: "bold", style: style) == fonts.width(of: "bold", style: style))
    #expect(own.description == fonts.description)
  }

  @Test("of several fonts the first that has a letter draws it, and none besides is asked")
  func several() throws {
    let mono = fonts.regularPath.replacing("DejaVuSans", with: "DejaVuSansMono")
    let (narrow, both) = (try FontBook(files: [mono]), try FontBook(files: [mono, fonts.regularPath]))
    for style in [TextStyle(size: 20), TextStyle(size: 20, weight: .bold)] {
      #expect(narrow.missingCharacters(in: "aᐁ学", style: style) == ["ᐁ", "学"])
      #expect(both.missingCharacters(in: "aᐁ学", style: style) == ["学"])
      #expect(both.width(of: "ail", style: style) == narrow.width(of: "ail", style: style))
      #expect(both.width(of: "ᐁ", style: style) == fonts.width(of: "ᐁ", style: style))
    }
    #expect(both.glyphs(of: "aᐁ", weight: .regular).glyphs.map(\.font) == [0, 1])
    #expect(Set(both.glyphs(of: "aᐁ", weight: .bold).glyphs.map(\.key)).count == 2)
    #expect(both.description == "\(narrow.description), \(fonts.description)")
  }

  @Test("a file that is missing or no font is said")
  func badFile() {
    #expect(throws: FontError.unreadable(path: "/nowhere/font.ttf")) { try FontBook(files: ["/nowhere/font.ttf"]) }
    #expect(throws: FontError.notAFont(path: #filePath)) { try FontBook(files: [#filePath]) }
    #expect(FontError.notAFont(path: "x").hint?.contains("--font") == true)
  }

  @Test("without DejaVu Sans the package that brings it is named")
  func noFont() {
    #expect(throws: FontError.notFound) { try FontBook(folders: ["/nowhere"], useFontconfig: false) }
    #expect(FontError.notFound.hint?.contains("fonts-dejavu-core") == true)
  }

  @Test("fontconfig finds the same font where the known folders do not have it")
  func fontconfig() throws {
    let found = try FontBook(folders: ["/nowhere"], useFontconfig: true)
    #expect(found.description == fonts.description)
  }

  @Test("text that a browser shapes has room for letters of an unknown width", arguments: ["معدل", "قصير جدا", "कखग"])
  func roomForShaping(_ text: String) {
    let size = 20.0
    let width = fonts.width(of: text, style: TextStyle(size: size))
    #expect(width >= 0.6 * size * Double(text.unicodeScalars.count))
    // Others are as wide as their outlines.
    #expect(fonts.width(of: "illi", style: TextStyle(size: size)) < 0.6 * size * 4)
  }

  @Test("many threads may measure and draw at once")
  func threads() async throws {
    let fonts = try FontBook()
    let expected = fonts.width(of: "Σ learning rate η", style: TextStyle(size: 12, weight: .bold))
    let widths = await withTaskGroup(of: Double.self) { group in
      for _ in 0..<50 {
        group.addTask { fonts.width(of: "Σ learning rate η", style: TextStyle(size: 12, weight: .bold)) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(widths == Array(repeating: expected, count: 50))
  }
}
