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
    /// Whether it ends an axis of steps off the pitch of the others.
    var isOdd = false
  }

  /// In the order of their values.
  var majors: [Major]
  /// The power of ten by which all numbers are to be multiplied, which the title of the axis says; nil for none.
  var factor: Int?
  /// Values of the small ticks of a log axis, in order.
  var minors: [Double]

  /// The ticks that suit `scale`, for labels set in `style`; about ten at most, however long the axis is.
  ///
  /// Steps of 1, 2, 2.5 and 5 times a power of ten on a linear scale; on a log scale powers of ten,
  /// 1-2-5 under three decades, and linear steps where even those are too few.
  ///
  /// - Parameter values: numbers that are known at these places alone, which are the ticks where they are few.
  init(for scale: Scale, axis: Axis, at values: [Double] = [], style: TextStyle, measurer: some TextMeasurer) {
    let room = LabelRoom(axis: axis, scale: scale, style: style, measurer: measurer)
    if let ticks = Self.at(values, room) {
      self = ticks
      return
    }
    switch scale.kind {
    case .linear:
      self = LinearTicks(scale: scale, axis: axis, room: room).ticks()
    case .log:
      self = LogTicks(scale: scale, axis: axis, room: room).ticks()
    }
  }

  init(majors: [Major], minors: [Double] = [], factor: Int? = nil) {
    self.majors = majors
    self.minors = minors
    self.factor = factor
  }

  /// Ticks at the places of `values` inside the axis, the numbers of those that have room; nil for none and for many.
  private static func at(_ values: [Double], _ room: LabelRoom) -> Ticks? {
    let (low, high) = (room.scale.domain.low, room.scale.domain.high)
    let inside = Set(values).filter { $0 >= low && $0 <= high }.sorted()
    let numbers = inside.compactMap { DecimalNumber($0) }
    guard (2...LabelRoom.most).contains(inside.count), numbers.count == inside.count else { return nil }
    let isLog = room.scale.kind == .log
    let labels = isLog ? TickLabels.multiples(numbers) : TickLabels.linear(numbers)
    let majors = room.thinned(room.majors(numbers, labels.texts))
    let named = Set(majors.map(\.value))
    return Ticks(majors: majors, minors: inside.filter { !named.contains($0) }, factor: labels.factor)
  }
}

/// Knows how much room labels need along an axis.
struct LabelRoom {
  let axis: Ticks.Axis
  let scale: Scale
  let style: TextStyle
  let measurer: any TextMeasurer

  /// Beyond this many, ticks are no longer read: an axis that is longer has them further apart.
  static let most = 11

  /// Smallest distance of ticks that looks calm, px.
  var calmPitch: Double { max((axis == .vertical ? 3.2 : 6) * style.size, scale.length / Double(Self.most - 1)) }

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
