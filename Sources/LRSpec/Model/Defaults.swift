/// What a spec means where it says nothing.
public enum Defaults {
  /// A figure for notes, px: 97 % of a column of 740 px.
  static let notes = (width: 720.0, height: 432.0)
  /// A figure for one column of a paper, 3.3 in wide, px.
  static let column = (width: 317.0, height: 256.0)
  /// A slide of 16:9, 13.3 in wide as the usual programs have it, px.
  static let slide = (width: 1280.0, height: 720.0)
  /// A figure in a line of text, px.
  static let spark = (width: 120.0, height: 24.0)
  /// Height of one row of panels, and of what stands above them, px at the width of notes.
  static let panelRow = (height: 258.0, head: 84.0)

  /// Most curves in a chart.
  package static let curves = 64
  /// Most panels in a chart.
  package static let panels = 36
  /// Longest run, updates.
  public static let steps = 1_000_000_000
  /// Longest title, label or description, characters.
  package static let text = 10_000
}
