import LRInput

extension ReportBuilder {
  /// The figure of a block; nil for a hidden chart, or once it has been said what is wrong.
  func figure(_ block: ChartBlock, in document: ReportDocument, for target: ReportLinks.Target) -> ReportFigure? {
    guard let chart = charts[block.id], let number = links.count(for: target).figures[block.id]?.number else {
      return nil
    }
    var caption = setsNumbers(target) ? chart.title.markdown.withSetNumbers : chart.title.markdown
    if let part = document.caption(of: block) {
      guard var edits = edits(in: part, of: document, for: target) else { return nil }
      if target == .page(.latex) || target != .page(.html) && form.bracketsCaptions {
        edits.add(PageText.balanced(part, in: part.range))
      }
      caption = edits.applied(to: part.markdown.source.bytes, in: part.range)
    }
    var alt = chart.description
    if let place = block.alt {
      let own = document.part.text(place)
      guard
        let words = TagReader.words(
          own, at: place.lowerBound, scope: scope, sink: sink(of: document), in: document.language)
      else { return nil }
      alt = PlainText(words.replacing(#"\""#, with: "\"").replacing(#"\'"#, with: "'"))
    }
    return ReportFigure(
      id: block.id, number: number, caption: caption, alt: alt, chart: chart,
      label: "\(document.language.figure) \(number)", hasDigest: hasDigests)
  }
}
