import LRScene
import Testing

@testable import LRCairo

@Suite struct FigureMarkTests {
  private static let scene = Scene(
    width: 120, height: 80, background: Paint(Color(hex: 0xffffff)), title: "A", summary: "B",
    origin: Origin(digest: "0123456789abcdef", spec: "{}", generator: "lrplot 7.8.9"),
    layers: [Layer(role: "grid", nodes: [.shape(Shape(path: .rect(Rect(x: 1, y: 1, width: 9, height: 9))))])])

  @Test(arguments: OutputFormat.allCases)
  func everyOutputBearsItsMark(format: OutputFormat) throws {
    let bytes = try Renderer.render(Self.scene, as: format, fonts: FontBook())
    #expect(FigureMark.read(bytes) == FigureMark(generator: "lrplot 7.8.9", cairo: CairoVersion.string))
  }

  @Test(arguments: [
    "", "<svg>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "%PDF-1.4 /Creator (other 1.0)", "\u{89}PNG",
  ])
  func foreignFilesBearNone(text: String) {
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(FigureMark.read(bytes) == nil)
  }

  @Test func aFigureInsideOfAnotherFileMarksOnlyItself() throws {
    let fonts = try FontBook()
    let svg = String(decoding: try Renderer.render(Self.scene, as: .svg, fonts: fonts), as: UTF8.self)
    for text in ["<svg>\(svg)</svg>", "<svg><title>a</title><desc>b</desc><g>\(svg)</g></svg>", "<!-- -->\(svg)"] {
      #expect(FigureMark.read(Array(text.utf8)) == nil)
    }
    // A picture of another program that quotes the texts of a figure, in one of its own.
    let png = try Renderer.render(Self.scene, as: .png, fonts: fonts)
    var other = PNGContainer()
    other.header(width: 1, height: 1, colorType: .rgb)
    other.chunk("iTXt", Array("Comment\0\0\0\0\0".utf8) + png)
    other.chunk("IDAT", png)
    other.chunk("iTXt", Array("Software\0\0\0\0\0lrplot 1.2.3".utf8))
    #expect(FigureMark.read(other.bytes) == nil)
    // A document of LaTeX that holds a figure as an attachment.
    let pdf = String(decoding: try Renderer.render(Self.scene, as: .pdf, fonts: fonts), as: UTF8.self)
    let number = try #require(pdf.firstMatch(of: /\/Info (\d+)/)?.1)
    let paper =
      "%PDF-1.5\n1 0 obj\n\(pdf)\nendobj\n\(number) 0 obj\n<< /Producer (xdvipdfmx) /Creator (LaTeX) >>\nendobj\n"
    for trailer in ["trailer\n<< /Root 1 0 R /Info \(number) 0 R >>\n", "trailer\n<< /Root 1 0 R >>\n"] {
      #expect(FigureMark.read(Array((paper + trailer + "startxref\n9\n%%EOF\n").utf8)) == nil)
    }
  }

  @Test func aCutFileIsNoFigure() throws {
    let bytes = try Renderer.render(Self.scene, as: .png, fonts: FontBook())
    for length in stride(from: 0, to: 120, by: 7) {
      #expect(FigureMark.read(Array(bytes.prefix(length)))?.generator ?? "lrplot 7.8.9" == "lrplot 7.8.9")
    }
  }
}
