/// A list; its items are its children.
public struct MarkdownList: Sendable, Equatable {
  /// The number of the first item; nil where items have no numbers.
  public var start: Int?
  /// `-`, `+` or `*`; `.` or `)` behind numbers.
  public var delimiter: UInt8
  /// Whether no blank line stands between its items or their parts.
  public var isTight = true
}

/// An item of a list.
public struct MarkdownItem: Sendable, Equatable {
  /// `-` or `12.`
  public var marker: Range<Int>
  /// How far its content stands to the right of what holds the list, in columns.
  public var indentation: Int
  /// The box of a task.
  public var task: Task?

  /// `[x]`
  public struct Task: Sendable, Equatable {
    /// The three bytes of the box.
    public var range: Range<Int>
    /// Whether there is an x in it.
    public var isDone: Bool
  }
}

/// A heading, of either kind.
public struct MarkdownHeading: Sendable, Equatable {
  /// From 1 to 6.
  public var level: Int
  /// The line of `=` or `-` below it; nil where it begins with `#`.
  public var underline: Range<Int>?
  /// Its words, without marks and attributes.
  public var content: Range<Int>
  /// `{#id .class}` behind them.
  public var attributes: Range<Int>?
}

/// The marks around a block.
public struct MarkdownFence: Sendable, Equatable {
  /// `` ` ``, `~` or `:`.
  public var letter: UInt8
  /// How many of them.
  public var length: Int
  /// Blanks before it, beside those of its containers.
  public var indentation: Int
  /// The marks that open it.
  public var opening: Range<Int>
  /// The marks that close it; nil where what holds it ends before.
  public var closing: Range<Int>?
}

/// A block of code, between fences or indented.
public struct MarkdownCodeBlock: Sendable, Equatable {
  /// Nil where it is indented.
  public var fence: MarkdownFence?
  /// What stands behind the fence, without blanks around it; nil where nothing does.
  public var info: Range<Int>?
  /// Its first word: `python`.
  public var language: Range<Int>?
  /// `{#id .class key=value}`
  public var attributes: Range<Int>?
  /// What `{name}` and option lines say.
  public var directive: MarkdownDirective?
}

/// What `::: name`, `:::{name} arguments` or ```` ```{name} arguments ```` says.
public struct MarkdownDirective: Sendable, Equatable {
  /// The marks around it.
  public var fence: MarkdownFence
  /// Nil for a division that has attributes only: `::: {.class}`.
  public var name: Range<Int>?
  /// What stands behind the name.
  public var arguments: Range<Int>?
  /// `{.class #id}`, or what stands in braces behind the name: `{python, echo=FALSE}`.
  public var attributes: Range<Int>?
  /// What the option lines say, in their order.
  public var options: [Option] = []
  /// The first lines of the content, which hold the options.
  public var optionLines = 0

  /// `:key: value` (MyST), `#| key: value` (Quarto), or a line between `---` and `---`.
  public struct Option: Sendable, Equatable {
    /// The bytes of the key, without colons.
    public var key: Range<Int>
    /// The bytes of the value, which may be none.
    public var value: Range<Int>
  }
}

/// `!!! note "Title"` and the like.
public struct MarkdownAdmonition: Sendable, Equatable {
  /// `!!!`, `???`, `???+` or `===`.
  public var marker: Range<Int>
  /// How far its content stands to the right of what holds it, in columns.
  public var indentation: Int
  /// `note inline`
  public var words: Range<Int>?
  /// Without its quotation marks.
  public var title: Range<Int>?
}

/// A table; its rows are its children, the header first. A row may have fewer cells than there are columns.
public struct MarkdownTable: Sendable, Equatable {
  /// Of the columns, in order.
  public var alignments: [Alignment]
  /// The row of hyphens below the header.
  public var delimiterRow: Range<Int>

  /// Where the cells of a column stand.
  public enum Alignment: Sendable, Equatable { case none, left, center, right }
}

/// `[label]: destination "title"`
public struct MarkdownDefinition: Sendable, Equatable {
  /// The bytes between the brackets.
  public var label: Range<Int>
  /// Without angle brackets.
  public var destination: Range<Int>
  /// Without its marks.
  public var title: Range<Int>?
}

/// `[^label]: text`; the text is its children.
public struct MarkdownFootnote: Sendable, Equatable {
  /// The bytes between `[^` and `]`.
  public var label: Range<Int>
}
