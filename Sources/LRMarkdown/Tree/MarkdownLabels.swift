/// The labels of a document, as links and notes look for them.
struct MarkdownLabels: Sendable {
  /// All definitions in their order.
  private(set) var definitions: [MarkdownDefinition] = []
  private var byLabel: [String: Int] = [:]
  private var footnotes: [String: Int] = [:]
  private var footnoteCount = 0

  /// Takes a definition down; of two with one label, the first counts.
  mutating func define(_ label: String, _ definition: MarkdownDefinition) {
    if byLabel[label] == nil { byLabel[label] = definitions.count }
    definitions.append(definition)
  }

  /// Takes the text of a note down.
  mutating func defineFootnote(_ label: String) {
    if footnotes[label] == nil { footnotes[label] = footnoteCount }
    footnoteCount += 1
  }

  /// The place of the definition of a label, of at most 999 bytes.
  func definition(_ label: ArraySlice<UInt8>) -> Int? {
    guard !byLabel.isEmpty, label.count <= MarkdownLimits.label else { return nil }
    return byLabel[MarkdownText.label(label)]
  }

  /// The place of the text of a note.
  func footnote(_ label: ArraySlice<UInt8>) -> Int? {
    guard !footnotes.isEmpty, label.count <= MarkdownLimits.label else { return nil }
    return footnotes[MarkdownText.label(label)]
  }
}
