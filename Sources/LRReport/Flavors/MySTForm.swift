/// MyST, of Sphinx and of mystmd: a directive, to which the host gives a number.
struct MySTForm: HostForm {
  func figure(_ figure: ReportFigure, path: String) -> String {
    let caption = figure.caption.isEmpty ? "" : "\n\n\(figure.caption)"
    return "```{figure} \(path)\n:name: \(figure.id)\n:alt: \(figure.alt.option)\(caption)\n```"
  }

  func reference(_ reference: FigureReference) -> String? { "{numref}`\(reference.id)`" }
  var resolvesNames: Bool { true }
}
