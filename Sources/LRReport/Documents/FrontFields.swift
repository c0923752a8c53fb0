import LRInput
import LRMarkdown
import LRYAML

/// What the front matter of a document says, as far as a report asks: hosts get all of it as it is.
///
///     document.front.text("lang")   // de
struct FrontFields: Sendable {
  /// Its bytes, its line end included; empty where there is none.
  let range: Range<Int>
  private let root: Node?
  private let bytes: [UInt8]
  /// Why it cannot be read.
  let mistake: Diagnostic?

  init(of document: MarkdownDocument) {
    let source = document.source
    range = MarkdownDocument.frontMatter(of: source) ?? source.byteOrderMark..<source.byteOrderMark
    let content = document.nodes.lazy.compactMap { node in
      if case .frontMatter(let content) = node.kind { content } else { nil }
    }.first
    guard let content, source.bytes[content].contains(where: { $0 > 0x20 }) else {
      (root, bytes, mistake) = (nil, [], nil)
      return
    }
    // Its places are those of the document; the rule that ends it would begin another text.
    bytes = Array(source.bytes[..<content.upperBound])
    let sink = DiagnosticSink(Source(name: source.name, bytes: bytes))
    root = YAMLReader.parse(sink)
    mistake = sink.sorted.first { $0.severity == .error }
  }

  var keys: Set<String> { Set((root?.members ?? []).map(\.key)) }

  /// Whether it has a key.
  func has(_ key: String) -> Bool { root?[key] != nil }

  func text(_ key: String) -> String? { root?[key]?.string }

  /// `toc: true`
  func isTrue(_ key: String) -> Bool { root?[key]?.bool == true }

  func integer(_ key: String) -> Int? { root?[key]?.integer }

  /// A file that a key names.
  struct File {
    var path: String
    /// Where the path is written, without quotation marks.
    var range: Range<Int>
  }

  /// The files of a key, one or a list of them: `bibliography: [a.bib, b.bib]`.
  func files(_ key: String) -> [File] {
    guard let value = root?[key] else { return [] }
    return (value.array ?? [value]).compactMap { node in
      guard let path = node.string, !path.isEmpty, node.offset < bytes.count else { return nil }
      let isQuoted = "\"'".utf8.contains(bytes[node.offset])
      let start = node.offset + (isQuoted ? 1 : 0)
      // One that is written with escapes is left as it is.
      guard bytes[start...].starts(with: path.utf8) else { return nil }
      return File(path: path, range: start..<start + path.utf8.count)
    }
  }

  /// The files of all keys that name some, in their order: what citations are looked up in, and how they are set.
  var files: [File] { Self.keysOfFiles.flatMap(files) }

  /// Other names for the keys of files, so that pandoc opens none of them itself.
  var withoutFiles: TextEdits {
    var edits = TextEdits()
    for member in root?.members ?? [] where Self.keysOfFiles.contains(member.key) {
      edits.insert("its-", at: member.keyOffset + ("\"'".utf8.contains(bytes[member.keyOffset]) ? 1 : 0))
    }
    return edits
  }

  private static let keysOfFiles = ["bibliography", "csl"]
}
