/// pandoc: figures of its own, which LaTeX counts and other targets do not.
struct PandocForm: HostForm {
  func figure(_ figure: ReportFigure, path: String) -> String {
    let number = label(figure.label + (figure.caption.isEmpty ? "" : ".")) ?? ""
    return "![\(number)\(figure.caption)](\(path)){#\(figure.id) alt=\"\(figure.alt.attribute)\"}"
  }

  /// Each is for one target alone; LaTeX has a number of its own.
  func label(_ label: String) -> String? {
    "`<strong>\(label)</strong> `{=html}"
      + "`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">\(label) </w:t></w:r>`{=openxml}"
  }

  var bracketsCaptions: Bool { true }
  var joinsDocuments: Bool { true }
  var counted: CountedPictures { .captioned }
  var setsNumbers: Bool { true }
}
