extension Curve {
  /// Least and greatest of the values that an axis from `lower` to `upper` shows; nil is the curve's own end.
  func extent(from lower: Double?, to upper: Double?) -> DataExtent {
    let (low, high) = (max(from, lower ?? from), min(to, upper ?? to))
    guard low > from || high < to else { return extent }
    guard low <= high else { return DataExtent() }
    if case .pieces(let piece) = source { return Curve(from: low, to: high, piece: piece).extent }
    var visible = DataExtent([value(at: low), value(at: high)])
    switch source {
    case .pieces: break
    case .trajectory(let points, _):
      for point in points where (low...high).contains(point.x) { visible.add(point.y) }
    case .samples(let values, let stride):
      for index in values.indices where (low...high).contains(from + Double(index) * stride) {
        visible.add(values[index])
      }
    case .points(let steps, let values):
      for (step, value) in zip(steps, values) where (low...high).contains(step) { visible.add(value) }
    }
    return visible
  }
}
