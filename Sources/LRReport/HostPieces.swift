public import LRInput

/// What hosts ask for that have read a document themselves: figures for blocks, values for tags, chapters of a book.
extension ReportBuilder {
  /// The figure of each document, of which each has one chart at most; nil once it has been said what is wrong.
  public func hostFigures() -> [HostFigure?]? {
    guard prepare() else { return nil }
    var figures: [HostFigure?] = []
    for document in documents {
      guard let block = document.charts.first, !block.isHidden else {
        figures.append(nil)
        continue
      }
      // All of them stand in one text.
      guard let figure = figure(block, in: document, for: .joined), let bytes = figure.chart.render(figureFormat) else {
        continue
      }
      figures.append(HostFigure(figure, bytes, figureFormat))
    }
    return figures.count == documents.count && !hasErrors ? figures : nil
  }

  /// The documents with their drawings in the text, each as the file that it was, and no note of their making: what is made of
  /// them is the host's. Nil once it has been said what is wrong.
  public func chapters() -> [String]? {
    guard prepare() else { return nil }
    var drawings: [[UInt8]: Int] = [:]
    var chapters: [String] = []
    for document in documents {
      let text = text(of: document, for: .files) { figure in
        guard let svg = figure.chart.render(.svg) else { return nil }
        drawings[svg, default: 0] += 1
        return PageText.embedded(figure, svg, copy: drawings[svg] ?? 1)
      }
      if let text { chapters.append(document.part.text(document.front.range) + text) }
    }
    return chapters.count == documents.count && !hasErrors ? chapters : nil
  }

  /// The text of a sink with the values of its tags; nil once the sink says what is wrong.
  ///
  /// - Parameter isName: whether all of it is what stands in a tag: `fig_a.lr.cosine.peak`.
  public func words(_ sink: DiagnosticSink, isName: Bool) -> String? {
    guard prepare() else { return nil }
    let text = String(decoding: sink.source.bytes, as: UTF8.self)
    let start = "<% "
    return TagReader.words(
      isName ? start + text + " %>" : text, at: isName ? -start.utf8.count : 0, scope: scope, sink: sink,
      in: documents.first?.language ?? usualLanguage)
  }

  /// “Figure 3”; nil where no figure has the id.
  public func label(ofFigure id: String) -> String? {
    links.figures[id].map { "\((documents.first?.language ?? usualLanguage).figure) \($0.number)" }
  }
}
