import LRScene

/// A figure for a line of text: curves and marks in the whole of it, and neither axes nor words.
enum SparkLayout {
  /// Around the curves, in widths of a line, and around marks, px.
  private static let margin = (line: 1.5, mark: 5.5)

  static func laidOut(_ figure: Figure, sheet: Sheet) -> LaidOutFigure {
    var layers: [Layer] = []
    if let panel = figure.panels.first {
      let isMarked = panel.series.contains { !$0.callouts.isEmpty || $0.line == .sampled }
      let margin = isMarked ? Self.margin.mark : Self.margin.line * sheet.sizes.line
      let box = Rect(
        x: margin, y: margin, width: sheet.width - 2 * margin, height: sheet.height - 2 * margin)
      var plain = panel
      for index in plain.series.indices {
        for place in plain.series[index].callouts.indices { plain.series[index].callouts[place].text = .literal("") }
      }
      let extent = PanelExtent.y(plain)
      let frame = PanelFrame(plain, own: extent, extent: extent, box: box, sheet: sheet, naming: .none)
      var taken = Occupancy(box)
      layers.append(PhaseBands.shading(frame, sheet: sheet))
      layers.append(Layer(role: "ranges", nodes: Annotation.shading(frame, sheet: sheet)))
      layers += plain.series.compactMap { Ribbon.layer($0, frame: frame, sheet: sheet) }
      layers.append(Layer(role: "annotations", nodes: Annotation.nodes(frame, sheet: sheet)))
      for index in frame.paths.indices { layers += CurveMark.layers(index, frame: frame, sheet: sheet) }
      layers.append(Callouts(frame, sheet: sheet).dots(taken: &taken))
      layers.removeAll { $0.nodes.isEmpty }
    }
    return LaidOutFigure(
      scene: Scene(
        width: sheet.width, height: sheet.height, background: sheet.theme.paint(.background), title: figure.name,
        summary: figure.summary, origin: figure.origin, layers: layers),
      notes: [])
  }
}
