import LRPlotting

/// A line, a span or a note as a spec asks for it.
struct AnnotationSpec: Sendable {
  var kind: Annotation.Kind
  var label: RichText
  /// Whether the chart has it, for all of its panels.
  var isOfChart = false

  /// Whether it has a place on the y axis, so that it is meant for panels of one quantity.
  var hasValue: Bool {
    switch kind {
    case .level, .note: true
    case .upright, .span: false
    }
  }
}
