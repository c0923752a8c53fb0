import LRPlotting

/// Which axes of a panel are logarithmic.
enum AxisWords {
  /// `, logarithmic axis` of the values alone; `, steps logarithmic`; `, both axes logarithmic`.
  ///
  /// - Parameters:
  ///   - values: the scale of the axis of values.
  ///   - across: what the other axis counts.
  static func log(values: ScaleKind, other: ScaleKind = .linear, across: String = "steps") -> String {
    switch (values, other) {
    case (.log, .log): ", both axes logarithmic"
    case (.log, _): ", logarithmic axis"
    case (_, .log): ", \(across) logarithmic"
    default: ""
    }
  }
}
