import LRScene
import Testing

@testable import LRCairo

@Suite struct RendererTests {
  @Test("the same scene gives the same bytes, whatever was drawn before", arguments: OutputFormat.allCases)
  func reproducible(format: OutputFormat) throws {
    let fonts = try FontBook()
    let first = try Renderer.render(SampleScenes.full(), as: format, fonts: fonts)
    for other in OutputFormat.allCases.reversed() {
      _ = try Renderer.render(SampleScenes.full(digest: "fedcba9876543210", dark: true), as: other, fonts: fonts)
    }
    #expect(try Renderer.render(SampleScenes.full(), as: format, fonts: fonts) == first)
    #expect(try Renderer.render(SampleScenes.full(), as: format, fonts: FontBook()) == first)
  }

  @Test("figures drawn at the same time do not disturb one another")
  func parallel() async throws {
    let fonts = try FontBook()
    let alone = try OutputFormat.allCases.map { try Renderer.render(SampleScenes.full(), as: $0, fonts: fonts) }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for round in 0..<24 {
        let format = OutputFormat.allCases[round % 3]
        group.addTask { try Renderer.render(SampleScenes.full(), as: format, fonts: fonts) == alone[round % 3] }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }

  @Test("nothing of the clock or the machine is in an SVG, and no font's path in any file")
  func noTraces() throws {
    let fonts = try FontBook()
    for format in OutputFormat.allCases {
      let file = String(decoding: try Renderer.render(SampleScenes.full(), as: format, fonts: fonts), as: UTF8.self)
      #expect(!file.contains(fonts.regularPath))
      guard format == .svg else { continue }
      for trace in ["202", "Date", "date", "/usr"] { #expect(!file.contains(trace)) }
    }
  }

  @Test("every format is in the catalogue, under its own name", arguments: OutputFormat.allCases)
  func catalogue(format: OutputFormat) {
    let entry = OutputCatalog.entry(for: format)
    #expect(entry.format == format)
    #expect(entry.mediaType.contains(format.rawValue))
    #expect(entry.summary.hasSuffix("."))
    #expect(OutputCatalog.entries.count { $0.format == format } == 1)
  }

  @Test("a page without anything is a page", arguments: OutputFormat.allCases)
  func empty(format: OutputFormat) throws {
    #expect(try !Renderer.render(SampleScenes.scene([]), as: format, fonts: FontBook()).isEmpty)
  }

  @Test("errors are sentences that name what is wrong")
  func errors() {
    #expect(
      RenderError.badNumber(.nan, layer: "curve").description
        == "the layer “curve” holds the number nan, which cannot be drawn")
    #expect(RenderError.font(.notFound).description.contains("DejaVu Sans"))
  }

  @Test func cairoVersion() {
    #expect(CairoVersion.string.split(separator: ".").count == 3)
  }
}
