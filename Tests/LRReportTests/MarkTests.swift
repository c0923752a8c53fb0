import Testing

@testable import LRReport

@Suite("A made file says so where it begins") struct MarkTests {
  @Test(
    "every document that is made, whatever stands before the note",
    arguments: [
      "# A\n", "---\ntitle: t\n---\n# A\n", "---  \ntitle: t\n...\t\n\nx\n", "---\ntitle: t\n---", "---\n\nx\n", "",
      "\u{FEFF}---\nx: y\n---\n\n# A\n", "---\n\(String(repeating: "key: value\n", count: 5000))---\n# A\n",
    ])
  func documents(_ text: String) throws {
    for text in [text, text.replacing("\n", with: "\r\n")] {
      let made = try #require(Building(("a", text)).builder.files()?.first).bytes
      #expect(ReportMark.isMade(made))
      // As git checks it out on Windows.
      #expect(ReportMark.isMade(Array(String(decoding: made, as: UTF8.self).replacing("\n", with: "\r\n").utf8)))
      #expect(!ReportMark.isMade(Array(text.utf8)))
    }
  }

  @Test("the page's own template")
  func page() {
    #expect(ReportMark.isMade(PackageFiles.page))
    let text = String(decoding: PackageFiles.page, as: UTF8.self)
    #expect(!ReportMark.isMade(Array(text.replacing("content=\"lrplot\"", with: "content=\"me\"").utf8)))
    #expect(!ReportMark.isMade(Array(text.replacing("<head>", with: "<head><title>x</title>").utf8)))
  }

  @Test(
    "what speaks of the note was written by somebody",
    arguments: [
      "", "x", "<!-- Made by lrplot from", "<!-- Made by lrplot -->\n", "<!-- Made by lrplot from a.md -->, I think\n",
      "# A\n\n<!-- Made by lrplot from a.md: edit that -->\n", "---\nx: <!-- Made by lrplot from a.md -->\n---\n# A\n",
      "> <!-- Made by lrplot from a.md -->\n",
      "<!DOCTYPE html>\n<html>\n<head>\n<title>x</title>\n<meta name=\"generator\" content=\"lrplot\">\n",
    ])
  func others(_ text: String) { #expect(!ReportMark.isMade(Array(text.utf8))) }
}
