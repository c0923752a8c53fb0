import LRSpec

/// A figure of a report, with everything that is said of it.
struct ReportFigure {
  var id: String
  var number: Int
  /// Markdown, whose brackets come in pairs.
  var caption: String
  var alt: PlainText
  var chart: any ReportChart
  /// “Figure 3”, in the words of the document.
  var label: String

  /// The caption with the number before it.
  var fullCaption: String { caption.isEmpty ? "**\(label)**" : "**\(label).** \(caption)" }

  /// Whether its file is named after the content too.
  var hasDigest = true

  /// `figures/fig-cosine-1a2b3c4d.svg`: named after the content, so that a page never shows an older one; without that, its name
  /// stays, so that a slide can show it.
  func path(_ svg: [UInt8], _ format: FigureFormat = .svg) -> String {
    let name = "figures/" + id.replacing(":", with: "-")
    guard hasDigest else { return "\(name).\(format.rawValue)" }
    return "\(name)-\(Provenance.digest(chart.withoutStamp(svg)).prefix(8)).\(format.rawValue)"
  }
}
