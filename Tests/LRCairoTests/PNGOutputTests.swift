import LRScene
import Testing

@testable import LRCairo

@Suite struct PNGOutputTests {
  let fonts: FontBook

  init() throws { fonts = try FontBook() }

  private func png(_ scene: Scene, scale: Double = 1) throws -> PNGReader {
    try #require(
      PNGReader(try Renderer.render(scene, as: .png, options: RenderOptions(scale: scale), fonts: fonts)))
  }

  /// What Cairo itself has drawn, three bytes a pixel.
  private func surface(_ scene: Scene, scale: Int) throws -> [[UInt8]] {
    let (width, height) = (Int(scene.width) * scale, Int(scene.height) * scale)
    let canvas = try Canvas.bitmap(width: width, height: height, alpha: false)
    canvas.scale(Double(scale), Double(scale))
    Painter(typesetter: OutlineTypesetter(fonts: fonts)).paint(scene, on: canvas)
    return try canvas.finish(width: width, height: height, alpha: false).rows.map { row in
      row.flatMap { pixel in [16, 8, 0].map { UInt8(truncatingIfNeeded: pixel >> UInt32($0)) } }
    }
  }

  @Test("chunks are in order and their sums fit")
  func chunks() throws {
    let png = try png(SampleScenes.full())
    #expect(png.chunks.allSatisfy { $0.sumIsRight })
    #expect(png.chunks.first?.type == "IHDR")
    #expect(png.chunks.map(\.type).suffix(2) == ["IDAT", "IEND"])
  }

  @Test("every pixel is as Cairo drew it", arguments: [1, 2])
  func pixels(scale: Int) throws {
    let scene = SampleScenes.full()
    let png = try png(scene, scale: Double(scale))
    let header = try #require(png.data(of: "IHDR"))
    #expect(PNGReader.number(header[0..<4]) == 200 * scale)
    let rows = try #require(png.rows)
    let drawn = try surface(scene, scale: scale)
    if let palette = png.data(of: "PLTE") {
      #expect(rows.map { $0.flatMap { palette[3 * Int($0)..<3 * Int($0) + 3] } } == drawn)
    } else {
      #expect(rows == drawn)
    }
  }

  @Test("few colours are a palette, and lose nothing")
  func palette() throws {
    let scene = SampleScenes.scene([
      Layer(role: "phase", nodes: [SampleScenes.box(Rect(x: 10, y: 10, width: 30, height: 30))])
    ])
    let png = try png(scene)
    #expect(png.data(of: "IHDR")?[9] == 3)
    #expect(png.data(of: "PLTE") == [255, 255, 255, 0x1c, 0x4b, 0xb5])
    let rows = try #require(png.rows)
    #expect(rows[9].allSatisfy { $0 == 0 })
    #expect(rows[20] == (0..<200).map { (10..<40).contains($0) ? 1 : 0 })
  }

  @Test("many colours are written in full")
  func manyColors() throws {
    let nodes = (0..<300).map { number in
      let (column, row) = (Double(number % 20), Double(number / 20))
      let color = Color(hex: UInt32(number * 50_021))
      return SampleScenes.box(Rect(x: column * 10, y: row * 8, width: 10, height: 8), fill: Paint(color))
    }
    let scene = SampleScenes.scene([Layer(role: "phase", nodes: nodes)])
    let png = try png(scene)
    #expect(png.data(of: "IHDR")?[9] == 2)
    let drawn = try surface(scene, scale: 1)
    #expect(png.rows == drawn)
  }

  @Test("a clear page is transparent, and its colours are not multiplied with their alpha")
  func alpha() throws {
    let half = Paint(SampleScenes.blue, opacity: 0.5)
    let png = try png(
      SampleScenes.scene(
        [Layer(role: "phase", nodes: [SampleScenes.box(Rect(x: 10, y: 10, width: 30, height: 30), fill: half)])],
        background: Paint(Color(hex: 0xffffff), opacity: 0)))
    #expect(png.data(of: "IHDR")?[9] == 6)
    let rows = try #require(png.rows)
    #expect(Array(rows[5][0..<4]) == [0, 0, 0, 0])
    // A channel of half opacity keeps 7 bits of its 8.
    let inside = rows[20][80..<84].map(Int.init)
    for (got, wanted) in zip(inside, [0x1c, 0x4b, 0xb5, 128]) { #expect(abs(got - wanted) <= 2) }
  }

  @Test("the density prints every scale at the same size", arguments: [(1.0, 3780), (2.0, 7559), (0.5, 1890)])
  func density(scale: Double, perMetre: Int) throws {
    let data = try #require(try png(SampleScenes.full(), scale: scale).data(of: "pHYs"))
    #expect(PNGReader.number(data[0..<4]) == perMetre)
    #expect(PNGReader.number(data[4..<8]) == perMetre)
    #expect(data[8] == 1)
  }

  @Test("origin travels as text, a long spec packed")
  func texts() throws {
    var scene = SampleScenes.full()
    let short = try png(scene).texts
    #expect(short["Software"] == "lrplot 0.1.0")
    #expect(short["lrplot:digest"] == "0123456789abcdef")
    #expect(short["lrplot:cairo"] == CairoVersion.string)
    #expect(short["lrplot:spec"] == scene.origin.spec)
    scene.origin.spec = String(repeating: "{\"η\": 1} ", count: 200)
    let long = try png(scene)
    #expect(long.texts["lrplot:spec"] == scene.origin.spec)
    #expect(long.chunks.filter { $0.type == "iTXt" }.allSatisfy { $0.data.count < 200 })
  }

  @Test("a bitmap that is too large, or of no size, is refused", arguments: [0, -1, 0.001, 9, .nan, .infinity])
  func size(scale: Double) throws {
    #expect(throws: RenderError.self) {
      try Renderer.render(SampleScenes.full(), as: .png, options: RenderOptions(scale: scale), fonts: fonts)
    }
    var scene = SampleScenes.full()
    (scene.width, scene.height) = (20_000, 20_000)
    let error = RenderError.badSize(width: 20_000, height: 20_000, scale: 1)
    #expect(throws: error) { try Renderer.render(scene, as: .png, fonts: fonts) }
    #expect(
      error.description
        == "a figure of 20000 × 20000 px at scale 1 cannot be drawn: a bitmap has at most 100 million pixels, 32767 each way"
    )
  }
}
