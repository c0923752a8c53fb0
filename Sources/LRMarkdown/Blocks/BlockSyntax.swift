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
}

extension BlockStart {
  func isKnown(in dialect: MarkdownDialect) -> Bool { true }
}

/// What came of an attempt to open a block.
enum BlockOpening {
  case none
  /// Others may begin in the same line.
  case container
  case leaf
}

/// All ways for a block to begin, in the order in which they are tried: CommonMark's, then the registered extensions.
enum BlockSyntax {
  static let starts: [any BlockStart] = [
    QuoteStart(), HeadingStart(), DirectiveStart(), FenceStart(), HTMLStart(), UnderlineStart(), BreakStart(),
    FootnoteStart(), ListStart(), MathBlockStart(), TargetStart(), AdmonitionStart(), TableStart(),
  ]

  /// By first byte, those that the dialect knows.
  static func table(_ dialect: MarkdownDialect) -> [[any BlockStart]] {
    var table = [[any BlockStart]](repeating: [], count: 256)
    for start in starts where start.isKnown(in: dialect) {
      for byte in start.firstBytes { table[Int(byte)].append(start) }
    }
    return table
  }
}
