/// pandoc: figures of its own, which LaTeX counts and other targets do not.
struct PandocForm: HostForm {
  func figure(_ figure: ReportFigure, path: String) -> String {
    let label = figure.label + (figure.caption.isEmpty ? "" : ".")
    // Each is for one target alone; LaTeX has a number of its own.
    let number =
      "`<strong>\(label)</strong> `{=html}"
      + "`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">\(label) </w:t></w:r>`{=openxml}"
    return "![\(number)\(figure.caption)](\(path)){#\(figure.id) alt=\"\(figure.alt.attribute)\"}"
  }

  var bracketsCaptions: Bool { true }
  var joinsDocuments: Bool { true }
}
