internal import LRScene

/// Writes the SVG file: the scene's own styles and names around the geometry that Cairo has drawn.
struct FigureMarkup {
  private let scene: Scene
  private let stream: CairoStream
  /// Path data of each shape in the stream, by its number in the scene; empty for what Cairo left out.
  private let geometry: [Range<Int>]
  private let options: RenderOptions
  private let prefix: String
  private var inks: InkSheet
  private var texts: TextMarkup
  private var clips: [Rect] = []
  private var body = Markup()
  private var shapeCount = 0

  init(_ scene: Scene, stream: CairoStream, geometry: [Range<Int>], options: RenderOptions, fonts: FontBook) {
    self.scene = scene
    self.stream = stream
    self.geometry = geometry
    self.options = options
    prefix = FigureMarkup.prefix(of: scene, options: options)
    inks = InkSheet(prefix: prefix)
    texts = TextMarkup(prefix: prefix, fonts: fonts)
    body.bytes.reserveCapacity(1 << 15)
  }

  /// What all ids of a figure begin with; the same scene with live text is another figure.
  static func prefix(of scene: Scene, options: RenderOptions) -> String {
    let digits = scene.origin.digest.unicodeScalars.filter { ("0"..."9").contains($0) || ("a"..."f").contains($0) }
    var prefix = options.text == .live ? "lt" : "lr"
    for digit in digits.prefix(10) { prefix.unicodeScalars.append(digit) }
    return prefix
  }

  mutating func write() -> [UInt8] {
    if options.text == .outlines { texts.collect(scene.layers) }
    writeBackground()
    for (number, layer) in scene.layers.enumerated() where !layer.nodes.isEmpty {
      write(layer, number: number)
    }
    var file = Markup()
    file.bytes.reserveCapacity(body.bytes.count + (1 << 14))
    writeHead(to: &file)
    inks.writeStyle(to: &file)
    writeDefinitions(to: &file)
    file.raw(body)
    file.raw("</svg>\n")
    return file.bytes
  }

  private mutating func writeBackground() {
    guard scene.background.opacity > 0 else { return }
    body.raw("<rect width=\"")
    body.number(scene.width)
    body.raw("\" height=\"")
    body.number(scene.height)
    body.raw("\"")
    inks.write(fill: scene.background, to: &body)
    body.raw("/>\n")
  }

  private mutating func write(_ layer: Layer, number: Int) {
    body.raw("<g id=\"")
    body.id(prefix, "l", number)
    body.raw("\" class=\"lr-")
    body.escaped(layer.role)
    body.raw("\"")
    if let clip = layer.clip {
      let known = clips.firstIndex(of: clip)
      if known == nil { clips.append(clip) }
      body.raw(" clip-path=\"url(#")
      body.id(prefix, "c", known ?? clips.count - 1)
      body.raw(")\"")
    }
    body.raw(">")
    if let title = layer.title {
      body.raw("<title>")
      body.escaped(title)
      body.raw("</title>")
    }
    body.raw("\n")
    var next = layer.nodes.startIndex
    while next < layer.nodes.endIndex {
      switch layer.nodes[next] {
      case .shape(let shape): next = writeShapes(from: next, of: layer.nodes, like: shape)
      case .text(let run): next = writeTexts(from: next, of: layer.nodes, like: run)
      }
    }
    body.raw("</g>\n")
  }

  /// Writes a shape, with the ones right after it that are opaque strokes of the same pen, and says where it stopped.
  private mutating func writeShapes(from start: Int, of nodes: [SceneNode], like shape: Shape) -> Int {
    let joins = shape.fill == nil && shape.stroke?.paint.opacity == 1
    var end = start + 1
    if joins {
      while end < nodes.count, case .shape(let other) = nodes[end], other.fill == nil, other.stroke == shape.stroke {
        end += 1
      }
    }
    let numbers = shapeCount..<shapeCount + (end - start)
    shapeCount = numbers.upperBound
    if geometry[numbers].allSatisfy(\.isEmpty) { return end }
    body.raw("<path")
    inks.write(fill: shape.fill, stroke: shape.stroke?.paint, to: &body)
    if let stroke = shape.stroke { InkSheet.write(pen: stroke, to: &body) }
    body.raw(" d=\"")
    var writer = PathWriter(body)
    body = Markup()
    for number in numbers {
      CairoPathData.write(stream.bytes, geometry[number], to: &writer)
    }
    body = writer.markup
    body.raw("\"/>\n")
    return end
  }

  private mutating func writeTexts(from start: Int, of nodes: [SceneNode], like run: TextRun) -> Int {
    let isLive = options.text == .live
    let joins = isLive ? TextMarkup.looksLike : TextMarkup.canJoin
    var runs = [run]
    while start + runs.count < nodes.count, case .text(let other) = nodes[start + runs.count], joins(run, other) {
      runs.append(other)
    }
    if isLive {
      TextMarkup.writeLive(runs, inks: &inks, to: &body)
    } else {
      texts.writeOutlines(runs, inks: &inks, to: &body)
    }
    return start + runs.count
  }

  /// The root with what speaks of the figure: name, description, origin.
  private func writeHead(to file: inout Markup) {
    file.raw("<svg xmlns=\"http://www.w3.org/2000/svg\"")
    if options.text == .outlines { file.raw(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"") }
    file.raw(" width=\"")
    file.number(scene.width)
    file.raw("\" height=\"")
    file.number(scene.height)
    file.raw("\" viewBox=\"0 0 ")
    file.number(scene.width)
    file.raw(" ")
    file.number(scene.height)
    // Every ink is written where it is used; what has none is not painted.
    file.raw("\" fill=\"none\"")
    if options.text == .live { file.raw(" font-family=\"DejaVu Sans,Verdana,sans-serif\"") }
    file.raw(" role=\"img\" aria-labelledby=\"")
    file.raw(prefix)
    file.raw("t\" aria-describedby=\"")
    file.raw(prefix)
    file.raw("d\">\n<title id=\"")
    file.raw(prefix)
    file.raw("t\">")
    file.escaped(scene.title)
    file.raw("</title>\n<desc id=\"")
    file.raw(prefix)
    file.raw("d\">")
    file.escaped(scene.summary)
    file.raw("</desc>\n<metadata><lrplot xmlns=\"urn:lrplot:figure\" generator=\"")
    file.escaped(scene.origin.generator)
    file.raw("\" cairo=\"")
    file.escaped(CairoVersion.string)
    file.raw("\" digest=\"")
    file.escaped(scene.origin.digest)
    file.raw("\">")
    if let spec = scene.origin.spec { file.escaped(spec) }
    file.raw("</lrplot></metadata>\n")
  }

  private func writeDefinitions(to file: inout Markup) {
    var glyphs = Markup()
    texts.sheet.writeDefinitions(to: &glyphs)
    if clips.isEmpty && glyphs.bytes.isEmpty { return }
    file.raw("<defs>\n")
    for (number, clip) in clips.enumerated() {
      file.raw("<clipPath id=\"")
      file.id(prefix, "c", number)
      file.raw("\"><rect x=\"")
      file.number(clip.x)
      file.raw("\" y=\"")
      file.number(clip.y)
      file.raw("\" width=\"")
      file.number(clip.width)
      file.raw("\" height=\"")
      file.number(clip.height)
      file.raw("\"/></clipPath>\n")
    }
    file.raw(glyphs)
    file.raw("</defs>\n")
  }
}
