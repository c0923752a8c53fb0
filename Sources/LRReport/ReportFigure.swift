import LRSpec

/// A figure of a report, with everything that is said of it.
struct ReportFigure {
  var id: String
  var number: Int
  /// Markdown.
  var caption: String
  var alt: PlainText
  var chart: any ReportChart

  /// The caption with the number before it.
  var fullCaption: String { caption.isEmpty ? "**Figure \(number).**" : "**Figure \(number).** \(caption)" }

  /// `figures/fig-cosine-1a2b3c4d.svg`: named after the content, so that a page never shows an older one.
  func path(_ svg: [UInt8], _ format: FigureFormat = .svg) -> String {
    "figures/\(id)-\(Provenance.digest(svg).prefix(8)).\(format.rawValue)"
  }
}

extension ReportBuilder {
  /// The figure of a block; nil for a hidden chart, or once it has been said what is wrong.
  func figure(_ block: ChartBlock, in document: ReportDocument, for target: ReportLinks.Target) -> ReportFigure? {
    guard let chart = charts[block.id], let number = links.figures[block.id]?.number else { return nil }
    let tags = TagReader(document: document, scope: scope, sink: sink(of: document))
    var caption = chart.title.markdown
    if let own = block.caption {
      guard let rendered = tags.rendered(own, at: block.captionOffset) else { return nil }
      caption = placed(rendered, in: document, for: target)
    }
    var alt = chart.description
    if let own = block.alt {
      guard let rendered = tags.words.rendered(own, at: block.altOffset) else { return nil }
      alt = PlainText(rendered)
    }
    return ReportFigure(
      id: block.id, number: number, caption: caption, alt: alt, chart: chart)
  }
}
