/// A way for a block to begin.
protocol BlockStart: Sendable {
  /// The bytes that it begins with; it is asked for no others.
  var firstBytes: [UInt8] { get }
  /// Whether the dialect knows it.
  func isKnown(in dialect: MarkdownDialect) -> Bool
  /// Opens a block that begins with what is left of the line, and takes its marks.
  ///
  /// - Parameter container: what the line goes on with so far.
  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening
  /// The open block that a line which begins so ends, however deep the line stands in it; nil as a rule.
  ///
  /// - Parameter container: what the line goes on with.
  func block(endedBy line: LineCursor, in container: OpenBlock) -> OpenBlock?
}

extension BlockStart {
  func isKnown(in dialect: MarkdownDialect) -> Bool { true }
  func block(endedBy line: LineCursor, in container: OpenBlock) -> OpenBlock? { nil }
}

/// What came of an attempt to open a block.
enum BlockOpening {
  case none
  /// Others may begin in the same line.
  case container
  case leaf
}
