import LRScene

/// Where a run that diverges leaves its panel.
struct Divergence {
  /// The curve up to there.
  let curve: Curve
  /// The first step with a value above the axis, or with none.
  let step: Double
  /// Where the line crosses the upper edge, or ends, px.
  let exit: Point

  /// Nil for a curve that stays inside, and for one that is not given by samples.
  init?(of curve: Curve, x: Scale, y: Scale) {
    let points: [(step: Double, value: Double)]
    switch curve.source {
    case .samples(let values, let stride):
      points = values.enumerated().map { (curve.from + Double($0) * stride, $1) }
    case .points(let steps, let values):
      points = zip(steps, values).map { ($0, $1) }
    case .pieces, .trajectory: return nil
    }
    guard let index = points.firstIndex(where: { !$0.value.isFinite || $0.value > y.domain.high }) else { return nil }
    let beyond = points[index]
    var kept = Array(points.prefix(index))
    step = beyond.step
    guard let last = kept.last, let lastX = x.position(of: last.step), let lastY = y.position(of: last.value) else {
      return nil
    }
    if let nextX = x.position(of: beyond.step), let nextY = y.position(of: beyond.value), nextY < lastY {
      let share = min(max((lastY - y.end) / (lastY - nextY), 0), 1)
      exit = Point(lastX + share * (nextX - lastX), y.end)
      kept.append(beyond)
    } else {
      exit = Point(lastX, max(lastY, y.end))
    }
    self.curve = Curve(steps: kept.map(\.step), values: kept.map(\.value))
  }
}
