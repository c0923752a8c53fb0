/// The sizes of type and lines, in px, for a figure laid out at its final size.
///
///     Sizes.fitting(width: 720, panels: 1).title   // 15
///     Sizes.fitting(width: 317, panels: 1).title   // 11
struct Sizes: Sendable, Equatable {
  var title: Double
  /// Nil where the caption of a paper has it.
  var subtitle: Double?
  var panelTitle: Double
  var axisTitle: Double
  var tickLabel: Double
  var note: Double
  /// Names of curves, at their ends or in a key.
  var curveLabel: Double
  /// Width of a curve.
  var line: Double
  /// Width of the only curve of a panel.
  var loneLine: Double
  /// Width of a curve made of samples.
  var sampledLine: Double

  /// One panel for notes.
  static let notes = Sizes(
    title: 15, subtitle: 12, panelTitle: 12, axisTitle: 11.5, tickLabel: 11, note: 11, curveLabel: 12, line: 1.75,
    loneLine: 2, sampledLine: 1.3)

  /// Several panels beside one another.
  static let panels = Sizes(
    title: 15, subtitle: 12, panelTitle: 11.5, axisTitle: 11, tickLabel: 10.5, note: 10, curveLabel: 11.5, line: 1.75,
    loneLine: 1.75, sampledLine: 1.3)

  /// A column of a paper (3.3 in are 317 px), where 9.3 px are 7 pt.
  static let small = Sizes(
    title: 11, subtitle: nil, panelTitle: 9.3, axisTitle: 9.3, tickLabel: 9.3, note: 9, curveLabel: 9.3, line: 1.35,
    loneLine: 1.35, sampledLine: 1.1)

  /// The sizes for a figure of `width` px: `small` up to 400, `notes` for one panel from 560, else `panels`.
  static func fitting(width: Double, panels: Int) -> Sizes {
    if width <= 400 { return .small }
    return panels <= 1 && width >= 560 ? .notes : .panels
  }

  /// Distance of baselines in em, in the head of a figure.
  static let headPitch = 1.5
  /// Distance of baselines in em, elsewhere.
  static let pitch = 1.35
  /// Smallest distance of end labels, in em.
  static let labelPitch = 1.45
}
