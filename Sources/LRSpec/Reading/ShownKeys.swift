import LRInput
import LRPlotting
import LRResults

/// Keys of what is shown and how, of a chart and of each of its panels.
package struct ShownKeys: KeySet {
  package static let list = KeyList()
  package static let keys = ShownKeys()

  let title = ShownKeys.list(Key<RichText>.richText("title", summary: "Title of the figure; `$…$` holds mathematics."))
  let show = ShownKeys.list(
    Key.entry(
      "show", of: Quantity.catalog, default: .rate,
      summary: "What the panel shows: of schedules, of logs (`lr`, `loss`), or of runs, which a `train` makes."))
  let tune = ShownKeys.list(
    Key.node(
      "tune", kind: "range of rates", schema: SchemaFragment(.object, reference: "#/$defs/tune"),
      summary: "The `tune` of `train`: gives every curve its own best peak rate."))
  let vary = ShownKeys.list(
    Key.node(
      "vary", kind: "varied setting", schema: SchemaFragment(.object, reference: "#/$defs/vary"),
      summary: "A setting that takes several values, each with runs of its own: results are shown against it."))
  let heat = ShownKeys.list(
    Key.bool(
      "heat", default: false, summary: "Whether results stand in cells: peak rates across, what is varied upward."))
  let formulas = ShownKeys.list(
    Key<[ResultsPanel.Formula]>.choices(
      "formulas", summary: "What theory says, drawn beside the runs."))
  let curves = ShownKeys.list(
    Key.nodes(
      "curves", count: 1...Defaults.curves, kind: "list of curves",
      items: SchemaFragment(.object, reference: "#/$defs/curve"),
      summary: "The curves, each with its `schedule`, its `log` or both, and perhaps a `label`."))
  let x = ShownKeys.list(
    Key.node(
      "x", kind: "linear | log, or an axis", schema: SchemaFragment(reference: "#/$defs/axis"),
      summary: "The step axis."))
  let y = ShownKeys.list(
    Key.node(
      "y", kind: "linear | log, or an axis", schema: SchemaFragment(reference: "#/$defs/axis"),
      summary: "The axis of rates."))
  let phases = ShownKeys.list(
    Key.bool(
      "phases", default: false,
      summary: "Whether warmup, hold, decay and cycles of the first curve are shaded and named."
    ))
  let marks = ShownKeys.list(
    Key<[Mark]>.choices("marks", summary: "Points that are marked and named on the curves."))
  let highlight = ShownKeys.list(
    Key.nodes(
      "highlight", count: 0...Defaults.curves, kind: "list of names", defaultText: "none",
      items: SchemaFragment(.string),
      summary:
        "Curves whose bars keep their colour, by name: bars are named on their axis, and the others have one ink."))
  let annotations = ShownKeys.list(
    Key.nodes(
      "annotations", count: 0...64, kind: "list of annotations", defaultText: "none",
      items: SchemaFragment(.object, reference: "#/$defs/annotation"),
      summary:
        "Lines, levels, shaded spans and notes; those of the chart stand in its panels, with a `y` in those of the first's quantity."
    ))
}
