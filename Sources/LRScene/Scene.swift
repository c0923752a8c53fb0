/// A finished drawing: final coordinates in px, in the order in which they are painted.
///
/// Everything is decided here: a renderer neither measures, nor rounds, nor reads a theme.
public struct Scene: Sendable, Equatable {
  /// Size in px; a px is 1/96 inch.
  public var width: Double
  public var height: Double
  public var background: Paint
  /// Accessible name: one line.
  public var title: String
  /// Accessible description: what the figure shows, in sentences.
  public var summary: String
  /// Where the figure comes from.
  public var origin: Origin
  public var layers: [Layer]

  public init(
    width: Double, height: Double, background: Paint, title: String, summary: String, origin: Origin, layers: [Layer]
  ) {
    self.width = width
    self.height = height
    self.background = background
    self.title = title
    self.summary = summary
    self.origin = origin
    self.layers = layers
  }
}

/// What a figure says about its source; it holds nothing that changes from run to run.
public struct Origin: Sendable, Equatable {
  /// Hexadecimal digest of all that determines the figure; ids inside an SVG begin with it.
  public var digest: String
  /// The spec that was drawn, as JSON, or nil where it is too long to carry.
  public var spec: String?
  /// `lrplot 0.1.0`
  public var generator: String

  public init(digest: String, spec: String?, generator: String) {
    self.digest = digest
    self.spec = spec
    self.generator = generator
  }
}

/// Nodes that belong together: one curve, one axis, the grid.
public struct Layer: Sendable, Equatable {
  /// What the layer is: `curve`, `axis`, `grid`, `title` … (an SVG class).
  public var role: String
  /// Accessible name, for layers a reader may ask about (curves).
  public var title: String?
  /// Nothing of the layer shows outside this box.
  public var clip: Rect?
  public var nodes: [SceneNode]

  public init(role: String, title: String? = nil, clip: Rect? = nil, nodes: [SceneNode]) {
    self.role = role
    self.title = title
    self.clip = clip
    self.nodes = nodes
  }
}

/// One thing that is painted.
public enum SceneNode: Sendable, Equatable {
  case shape(Shape)
  case text(TextRun)
}

/// A path with its inks; the fill is painted first.
public struct Shape: Sendable, Equatable {
  public var path: Path
  public var fill: Paint?
  public var stroke: Stroke?

  public init(path: Path, fill: Paint? = nil, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill
    self.stroke = stroke
  }
}

/// How a line is drawn along a path.
public struct Stroke: Sendable, Equatable {
  public enum Cap: Sendable { case butt, round }
  public enum Join: Sendable { case miter, round }

  public var paint: Paint
  /// px
  public var width: Double
  /// Lengths of strokes and gaps in px; empty is solid.
  public var dash: [Double]
  public var cap: Cap
  public var join: Join

  public init(_ paint: Paint, width: Double, dash: [Double] = [], cap: Cap = .butt, join: Join = .miter) {
    self.paint = paint
    self.width = width
    self.dash = dash
    self.cap = cap
    self.join = join
  }
}
