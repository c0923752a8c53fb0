/// A way for an inline to be written.
protocol InlineReader: Sendable {
  /// The bytes that it begins with; it is asked at no others.
  var firstBytes: [UInt8] { get }
  /// Whether the dialect knows it.
  func isKnown(in dialect: MarkdownDialect) -> Bool
  /// Reads what begins at `parser.at`, adds it and moves behind it; false where nothing of its kind begins.
  func read(_ parser: InlineParser) -> Bool
}

extension InlineReader {
  func isKnown(in dialect: MarkdownDialect) -> Bool { true }
}

/// The ways for inlines to be written, and what they may ask for.
final class InlineSyntax {
  let dialect: MarkdownDialect
  let labels: MarkdownLabels
  /// By first byte, those that the dialect knows.
  let table: [[any InlineReader]]
  /// Whether any of them begins with a byte.
  let isSpecial: [Bool]

  /// - Parameter readers: in the order in which they are tried.
  init(_ readers: [any InlineReader], _ dialect: MarkdownDialect, _ labels: MarkdownLabels) {
    self.dialect = dialect
    self.labels = labels
    var table = [[any InlineReader]](repeating: [], count: 256)
    for reader in readers where reader.isKnown(in: dialect) {
      for byte in reader.firstBytes { table[Int(byte)].append(reader) }
    }
    self.table = table
    isSpecial = table.map { !$0.isEmpty }
  }
}
