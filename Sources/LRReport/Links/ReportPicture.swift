import FoundationEssentials
public import LRInput
import LRSpec

/// A file that a document names beside its charts, a picture or another: `![A board](photos/board.png)`, `[data](data.csv)`.
///
/// A copy that is named after its content goes with the documents; an HTML page holds a picture in its text.
public struct ReportPicture {
  /// Its path, the folder of the document included.
  public var file: String
  /// Whether the file lies below the folder of the document.
  public var isInside: Bool
  /// Whether it is to be shown.
  public var isShown: Bool
  /// Whether it is a document, which is read or left where it is, and never copied.
  public var isDocument: Bool
  /// The document's messages.
  public var sink: DiagnosticSink
  /// The place of the target in the document.
  public var offset: Int
}

extension ReportPicture {
  /// The file of a target: `photos/a board.png` of `./photos/a%20board.png#dark`; nil where there is no path.
  static func place(of target: String, in document: ReportDocument) -> (file: String, isInside: Bool)? {
    let path = DocumentLink.decoded(String(target.prefix { $0 != "#" && $0 != "?" }))
    guard !path.isEmpty, !path.contains("\0") else { return nil }
    if path.hasPrefix("/") { return (path, false) }
    let inner = DocumentPath.joined(path)
    return (document.folder + (inner ?? path), inner != nil)
  }

  /// What browsers know of the kinds of pictures, by the ending of their names.
  static let kinds = [
    "png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "svg": "svg+xml", "webp": "webp", "avif": "avif",
    "bmp": "bmp", "ico": "x-icon", "apng": "apng",
  ]

  /// `pictures/board-1a2b3c4d.png`, `files/data-1a2b3c4d.csv`
  public static func path(of file: String, _ bytes: [UInt8]) -> String {
    let name = file.split(separator: "/").last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    let plain = stem.prefix(60).map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "-" }
    let start = "\(isPicture(file) ? "pictures" : "files")/\(String(plain))-\(Provenance.fileDigest(bytes).prefix(8))"
    return name.contains(".") ? "\(start).\(kind(of: file))" : start
  }

  /// Whether a file has the place and the name that its content gives it, which is all the mark that a copy can bear.
  public static func isMade(_ path: String, _ bytes: [UInt8]) -> Bool {
    let steps = path.split(separator: "/")
    guard let folder = steps.dropLast().last, let name = steps.last, folders.contains(String(folder)) else {
      return false
    }
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return stem.hasSuffix("-\(Provenance.fileDigest(bytes).prefix(8))")
  }

  /// Where copies go.
  public static let folders = ["pictures", "files"]

  /// Whether a name is that of a picture, as its ending has it.
  static func isPicture(_ target: String) -> Bool { kinds[kind(of: target)] != nil }

  private static func kind(of file: String) -> String { file.split(separator: ".").last?.lowercased() ?? "" }

  /// The places of the pictures and the files of a part as they are where it goes.
  ///
  /// - Parameters:
  ///   - pictures: bytes by files.
  ///   - isAlone: whether no files lie beside the text.
  static func edits(
    in part: MarkdownPart, of document: ReportDocument, _ pictures: [String: [UInt8]], for target: ReportLinks.Target,
    isAlone: Bool
  ) -> TextEdits {
    var edits = TextEdits()
    guard !pictures.isEmpty else { return edits }
    for link in part.links() {
      guard let file = place(of: link.target, in: document)?.file, let bytes = pictures[file] else { continue }
      let data = link.isPicture && (isAlone || target == .page(.html)) ? data(file, bytes) : ""
      if isAlone, data.isEmpty { continue }
      // The page of a paper, say.
      let rest = link.isPicture ? "" : link.target.drop { $0 != "#" && $0 != "?" }
      let up = target == .files ? document.up : ""
      edits.replace(link.range, with: data.isEmpty ? up + path(of: file, bytes) + rest : data)
    }
    return edits
  }

  /// The picture as an address; empty where no browser knows its kind.
  private static func data(_ file: String, _ bytes: [UInt8]) -> String {
    kinds[kind(of: file)].map { "data:image/\($0);base64," + Data(bytes).base64EncodedString() } ?? ""
  }
}
