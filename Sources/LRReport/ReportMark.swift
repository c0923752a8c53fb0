import LRInput
import LRMarkdown

/// Tells documents and pages that this program made from those of others.
public enum ReportMark {
  /// What the note of its making begins with in a made document.
  static let start = "<!-- Made by lrplot from "
  /// What a page says of itself in its head.
  private static let generator = "<meta name=\"generator\" content=\"lrplot\">"

  /// Whether a file says that it was made: a document in the line that it begins with, behind front matter; a page in its head.
  /// One that speaks of the note further down was written by somebody.
  public static func isMade(_ bytes: [UInt8]) -> Bool { isDocument(bytes) || isPage(bytes) }

  private static func isDocument(_ bytes: [UInt8]) -> Bool {
    let front = MarkdownDocument.frontMatter(of: Source(name: "", bytes: bytes))
    // Git may have given it the line ends of Windows.
    let rest = bytes[(front?.upperBound ?? 0)...].drop { $0 == 0x0A || $0 == 0x0D }
    let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
    return line.starts(with: start.utf8) && line.suffix(3).elementsEqual("-->".utf8)
  }

  private static func isPage(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.prefix(4096).split(maxSplits: 12) { $0 == 0x0A || $0 == 0x0D }
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines.count > 3, lines[0] == "<!DOCTYPE html>", lines[1].hasPrefix("<html"), lines[2] == "<head>" else {
      return false
    }
    return lines[3...].prefix { $0.hasPrefix("<meta ") }.contains(generator)
  }
}
