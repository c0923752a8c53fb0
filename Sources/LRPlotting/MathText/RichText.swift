/// What is wrong with a piece of marked-up text.
public struct RichTextError: Error, Sendable, Equatable {
  /// Where, in Unicode scalars from the start of the text.
  public var offset: Int
  /// What is wrong, as a sentence without a full stop.
  public var message: String
  /// What to write instead, or nil.
  public var hint: String?

  /// See the properties of the same names.
  public init(offset: Int, message: String, hint: String? = nil) {
    self.offset = offset
    self.message = message
    self.hint = hint
  }
}

/// Text with formulas between dollar signs, in a small part of TeX's notation.
///
/// As in pandoc, an opening `$` is not followed by a space, a closing one neither preceded by a space nor followed by
/// a digit; a `$` without a partner stands for itself, and so does `\$`.
///
///     try RichText("rate $\\eta_t$").plain        // rate η_t
///     try RichText("from $20 to $30").plain       // from $20 to $30
public struct RichText: Sendable, Equatable {
  let nodes: [MathNode]

  init(nodes: [MathNode]) { self.nodes = nodes }

  /// Reads `source`, or says at which scalar a formula goes wrong.
  public init(_ source: String) throws(RichTextError) {
    guard source.utf8.contains(UInt8(ascii: "$")) else {
      self = .literal(source)
      return
    }
    var reader = MarkupReader(Array(source.unicodeScalars))
    nodes = try reader.read()
  }

  /// Text without markup: a dollar sign is a dollar sign.
  public static func literal(_ text: String) -> RichText {
    RichText(nodes: text.isEmpty ? [] : [.text(text, italic: false)])
  }

  /// One text behind another.
  public static func + (left: RichText, right: RichText) -> RichText {
    RichText(nodes: left.nodes + right.nodes)
  }

  /// The text on one line without markup, for names and descriptions.
  public var plain: String { MathNode.plain(nodes) }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { nodes.isEmpty }
}
