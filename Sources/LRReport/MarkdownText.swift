/// Markdown that grows by parts, in which a figure is a paragraph of its own.
struct MarkdownText {
  private(set) var text = ""
  /// Whether what comes next must not join the paragraph before.
  private var isClosed = false

  mutating func add(_ part: String) {
    let part = part.replacing("\r\n", with: "\n")
    if isClosed, !part.isEmpty, part.first?.isNewline != true { text += "\n" }
    isClosed = false
    text += part
  }

  mutating func addParagraph(_ part: String) {
    leaveGap()
    if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
    text += part
    isClosed = true
  }

  /// Where a block leaves no trace, one blank line is left between what stands around it.
  mutating func leaveGap() {
    guard !text.isEmpty else { return }
    while text.hasSuffix("\n\n") { text.removeLast() }
    isClosed = true
  }
}
