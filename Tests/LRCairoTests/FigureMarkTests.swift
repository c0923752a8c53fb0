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

  @Test func aCutFileIsNoFigure() throws {
    let bytes = try Renderer.render(Self.scene, as: .png, fonts: FontBook())
    for length in stride(from: 0, to: 120, by: 7) {
      #expect(FigureMark.read(Array(bytes.prefix(length)))?.generator ?? "lrplot 7.8.9" == "lrplot 7.8.9")
    }
  }
}
