import LRInput
import LRPlotting

/// Keys that only a panel has.
package struct PanelKeys: KeySet {
  package static let list = KeyList()
  package static let keys = PanelKeys()

  let steps = PanelKeys.list(
    Key.integer(
      "steps", in: .between(1, 100_000_000), kind: "steps", defaultText: "those of the chart",
      summary: "Updates in the runs of this panel; schedules without a length of their own stretch to it."))
}

/// Keys of `x` and `y`.
package struct AxisKeys: KeySet {
  package static let list = KeyList()
  package static let keys = AxisKeys()

  let title = AxisKeys.list(Key<RichText>.richText("title", summary: "Title of the axis, with its unit."))
  let scale = AxisKeys.list(Key<ScaleKind>.choice("scale", default: .linear, summary: "Linear or logarithmic."))
  let lower = AxisKeys.list(Key.number("min", defaultText: "from the data", summary: "Lower end of the axis."))
  let upper = AxisKeys.list(Key.number("max", defaultText: "from the data", summary: "Upper end of the axis."))
}
