/// Lines of Markdown that a tag gives, its texts escaped already: a table, the list of documents.
struct MarkdownBlock {
  /// As a document of a language has it.
  let markdown: (DocumentLanguage) -> String

  init(_ markdown: @escaping (DocumentLanguage) -> String) { self.markdown = markdown }
}
