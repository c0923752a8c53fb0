import LRInput
import LRScene

/// The ticks of one axis: sorted, inside the domain, with labels that do not collide.
struct Ticks: Sendable {
  /// What kind of axis the ticks are for.
  enum Axis: Sendable {
    /// Labels stand beside the axis, one above another.
    case vertical
    /// Labels stand below, side by side.
    case horizontal
    /// As `horizontal`, whole numbers only, and the last tick at the end of the domain exactly.
    case steps
    /// As `horizontal`, whole numbers only (epochs).
    case whole
  }

  /// A tick with its number.
  struct Major: Sendable {
    var value: Double
    /// Where it lies on the scale, px.
    var position: Double
    var label: RichText
  }

  /// In the order of their values.
  var majors: [Major]
  /// Values of the small ticks of a log axis, in order.
  var minors: [Double]

  /// The ticks that suit `scale`, for labels set in `style`.
  ///
  /// Steps of 1, 2, 2.5 and 5 times a power of ten on a linear scale; on a log scale powers of ten,
  /// 1-2-5 under three decades, and linear steps where even those are too few.
  init(for scale: Scale, axis: Axis, style: TextStyle, measurer: some TextMeasurer) {
    let room = LabelRoom(axis: axis, scale: scale, style: style, measurer: measurer)
    switch scale.kind {
    case .linear:
      self = LinearTicks(scale: scale, axis: axis, room: room).ticks()
    case .log:
      self = LogTicks(scale: scale, axis: axis, room: room).ticks()
    }
  }

  init(majors: [Major], minors: [Double] = []) {
    self.majors = majors
    self.minors = minors
  }
}

/// Knows how much room labels need along an axis.
struct LabelRoom {
  let axis: Ticks.Axis
  let scale: Scale
  let style: TextStyle
  let measurer: any TextMeasurer

  /// Smallest distance of ticks that looks calm, px.
  var calmPitch: Double { (axis == .vertical ? 3.2 : 6) * style.size }

  /// Smallest distance of labels on a vertical axis, px: 18 for 11 px text.
  var tightPitch: Double { 18.0 / 11 * style.size }

  func major(_ number: DecimalNumber, _ label: RichText) -> Ticks.Major? {
    let value = number.value
    guard let position = scale.position(of: value) else { return nil }
    return Ticks.Major(value: value, position: position, label: label)
  }

  /// The ticks that have a place on the scale.
  func majors(_ numbers: [DecimalNumber], _ labels: [RichText]) -> [Ticks.Major] {
    zip(numbers, labels).compactMap { major($0, $1) }
  }

  /// Whether no two neighbours come too near one another.
  func fits(_ majors: [Ticks.Major]) -> Bool {
    guard majors.count > 1 else { return true }
    let sizes = majors.map(size)
    return (1..<majors.count).allSatisfy { index in
      isApart(majors[index - 1], sizes[index - 1], majors[index], sizes[index])
    }
  }

  /// The ticks without those that would collide with the next kept one, counted from the end.
  func thinned(_ majors: [Ticks.Major]) -> [Ticks.Major] {
    var kept: [Ticks.Major] = []
    var lastSize = 0.0
    for major in majors.reversed() {
      let size = size(major)
      if let next = kept.last, !isApart(major, size, next, lastSize) { continue }
      kept.append(major)
      lastSize = size
    }
    return kept.reversed()
  }

  private func isApart(_ one: Ticks.Major, _ oneSize: Double, _ other: Ticks.Major, _ otherSize: Double) -> Bool {
    let distance = abs(other.position - one.position)
    return distance >= (oneSize + otherSize) / 2 + (axis == .vertical ? 0 : style.size)
  }

  /// What a label covers along the axis, px.
  private func size(_ major: Ticks.Major) -> Double {
    if axis == .vertical { return tightPitch }
    return major.label.laidOut(style: style, paint: LabelRoom.anyPaint, measurer: measurer).width
  }

  private static let anyPaint = Paint(Color(hex: 0))
}
