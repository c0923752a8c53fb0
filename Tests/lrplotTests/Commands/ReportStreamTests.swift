import Foundation
import Testing

/// A document from standard input, and to standard output.
@Suite("Reports through standard input and output") struct ReportStreamTests {
  private static let document = """
    # Notes

    ```lrplot {#fig-plan caption="A plan."}
    { "steps": 100, "schedule": { "type": "cosine", "lr": 0.1 } }
    ```

    It begins at <% fig_plan.lr.cosine.first %>.
    """

  let folder: WorkFolder

  init() throws { folder = try WorkFolder() }

  private func run(_ words: [String], _ document: String = Self.document) throws -> Program.Result {
    try Program.run(["report"] + words, in: folder, input: Data(document.utf8))
  }

  @Test("the Markdown holds its figure, and nothing is written")
  func markdown() throws {
    let made = try run(["-", "-o", "-"])
    #expect(made.code == 0 && made.error.isEmpty, "\(made.errorText)")
    let text = made.text
    #expect(text.contains("It begins at 0.1."))
    let data = try #require(text.firstMatch(of: /data:image\/svg\+xml;base64,([A-Za-z0-9+\/=]+)/)?.output.1)
    let svg = try String(decoding: #require(Data(base64Encoded: String(data))), as: UTF8.self)
    #expect(svg.contains("<title") && svg.hasSuffix("</svg>\n"))
    #expect(try folder.names().isEmpty)
  }

  @Test("what an axis cannot show stands in the text beside the figure as in the figure", arguments: ["linear", "log"])
  func unshown(scale: String) throws {
    let document = Self.document.replacing(#""steps""#, with: #""y": "\#(scale)", "steps""#)
    #expect(try run(["-", "-o", "site"], document).code == 0)
    let figure = try #require(folder.names("site/figures").first)
    let told = try #require(
      folder.text("site/figures/\(figure)").firstMatch(of: /<desc[^>]*>([^<]+)<\/desc>/)?.output.1)
    let beside = try folder.text("site/stdin.md").replacing("\\", with: "")
    #expect(beside.contains("![\(told)]"), "\(told)\n\(beside)")
    #expect(told.contains("not shown") == (scale == "log"))
  }

  @Test("a file has the text that a folder has, but for its figure")
  func sameText() throws {
    #expect(try run(["-", "-o", "site"]).code == 0)
    let beside = try folder.text("site/stdin.md").replacing(/figures\/[^)"]*/, with: "FIGURE")
    let alone = try run(["-", "-o", "-"]).text
    #expect(alone.replacing(/data:image[^)"]*/, with: "FIGURE") == beside)
  }

  @Test("mistakes have the place in what was read")
  func mistakes() throws {
    let made = try run(["-", "-o", "-"], Self.document.replacing("cosine\"", with: "cosin\""))
    #expect(made.code == 65 && made.output.isEmpty)
    #expect(made.errorText.hasPrefix("<stdin>:4:39: error: unknown schedule"), "\(made.errorText)")
  }

  @Test("more than one file does not fit", arguments: [["--to", "md,html"], ["--deps", "d"], ["more.md"], ["-"]])
  func tooMuch(_ words: [String]) throws {
    try folder.write("more.md", "# More\n")
    let made = try run(["-", "-o", "-"] + words)
    #expect(made.code == 64 && made.output.isEmpty)
  }

  @Test("the page too", .enabled(if: Program.exists("pandoc"), "pandoc is not installed"))
  func page() throws {
    let made = try run(["-", "-o", "-", "--to", "html"])
    let text = made.text
    #expect(made.code == 0 && text.hasPrefix("<!DOCTYPE html>") && text.contains("<svg"))
    #expect(try folder.names().isEmpty)
  }
}
