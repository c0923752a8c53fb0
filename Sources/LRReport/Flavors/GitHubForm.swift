/// GitHub, and whatever else shows CommonMark with some HTML in it.
struct GitHubForm: HostForm {
  /// A paragraph: the picture with its anchor, and below it number and caption.
  ///
  /// Picture and caption are one paragraph, since pandoc would make a picture that stands alone a figure with the alternative
  /// text as its caption.
  func figure(_ figure: ReportFigure, path: String) -> String {
    "<a id=\"\(figure.id)\"></a>![\(figure.alt.markdown)](\(path))\\\n\(figure.fullCaption)"
  }

  var wantsNavigation: Bool { true }
}
