import FoundationEssentials
public import LRInput

/// A picture that a document names beside its charts: `![A board](photos/board.png)`.
///
/// It goes with the documents, at the same path from their folder; a page holds it in its text.
public struct ReportPicture {
  /// As it is written: `photos/a%20board.png`.
  public var target: String
  /// `photos/a board.png`, from the folder of the document.
  public var path: String
  /// The path with the folder of the document before it.
  public var file: String
  /// The document's messages, and the place of the target in it.
  public var sink: DiagnosticSink
  public var offset: Int
}

extension ReportBuilder {
  /// The pictures of all documents that lie in files, in the order of the report.
  public var pictures: [ReportPicture] {
    zip(documents, messages).flatMap { document, sink in
      document.parts.flatMap { part -> [ReportPicture] in
        guard case .text(let range) = part else { return [] }
        let text = document.text(range)
        return MarkdownLink.all(in: text).filter(\.isPicture).map { link in
          let target = String(text[link.target])
          let path = MarkdownLink.decoded(target)
          let folder = document.source.name.lastIndex(of: "/").map { String(document.source.name[...$0]) } ?? ""
          return ReportPicture(
            target: target, path: path, file: folder + path, sink: sink, offset: range.lowerBound + link.offset)
        }
      }
    }
  }
}

extension ReportPicture {
  /// Whether the path stays below the folder of the document.
  public var isInside: Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.split(separator: "/").contains("..") && !path.contains("\0")
  }

  /// What browsers know of the kinds of pictures, by the ending of their names.
  private static let kinds = [
    "png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "svg": "svg+xml", "webp": "webp", "avif": "avif",
  ]

  /// The text with the pictures in it, instead of their paths.
  static func embedded(_ text: String, _ pictures: [String: [UInt8]]) -> String {
    var result = ""
    var at = text.startIndex
    for link in MarkdownLink.all(in: text) where link.isPicture {
      let path = MarkdownLink.decoded(String(text[link.target]))
      let ending = path.split(separator: ".").last?.lowercased() ?? ""
      guard let bytes = pictures[path], let kind = kinds[ending] else { continue }
      result += text[at..<link.target.lowerBound]
      result += "data:image/\(kind);base64," + Data(bytes).base64EncodedString()
      at = link.target.upperBound
    }
    return result + text[at...]
  }
}
