/// Python-Markdown, which knows no line break by a backslash and wants four blanks in an item; no extension is asked for.
struct MkDocsForm: HostForm {
  func figure(_ figure: ReportFigure, path: String) -> String {
    "<a id=\"\(figure.id)\"></a>![\(figure.alt.markdown)](\(path))<br>\n\(figure.fullCaption)"
  }

  var itemStep: Int? { 4 }
  var notes: HostNotes { .admonitions }
}
