public import LRInput
import LRPlotKit

/// A preprocessor of mdBook: the chapters are the documents of one report, their drawings in the text.
///
/// A book is walked by its members' names, so that 0.4 (`sections`) and 0.5 (`items`) are the same, and fields that later ones
/// add go through.
public enum MdBookPreprocessor {
  /// Whether what a renderer makes can hold drawings of HTML.
  public static func supports(_ renderer: String) -> Bool { ["html", "markdown", "epub"].contains(renderer) }

  /// - Parameters:
  ///   - input: `[context, book]`.
  ///   - folder: where the program runs; chapters below it are told by their paths from there.
  public static func run(_ input: DiagnosticSink, in folder: String, _ make: ReportMaker) -> FilterOutcome {
    guard var text = HostText(input), let parts = text.root.array, parts.count == 2, parts[1].members != nil else {
      if !input.hasErrors {
        input.error(
          at: 0, "this is no book of mdBook", hint: "`[preprocessor.lrplot]` in book.toml, and mdBook calls it")
      }
      return .refused([input])
    }
    let (context, book) = (parts[0], parts[1])
    let root = context["root"]?.string ?? ""
    let start = root.isEmpty || root == folder || root == "." ? "" : root + "/"
    let source = context["config"]?["book"]?["src"]?.string ?? "src"
    var chapters: [Node] = []
    find(in: book, &chapters)
    var look = ReportLook()
    look.language = context["config"]?["book"]?["language"]?.string
    look.takesFiles = false
    let documents = chapters.map { chapter in
      let path = chapter["path"]?.string ?? ""
      let file = chapter["source_path"]?.string ?? path
      let content = Array((chapter["content"]?.string ?? "").utf8)
      return (
        source: Source(name: "\(start)\(source)/\(file)", bytes: content),
        stem: path.hasSuffix(".md") ? String(path.dropLast(3)) : path
      )
    }
    let report = make(documents, look)
    guard let texts = report.chapters() else { return .refused(report.messages) }
    for (chapter, new) in zip(chapters, texts) {
      if let content = chapter["content"], content.string != new { text.replace(content, with: JSONText.string(new)) }
    }
    return .done(text.bytes(of: book), files: [], messages: report.messages)
  }

  /// Chapters that have a file, in the order of the book.
  private static func find(in node: Node, _ chapters: inout [Node]) {
    for item in node.array ?? [] { find(in: item, &chapters) }
    for member in node.members ?? [] {
      if member.key == "Chapter", member.node["path"]?.string != nil { chapters.append(member.node) }
      if ["Chapter", "sections", "items", "sub_items"].contains(member.key) { find(in: member.node, &chapters) }
    }
  }
}
