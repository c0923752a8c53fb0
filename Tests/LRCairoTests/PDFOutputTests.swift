import LRScene
import Testing

@testable import LRCairo

@Suite struct PDFOutputTests {
  let fonts: FontBook

  init() throws { fonts = try FontBook() }

  private func pdf(_ scene: Scene) throws -> String {
    String(decoding: try Renderer.render(scene, as: .pdf, fonts: fonts), as: UTF8.self)
  }

  @Test("a page of the figure's size: 200 × 120 px are 150 × 90 pt")
  func page() throws {
    let file = try pdf(SampleScenes.full())
    #expect(file.hasPrefix("%PDF-1.4\n"))
    #expect(file.hasSuffix("%%EOF\n"))
    #expect(file.contains("/MediaBox [ 0 0 150 90 ]"))
  }

  @Test("no clock, and the figure says what made it from what")
  func information() throws {
    let file = try pdf(SampleScenes.full())
    #expect(!file.contains("/CreationDate"))
    #expect(!file.contains("/ModDate"))
    #expect(file.contains("/Title (A title)"))
    #expect(file.contains("/Creator (lrplot 0.1.0)"))
    #expect(
      information("Keywords", in: file)
        == "lrplot:digest=0123456789abcdef lrplot:spec=" + (SampleScenes.full().origin.spec ?? ""))
  }

  /// A string of the document information that Cairo has written as hexadecimal UTF-16.
  private func information(_ key: String, in file: String) -> String? {
    guard let start = file.firstRange(of: "/\(key) <FEFF")?.upperBound, let end = file[start...].firstIndex(of: ">")
    else { return nil }
    let digits = file[start..<end].filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
    let units = stride(from: 0, to: digits.count - 3, by: 4).map { place in
      digits[place..<place + 4].reduce(UInt16(0)) { $0 << 4 | UInt16($1) }
    }
    return String(decoding: units, as: UTF16.self)
  }

  @Test("fonts are embedded, with a map from letters to text")
  func embedded() throws {
    let file = try pdf(SampleScenes.full())
    #expect(file.contains("+DejaVuSans\n") || file.contains("+DejaVuSans "))
    #expect(file.contains("+DejaVuSans-Bold"))
    #expect(file.contains("/FontFile2"))
    #expect(file.contains("/ToUnicode"))
  }

  @Test("a spec too long for the keywords stays out")
  func longSpec() throws {
    var scene = SampleScenes.full()
    scene.origin.spec = String(repeating: "x", count: 100_000)
    #expect(!(try pdf(scene)).contains("lrplot:spec"))
  }

  @Test("text of no letters is nothing, not an error")
  func empty() throws {
    let scene = SampleScenes.scene([Layer(role: "note", nodes: [SampleScenes.text(""), SampleScenes.text(" ")])])
    #expect(try pdf(scene).hasPrefix("%PDF"))
  }
}
