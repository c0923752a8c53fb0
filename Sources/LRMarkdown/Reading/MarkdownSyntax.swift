/// All that can be written, in the order in which it is tried: CommonMark's forms and the extensions.
enum MarkdownSyntax {
  /// The ways for a block to begin.
  static let blocks: [any BlockStart] = [
    QuoteStart(), HeadingStart(), DirectiveStart(), FenceStart(), HTMLStart(), UnderlineStart(), BreakStart(),
    FootnoteStart(), ListStart(), MathBlockStart(), TargetStart(), AdmonitionStart(), TableStart(),
  ]

  /// The ways for an inline to be written.
  static let inlines: [any InlineReader] = [
    LineBreakReader(), EscapeReader(), EntityReader(), CodeReader(), AngleLinkReader(), HTMLReader(),
    FootnoteReferenceReader(), BracketReader(), DelimiterReader(), StrikethroughReader(),
    BareLinkReader(), MathReader(), RoleReader(),
  ]
}
