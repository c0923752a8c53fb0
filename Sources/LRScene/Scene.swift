/// A finished drawing: final coordinates in px, in the order in which they are painted.
///
/// Everything is decided here: a renderer neither measures, nor rounds, nor reads a theme.
public struct Scene: Sendable, Equatable {
  /// Width in px; a px is 1/96 inch.
  public var width: Double
  /// Height in px.
  public var height: Double
  /// What the whole picture is filled with before the first layer.
  public var background: Paint
  /// Accessible name: one line.
  public var title: String
  /// Accessible description: what the figure shows, in sentences.
  public var summary: String
  /// Where the figure comes from.
  public var origin: Origin
  /// From the one painted first to the one on top.
  public var layers: [Layer]

  /// See the properties of the same names.
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

  /// See the properties of the same names.
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
  /// In the order in which they are painted.
  public var nodes: [SceneNode]

  /// See the properties of the same names.
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
  /// The outline that both inks follow.
  public var path: Path
  /// What fills it; nil for none.
  public var fill: Paint?
  /// The line along it; nil for none.
  public var stroke: Stroke?

  /// See the properties of the same names.
  public init(path: Path, fill: Paint? = nil, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill
    self.stroke = stroke
  }
}

/// How a line is drawn along a path.
public struct Stroke: Sendable, Equatable {
  /// How an open line ends: at its last point, or half its width beyond in a half circle.
  public enum Cap: Sendable { case butt, round }
  /// How two lines meet: in a corner, or in an arc.
  public enum Join: Sendable { case miter, round }

  /// What the line is drawn with.
  public var paint: Paint
  /// Px, across the line.
  public var width: Double
  /// Lengths of strokes and gaps in px; empty is solid.
  public var dash: [Double]
  /// How its ends look.
  public var cap: Cap
  /// How its corners look.
  public var join: Join

  /// A solid line with sharp corners, unless told otherwise.
  ///
  ///     Stroke(ink, width: 2, dash: [6, 3])   // strokes of 6 px, gaps of 3
  public init(_ paint: Paint, width: Double, dash: [Double] = [], cap: Cap = .butt, join: Join = .miter) {
    self.paint = paint
    self.width = width
    self.dash = dash
    self.cap = cap
    self.join = join
  }
}
