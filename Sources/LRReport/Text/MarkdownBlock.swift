/// Lines of Markdown that a tag gives, its texts escaped already: a table, the list of documents.
struct MarkdownBlock {
  var markdown: String
}
