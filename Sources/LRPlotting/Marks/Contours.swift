import LRScene

/// Lines of equal height of a function of two variables, known on a grid.
///
/// The panel's axes span its trajectories and landmarks, or the grid where there are none; where the axes are made
/// equal they span more in one direction, so that the grid should reach beyond the trajectories.
public struct Contours: Sendable {
  /// Places of the columns, rising.
  public let xs: [Double]
  /// Places of the rows, rising.
  public let ys: [Double]
  /// Heights, row by row from the lowest: element `row × xs.count + column`. One that is not finite breaks the lines.
  public let values: [Double]
  /// Heights of the lines.
  public let levels: [Double]
  /// Those of them that bear their number.
  public let named: [Double]
  /// Whether a unit of x is as long as a unit of y.
  public let isEqual: Bool

  /// - Parameters:
  ///   - values: `xs.count × ys.count` heights, row by row from the lowest; missing ones count as NaN.
  ///   - levels: empty for levels that each are 2, 4 or 10 times the one below, at most ten of them.
  ///   - named: nil for every second level.
  public init(
    xs: [Double], ys: [Double], values: [Double], levels: [Double] = [], named: [Double]? = nil, isEqual: Bool = false
  ) {
    self.xs = xs
    self.ys = ys
    let missing = max(xs.count * ys.count - values.count, 0)
    self.values = values + [Double](repeating: .nan, count: missing)
    self.levels = levels.isEmpty ? Self.levels(of: values) : levels.sorted()
    let found = self.levels
    self.named = named ?? stride(from: 0, to: found.count, by: 2).map { found[$0] }
    self.isEqual = isEqual
  }

  /// The heights of a function on a grid.
  ///
  /// - Parameter height: the height at (x, y), called `xs.count × ys.count` times.
  public init(
    xs: [Double], ys: [Double], levels: [Double] = [], named: [Double]? = nil, isEqual: Bool = false,
    height: (Double, Double) -> Double
  ) {
    self.init(
      xs: xs, ys: ys, values: ys.flatMap { y in xs.map { height($0, y) } }, levels: levels, named: named,
      isEqual: isEqual)
  }

  /// Powers of the smallest of 2, 4, 10 and 100 by which at most ten levels span from the lowest hundredth of the
  /// positive heights to the highest.
  private static func levels(of values: [Double]) -> [Double] {
    let sorted = values.filter { $0.isFinite && $0 > 0 }.sorted()
    guard let most = sorted.last else { return [] }
    let least = sorted[sorted.count / 100]
    for ratio in [2.0, 4, 10, 100] {
      var level = 1.0
      while level * ratio < most { level *= ratio }
      while level >= most, level > 0 { level /= ratio }
      var levels: [Double] = []
      while level >= least, level > 0 {
        levels.append(level)
        level /= ratio
      }
      if levels.count <= 10 || ratio == 100 { return Array(levels.prefix(10).reversed()) }
    }
    return []
  }
}
