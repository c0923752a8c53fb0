import LRConfigs
import LRPlotting
import LRResults

/// Columns of tables as curves: the line or the points, the band around them, the faint line behind an average.
enum DataFigure {
  /// A curve of at most so many rows shows each of them as a point.
  private static let mostPoints = 30

  /// The series of a curve: first the faint line behind its average, if it has one.
  static func series(_ curve: CurveSpec, _ data: DataCurve, marks: [Mark]) -> [Series] {
    let behind =
      data.raw.isEmpty
      ? []
      : [
        Series(
          label: curve.label, slot: curve.slot, curve: Curve(steps: data.x, values: data.raw), line: .faint,
          isNamed: false)
      ]
    let points =
      data.raw.isEmpty && data.count <= mostPoints ? data.finite.map { ErrorPoint(x: $0.step, y: $0.value) } : []
    let ribbon = data.hasBand ? Ribbon(steps: data.x, lower: data.low, upper: data.high) : nil
    return behind + [
      Series(
        // Rows whose y is no number break the line.
        label: curve.label, slot: curve.slot, curve: Curve(steps: data.x, values: data.y), line: .sampled,
        callouts: callouts(marks, data), ribbon: ribbon, points: points)
    ]
  }

  private static func callouts(_ marks: [Mark], _ data: DataCurve) -> [Callout] {
    func text(_ word: String, _ point: (x: Double, value: Double), hasPlace: Bool) -> RichText {
      .literal(word + " ") + NumberText.short(point.value)
        + (hasPlace ? .literal(" at \(data.query.x) ") + NumberText.short(point.x) : .literal(""))
    }
    let (peak, last) = (data.facts.peak, data.facts.last)
    return marks.map { mark in
      switch mark {
      case .peak:
        Callout(x: peak.step, y: peak.value, text: text("peak", (peak.step, peak.value), hasPlace: true))
      case .final:
        Callout(x: last.step, y: last.value, text: text("final", (last.step, last.value), hasPlace: false))
      }
    }
  }

  /// What the x axis is called, where all curves are data: by their columns, each once.
  static func x(_ curves: [DataCurve]) -> String { names(curves.map(\.query.x)) }

  /// `q50`, or of several columns each once.
  static func y(_ curves: [DataCurve]) -> String { names(curves.map(\.query.y)) }

  /// `, shaded: q10 to q90`, and what of an average: what stands behind the lines, in the words of the tables.
  static func surroundings(_ curves: [DataCurve]) -> String {
    let bands = names(curves.filter(\.hasBand).map { "\($0.query.band[0]) to \($0.query.band[1])" }, between: "; ")
    let isSmooth = curves.contains { $0.smooth > 0 }
    return (bands.isEmpty ? "" : ", shaded: \(bands)") + (isSmooth ? ", faint: as measured" : "")
  }

  private static func names(_ all: [String], between: String = ", ") -> String {
    var seen: [String] = []
    for name in all where !seen.contains(name) { seen.append(name) }
    // No slice, as in `DiagnosticText.list`.
    return Array(seen.prefix(4)).joined(separator: between) + (seen.count > 4 ? between + "…" : "")
  }
}
