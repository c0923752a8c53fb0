/// Lines of equal height on a grid: marching squares, the pieces joined into lines (Lorensen and Cline 1987, in two
/// dimensions).
struct ContourTracer {
  let xs: [Double]
  let ys: [Double]
  /// Row by row from the lowest.
  let values: [Double]

  /// A side of a cell: that from node `index` to its right neighbour, or to its upper one.
  private struct Side: Hashable {
    var index: Int
    var isUpright: Bool
  }

  /// The lines at a height, each a list of points of the plane; closed ones end where they begin.
  func lines(at level: Double) -> [[PlanePoint]] {
    var neighbours: [Side: [Side]] = [:]
    var order: [Side] = []
    func join(_ a: Side, _ b: Side) {
      for (from, to) in [(a, b), (b, a)] {
        if neighbours[from] == nil { order.append(from) }
        neighbours[from, default: []].append(to)
      }
    }
    for row in 0..<max(ys.count - 1, 0) {
      for column in 0..<max(xs.count - 1, 0) {
        for (a, b) in pieces(row, column, level) { join(a, b) }
      }
    }
    var used: Set<Side> = []
    var found: [[PlanePoint]] = []
    // Open lines from their ends first; what is left is closed.
    for isOpen in [true, false] {
      for start in order where !used.contains(start) && (neighbours[start]?.count == 1) == isOpen {
        var line = [start]
        used.insert(start)
        while let last = line.last, let next = neighbours[last]?.first(where: { !used.contains($0) }) {
          used.insert(next)
          line.append(next)
        }
        var points = line.map { point(on: $0, level) }
        if !isOpen, let first = points.first { points.append(first) }
        if points.count > 1 { found.append(points) }
      }
    }
    return found
  }

  /// The pieces of a cell: none, one, or two where opposite corners are high.
  private func pieces(_ row: Int, _ column: Int, _ level: Double) -> [(Side, Side)] {
    let base = row * xs.count + column
    let corners = [base, base + 1, base + xs.count + 1, base + xs.count]
    guard corners.allSatisfy({ values[$0].isFinite }) else { return [] }
    let isHigh = corners.map { values[$0] > level }
    let bottom = Side(index: base, isUpright: false)
    let right = Side(index: base + 1, isUpright: true)
    let top = Side(index: base + xs.count, isUpright: false)
    let left = Side(index: base, isUpright: true)
    var crossed: [Side] = []
    if isHigh[0] != isHigh[1] { crossed.append(bottom) }
    if isHigh[1] != isHigh[2] { crossed.append(right) }
    if isHigh[2] != isHigh[3] { crossed.append(top) }
    if isHigh[3] != isHigh[0] { crossed.append(left) }
    if crossed.count == 2 { return [(crossed[0], crossed[1])] }
    guard crossed.count == 4 else { return [] }
    let middle = corners.reduce(0) { $0 + values[$1] } / 4
    return (middle > level) == isHigh[0] ? [(bottom, right), (top, left)] : [(bottom, left), (top, right)]
  }

  private func point(on side: Side, _ level: Double) -> PlanePoint {
    let (row, column) = side.index.quotientAndRemainder(dividingBy: xs.count)
    let other = side.index + (side.isUpright ? xs.count : 1)
    let (a, b) = (values[side.index], values[other])
    let share = a == b ? 0.5 : (level - a) / (b - a)
    return side.isUpright
      ? PlanePoint(xs[column], ys[row] + share * (ys[row + 1] - ys[row]))
      : PlanePoint(xs[column] + share * (xs[column + 1] - xs[column]), ys[row])
  }
}
