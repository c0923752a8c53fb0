/// MyST, of Sphinx and of mystmd: a directive, to which the host gives a number.
struct MySTForm: HostForm {
  func figure(_ figure: ReportFigure, path: String) -> String {
    // One without a caption has no number in Sphinx, and what refers to it fails.
    let caption = figure.caption.isEmpty ? "&nbsp;" : figure.caption
    return "```{figure} \(path)\n:name: \(figure.id)\n:alt: \(figure.alt.option)\n\n\(caption)\n```"
  }

  func reference(_ reference: FigureReference) -> String? { "{numref}`\(reference.id)`" }
  var resolvesNames: Bool { true }
  var notes: HostNotes { .directives }
}
