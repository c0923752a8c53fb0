import LRInput
import LRPlotting
import LRSchedules

/// Keys that only the whole chart has.
package struct ChartKeys: KeySet {
  package static let list = KeyList()
  package static let keys = ChartKeys()

  package let schema = ChartKeys.list(
    Key.node(
      "$schema", kind: "address", summary: "Address of the JSON Schema, for editors; ignored."))
  let subtitle = ChartKeys.list(Key<RichText>.richText("subtitle", summary: "One or two lines under the title."))
  let description = ChartKeys.list(
    Key.string(
      "description", defaultText: "made from the data", summary: "Text for those who do not see the figure."))
  let steps = ChartKeys.list(
    Key.integer(
      "steps", in: .between(1, Double(Defaults.steps)), kind: "steps", summary: "Updates in the run."))
  let epochs = ChartKeys.list(
    Key.number(
      "epochs", in: .above(0), unit: "epochs", summary: "Length of the run in epochs, in place of `steps`."))
  let stepsPerEpoch = ChartKeys.list(
    Key.number(
      "steps_per_epoch", in: .above(0), unit: "steps", summary: "Updates in an epoch; the x axis then shows epochs too."
    ))
  let unit = ChartKeys.list(
    Key<RunUnit>.choice(
      "unit", default: .step, aliases: ["steps": .step, "epochs": .epoch],
      summary:
        "What the run counts: updates, or epochs where the rate is set once an epoch; `epochs` is then the length."
    ))
  let panels = ChartKeys.list(
    Key.nodes(
      "panels", count: 1...Defaults.panels, kind: "list of panels",
      items: SchemaFragment(.object, reference: "#/$defs/panel"),
      summary: "The panels; one without curves of its own shows those of the chart."))
  let columns = ChartKeys.list(
    Key.integer(
      "columns", in: .between(1, 6), defaultText: "2, or 1 in a narrow figure", summary: "Panels in a row."))
  let labels = ChartKeys.list(
    Key<Naming>.choice(
      "labels", default: .auto, aliases: ["legend": .key, "none": .none, "ends": .end],
      summary: "Where the names of the curves stand."))
  let size = ChartKeys.list(
    Key<SizeName>.choice(
      "size", default: .notes,
      summary:
        "A figure for notes (720 × 432 px), a column of a paper (317 × 256), a slide (1280 × 720), or a line of text (120 × 24, no axes)."
    ))
  let width = ChartKeys.list(
    Key.length(
      "width", in: Figure.leastSpark...Figure.sides.upperBound, defaultText: "that of `size`",
      summary: "Width of the figure: px, or \"3.3in\", \"84mm\", \"240pt\"."))
  let height = ChartKeys.list(
    Key.length(
      "height", in: Figure.leastSpark...Figure.sides.upperBound,
      defaultText: "in proportion to the width and the rows of panels", summary: "Height of the figure, as its width."))
  let palette = ChartKeys.list(
    Key.node(
      "palette", kind: "names with colours", defaultText: "none", schema: SchemaFragment(.object),
      summary: "Colours by the names of curves, as `color` has them: the same name has the same colour everywhere."))
  let ramp = ChartKeys.list(
    Key.bool(
      "ramp", default: false,
      summary:
        "Whether curves that differ in one number are coloured from pale to dark, in their order; those with a colour of their own keep it."
    ))
  let theme = ChartKeys.list(
    Key<Appearance>.choice(
      "theme", default: .light, summary: "Colours; `auto` is one SVG that follows the reader's light or dark mode."))
  let text = ChartKeys.list(
    Key<TextForm>.choice(
      "text", default: .outlines, aliases: ["outline": .outlines, "paths": .outlines],
      summary: "Text of an SVG as outlines, or live with pinned widths."))
}
