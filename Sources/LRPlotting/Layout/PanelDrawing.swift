import LRScene

/// Title and y title of a panel, above its box and flush with its left edge.
struct PanelTitles {
  private let title: [TextLine]
  private let axis: [TextLine]
  private let sheet: Sheet

  private static let most = 2

  init(_ frame: PanelFrame, sheet: Sheet) {
    self.sheet = sheet
    let room = max(frame.box.width, 40)
    title =
      frame.panel.title.map {
        sheet.flow(size: sheet.sizes.panelTitle, weight: .bold, sheet.theme.paint(.ink))
          .lines($0, width: room, maxLines: Self.most)
      } ?? []
    axis = YAxisGuide.title(frame, sheet: sheet, width: room)
  }

  var lines: Int { title.count + axis.count }

  private var pitch: (title: Double, axis: Double) {
    (sheet.sizes.panelTitle * Sizes.pitch, sheet.sizes.axisTitle * Sizes.pitch)
  }

  /// From the first baseline down to the panel, px.
  var height: Double {
    var height = YAxisGuide.titleGap(sheet)
    height += Double(max(title.count - 1, 0)) * pitch.title
    height += Double(title.isEmpty ? max(axis.count - 1, 0) : axis.count) * pitch.axis
    return height
  }

  func nodes(above box: Rect) -> [SceneNode] {
    var nodes: [SceneNode] = []
    var y = box.y - YAxisGuide.titleGap(sheet)
    for line in axis.reversed() {
      nodes += line.placed(at: Point(box.x, y))
      y -= pitch.axis
    }
    for line in title.reversed() {
      nodes += line.placed(at: Point(box.x, y))
      y -= pitch.title
    }
    return nodes
  }
}

/// The layers of one panel, from the shading at the bottom to the words on top.
struct PanelDrawing {
  private(set) var layers: [Layer] = []
  private(set) var notes: [String] = []

  /// Nil if the curves cannot be named in the way that is tried.
  ///
  /// - Parameters:
  ///   - naming: `none` where the curves need no names here.
  ///   - room: width of the figure that falls to this panel, px.
  init?(_ frame: PanelFrame, sheet: Sheet, naming: Naming, room: Double) {
    let panel = frame.panel
    layers.append(PhaseBands.shading(frame, sheet: sheet))
    layers.append(
      Layer(
        role: "ranges", nodes: GreyRange.nodes(frame, sheet: sheet) + Annotation.shading(frame, sheet: sheet)))
    layers.append(Grid.layer(frame, sheet: sheet))
    var taken = Occupancy(frame.box)
    layers += [HeatMap.layer(frame, sheet: sheet), Contours.layer(frame, sheet: sheet, taken: &taken)]
      .compactMap { $0 }
    for layer in layers where layer.role == "heat-map" { taken.add(textsOf: layer.nodes) }
    let titles = PanelTitles(frame, sheet: sheet)
    let yGuide = YAxisGuide(frame, sheet: sheet)
    let xGuide = XAxisGuide(frame, sheet: sheet)
    layers.append(
      Layer(
        role: "axis",
        nodes: titles.nodes(above: frame.box) + yGuide.nodes(frame, sheet: sheet) + xGuide.nodes()))

    layers += panel.series.compactMap { Ribbon.layer($0, frame: frame, sheet: sheet) }
    let (lines, formulas) = (ReferenceLine.nodes(frame, sheet: sheet), FormulaCurve.nodes(frame, sheet: sheet))
    taken.add(lines + formulas, bit: Occupancy.rule)
    layers.append(Layer(role: "lines", nodes: lines))
    layers.append(Layer(role: "formulas", clip: frame.box.grown(by: 2), nodes: formulas))
    layers.append(Layer(role: "heat-key", nodes: HeatKey(panel, sheet: sheet)?.nodes(frame) ?? []))
    for index in frame.paths.indices {
      let drawn = CurveMark.layers(index, frame: frame, sheet: sheet)
      for layer in drawn { taken.add(layer.nodes, bit: Occupancy.bit(index)) }
      layers += drawn
    }
    layers.append(Layer(role: "annotations", nodes: Annotation.nodes(frame, sheet: sheet)))
    Annotation.occupy(frame, &taken)
    layers.append(
      Layer(
        role: "landmarks",
        nodes: Landmark.nodes(frame, sheet: sheet) + DivergenceMark.nodes(frame, sheet: sheet)))
    layers.append(Layer(role: "range-names", nodes: GreyRange.names(frame, sheet: sheet, taken: &taken)))
    let exits = ExitMark.nodes(frame, sheet: sheet)
    taken.add(exits, bit: Occupancy.solid)
    layers.append(Layer(role: "exits", nodes: exits))
    let callouts = Callouts(frame, sheet: sheet)
    layers.append(callouts.dots(taken: &taken))
    let words = callouts.words(taken: &taken)
    layers.append(words.layer)
    notes += words.left.map { "no free place for “\($0)”" }
    let named = AnnotationNames(frame, sheet: sheet, taken: &taken)
    layers.append(Layer(role: "annotation-names", nodes: named.nodes))
    notes += named.notes

    switch naming {
    case .end:
      guard let nodes = EndLabels(panel, sheet: sheet, room: room).nodes(frame) else { return nil }
      layers.append(Layer(role: "labels", nodes: nodes))
    case .curve:
      guard let nodes = CurveLabels.nodes(frame, sheet: sheet, taken: &taken) else { return nil }
      layers.append(Layer(role: "labels", nodes: nodes))
    case .auto, .key, .none: break
    }
    let names = PhaseBands.names(frame, sheet: sheet, taken: &taken)
    layers.append(names.layer)
    notes += names.note.map { [$0] } ?? []
    layers.removeAll { $0.nodes.isEmpty }
  }
}
