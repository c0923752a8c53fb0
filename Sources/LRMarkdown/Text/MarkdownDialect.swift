/// What is read beside CommonMark: every extension has a switch, so that any mixture can be compared with another reader.
///
/// What is switched off is read as CommonMark reads it, which is mostly as text.
public struct MarkdownDialect: Sendable, Equatable {
  /// Tables between `|` (GitHub).
  public var tables = false
  /// `~~struck~~` (GitHub).
  public var strikethrough = false
  /// `- [x] done` (GitHub).
  public var taskLists = false
  /// `www.…`, `https://…` and `a@b.c` without angle brackets (GitHub).
  public var bareLinks = false
  /// `[^id]` and its text at `[^id]:`.
  public var footnotes = false
  /// Lines between `---` and `---` or `...` at the very start.
  public var frontMatter = false
  /// `$…$` by the rule of pandoc, `$$…$$`.
  public var math = false
  /// `{#id .class key=value}` behind headings, pictures, links, fences and code, and `[words]{.class}`.
  public var attributes = false
  /// `::: name`, `:::{name}` and ```` ```{name} ````.
  public var directives = false
  /// `` {name}`text` `` (MyST).
  public var roles = false
  /// `(name)=` (MyST).
  public var targets = false
  /// `!!! note`, `??? note` and `=== "Tab"`, with content indented by four blanks (MkDocs).
  public var admonitions = false

  /// Directives between backticks whose content is Markdown; that of all others is code.
  public var markdownDirectives: Set<String> = MarkdownDialect.directivesOfMarkdown
  /// Directives between colons whose content is code; that of all others is Markdown.
  public var codeDirectives: Set<String> = MarkdownDialect.directivesOfCode

  /// CommonMark alone: every switch is off.
  public init() {}

  /// CommonMark 0.31, and nothing else.
  public static let commonMark = MarkdownDialect()

  /// What GitHub's own reader knows: tables, strikings, tasks and bare links.
  public static let gfm: MarkdownDialect = {
    var dialect = MarkdownDialect()
    dialect.tables = true
    dialect.strikethrough = true
    dialect.taskLists = true
    dialect.bareLinks = true
    return dialect
  }()

  /// Everything at once, as documents of lrplot are read, whatever host they are written for.
  public static let all: MarkdownDialect = {
    var dialect = MarkdownDialect.gfm
    dialect.footnotes = true
    dialect.frontMatter = true
    dialect.math = true
    dialect.attributes = true
    dialect.directives = true
    dialect.roles = true
    dialect.targets = true
    dialect.admonitions = true
    return dialect
  }()
}

extension MarkdownDialect {
  /// What MyST, Sphinx and Jupyter Book read as Markdown inside.
  static let directivesOfMarkdown: Set<String> = [
    "admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip", "todo",
    "warning", "deprecated", "versionadded", "versionchanged", "versionremoved", "aside", "margin", "sidebar", "topic",
    "card", "card-carousel", "dropdown", "grid", "grid-item", "grid-item-card", "tab", "tab-item", "tab-set",
    "compound", "container", "div", "epigraph", "pull-quote", "highlights", "rst-class", "figure", "figure-md",
    "list-table", "table", "exercise", "exercise-start", "solution", "solution-start", "proof", "prf:proof",
    "prf:theorem", "prf:lemma", "prf:definition", "prf:example", "prf:remark", "prf:algorithm", "prf:corollary",
    "prf:criterion", "prf:conjecture", "prf:property", "prf:observation", "prf:proposition", "prf:assumption",
    "prf:axiom",
  ]

  /// What they hand on as it stands; `lrplot` is our own.
  static let directivesOfCode: Set<String> = [
    "lrplot", "lrplot-values", "code", "code-block", "code-cell", "sourcecode", "literalinclude", "include", "math",
    "raw", "eval-rst", "mermaid", "csv-table", "toctree", "bibliography", "embed", "iframe", "image", "parsed-literal",
  ]
}
