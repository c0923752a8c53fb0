import Foundation
import LRPlotKit
import Testing

@Suite("The table of limits")
struct LimitTableTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/limits.md")

  @Test("docs/limits.md is what the checks go by")
  func page() throws {
    let written = try? String(contentsOf: Self.page.standardized, encoding: .utf8)
    #expect(written == LimitTable.markdown, "docs/limits.md is stale: run `make docs`")
  }

  @Test("sizes and counts are written for people")
  func numbers() {
    for row in [
      "| a file, or a document of a report | 16 MiB | refused |", "| updates of a run | 1,000,000,000 | refused |",
      "| a file in YAML | 2 MiB | refused |",
    ] {
      #expect(LimitTable.markdown.contains(row + "\n"), "\(row)")
    }
  }
}
