/// Where a link or a picture leads, and how that is written.
public struct MarkdownLinkTarget: Sendable, Equatable {
  /// How the destination is given.
  public enum Style: Sendable, Equatable {
    /// `[words](destination)`
    case inline
    /// `[words][label]`
    case full
    /// `[words][]`
    case collapsed
    /// `[words]`
    case shortcut
  }

  /// Whether the destination stands behind the words, or a label leads to it.
  public var style: Style
  /// What stands between the first brackets.
  public var content: Range<Int>
  /// As it is written, without angle brackets; in the definition, where there is one.
  public var destination: Range<Int>
  /// Without its marks.
  public var title: Range<Int>?
  /// The label of a reference, which may be the content.
  public var label: Range<Int>?
  /// The place of the definition in `MarkdownDocument.definitions`.
  public var definition: Int?
  /// `{#id .class}` behind it.
  public var attributes: Range<Int>?
}

/// A link that is its own address.
public struct MarkdownAutolink: Sendable, Equatable {
  /// What has to stand before the address to make it one.
  public enum Prefix: String, Sendable, Equatable {
    case none = ""
    case mail = "mailto:"
    case http = "http://"
  }

  /// As it is written, without angle brackets.
  public var address: Range<Int>
  /// Empty for an address that has its own: `https://…`.
  public var prefix: Prefix
  /// Whether it stands without angle brackets, and so without entities.
  public var isBare: Bool
}

/// Code in a line.
public struct MarkdownCode: Sendable, Equatable {
  /// What stands between the backticks, without the blank that may pad it on both sides.
  public var content: Range<Int>
  /// `{.class}` behind it.
  public var attributes: Range<Int>?
}

/// Mathematics, in a line or as a block.
public struct MarkdownMath: Sendable, Equatable {
  /// Between two dollar signs, and so set on lines of its own.
  public var isDisplay: Bool
  /// What stands between the dollar signs.
  public var content: Range<Int>
  /// `{#eq-id}` or `(label)` behind it.
  public var label: Range<Int>?
}

/// `[^label]`
public struct MarkdownReference: Sendable, Equatable {
  /// The bytes between `[^` and `]`.
  public var label: Range<Int>
  /// The place of its text in `MarkdownDocument.footnotes`.
  public var footnote: Int
}
