/// Quarto, which counts the figures of a document itself: those whose ids begin with `fig-`.
struct QuartoForm: HostForm {
  func figure(_ figure: ReportFigure, path: String) -> String {
    let caption = Self.isCounted(figure.id) ? figure.caption : figure.fullCaption
    return "![\(caption)](\(path)){#\(figure.id) fig-alt=\"\(figure.alt.attribute)\"}"
  }

  func reference(_ reference: FigureReference) -> String? {
    reference.isOwn && Self.isCounted(reference.id) ? "@\(reference.id)" : nil
  }

  private static func isCounted(_ id: String) -> Bool { id.hasPrefix("fig-") }

  var bracketsCaptions: Bool { true }
  var counted: CountedPictures { .named }
  var setsNumbers: Bool { true }
}
