import Testing

@testable import LRReport

@Suite("The values of figures on a page") struct PageReadingTests {
  private static func page(_ body: String) throws -> String {
    try #require(Building(("a", "# A\n\n```lrplot {#fig-a}\n\(body)\n```\n")).builder.page(.html)).markdown
  }

  @Test("stand beside the drawing, in one line, and cannot end their script")
  func numbers() throws {
    let page = try Self.page("pointed </script><b>")
    let lines = page.split(separator: "\n").filter { $0.contains("application/json") }
    #expect(lines.count == 1)
    #expect(lines.first?.hasSuffix(#"{"panels":[{"title":"pointed \u003c/script>\u003cb>"}]}</script>"#) == true)
    #expect(page.contains(#"<p class="reading" role="status"></p>"#))
  }

  @Test("are left out where there is nothing to point at")
  func none() throws { #expect(!(try Self.page("bars").contains("application/json"))) }

  @Test("the frame has the script that shows them, as pandoc's templates write dollars")
  func script() {
    let frame = String(decoding: PackageFiles.page, as: UTF8.self)
    #expect(frame.contains("function showReadings(figure, data, output)"))
    // A dollar alone would begin a variable of the template.
    let start = frame.firstRange(of: "function showReadings")?.lowerBound ?? frame.endIndex
    let end = frame.firstRange(of: "// Solutions")?.lowerBound ?? frame.endIndex
    let script = frame[start..<max(start, end)]
    #expect(script.contains("$${"))
    #expect(!script.replacing("$$", with: "").contains("$"))
  }
}
