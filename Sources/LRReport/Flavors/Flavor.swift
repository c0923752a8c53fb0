/// A host that Markdown is written for.
///
///     Flavor(rawValue: "pandoc")
public enum Flavor: String, CaseIterable, Sendable {
  case github, pandoc, myst, mkdocs, quarto

  var form: any HostForm {
    switch self {
    case .github: GitHubForm()
    case .pandoc: PandocForm()
    case .myst: MySTForm()
    case .mkdocs: MkDocsForm()
    case .quarto: QuartoForm()
    }
  }

  /// What the name of a document's Markdown ends in: `Flavor.quarto.ending(of: "notes.qmd")` is `qmd`.
  public func ending(of path: String) -> String { self == .quarto && path.hasSuffix(".qmd") ? "qmd" : "md" }
}

/// How a host has figures and what refers to them, so that its own references, lists and numbers know of them.
protocol HostForm: Sendable {
  /// The lines of a figure, its file at a path of the report.
  func figure(_ figure: ReportFigure, path: String) -> String
  /// What stands for a figure's number in a sentence; nil for a link to it.
  func reference(_ reference: FigureReference) -> String?
  /// Whether a caption stands between brackets, which have to come in pairs then.
  var bracketsCaptions: Bool { get }
  /// Whether all documents become one text, in which names are each given once.
  var joinsDocuments: Bool { get }
  /// Whether the host finds `[](#name)` and roles itself, over all of its documents.
  var resolvesNames: Bool { get }
  /// Whether documents need links to those before and after them.
  var wantsNavigation: Bool { get }
  /// Which of the author's pictures the host counts among the figures.
  var counted: CountedPictures { get }
  /// What stands before the caption of a picture that is counted; nil where the host sees to that.
  func label(_ label: String) -> String?
  /// What the host has besides quotes and lists that hold blocks.
  var notes: HostNotes { get }
  /// Whether a raised `⁻⁴` and a minus are written as formulas, since the host sets text in fonts that lack them.
  var setsNumbers: Bool { get }
  /// Blanks that the host wants before what stands in an item; nil for as many as its mark takes.
  var itemStep: Int? { get }
}

/// The author's pictures that have a number in what is made of a text.
enum CountedPictures {
  case none
  /// Those that stand by themselves and have words (pandoc).
  case captioned
  /// Those whose ids begin with `fig-`; each document has a count of its own (Quarto).
  case named
}

/// Notes of a host; what it does not know it shows as code.
enum HostNotes {
  case none
  /// `!!! note`
  case admonitions
  /// ```` ```{note} ````
  case directives
}

/// A figure as it is spoken of.
struct FigureReference {
  var id: String
  /// Whether it stands in the document that speaks of it.
  var isOwn: Bool
}

/// What most hosts have in common.
extension HostForm {
  func reference(_ reference: FigureReference) -> String? { nil }
  var bracketsCaptions: Bool { false }
  var joinsDocuments: Bool { false }
  var resolvesNames: Bool { false }
  var wantsNavigation: Bool { false }
  var counted: CountedPictures { .none }
  func label(_ label: String) -> String? { nil }
  var notes: HostNotes { .none }
  var setsNumbers: Bool { false }
  var itemStep: Int? { nil }
}
