import Mustache

/// Lines of Markdown that a tag gives, its texts escaped already: a table, the list of documents.
struct MarkdownBlock: MustacheCustomRenderable {
  var markdown: String

  var renderText: String { markdown }
  var isNull: Bool { false }
}
