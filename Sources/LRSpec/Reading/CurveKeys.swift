import LRInput
import LRPlotting

/// Keys that only an element of `curves` has.
package struct CurveSourceKeys: KeySet {
  package static let list = KeyList()
  package static let keys = CurveSourceKeys()

  let file = CurveSourceKeys.list(
    Key.string(
      "file", kind: "file",
      summary:
        "A spec or a config with one schedule, or a log, in the place of `schedule`, by its path from the folder of the spec."
    ))
  let steps = CurveSourceKeys.list(
    Key.integer(
      "steps", in: .between(1, 1_000_000_000), defaultText: "the run's; with `file`, that of the file",
      summary: "The length of run that the schedule is made for; past it the rate holds."))
}

/// Keys of a curve, which a chart or a panel of one curve has too.
package struct CurveKeys: KeySet {
  package static let list = KeyList()
  package static let keys = CurveKeys()

  let label = CurveKeys.list(
    Key<RichText>.richText(
      "label", defaultText: "the schedule's name, or that of the log's file", summary: "Name of the curve."))
  let schedule = CurveKeys.list(
    Key.node(
      "schedule", kind: "schedule", schema: SchemaFragment(.object, reference: "#/$defs/schedule"),
      summary: "The schedule of the curve: its `type`, and the keys of that type."))
  let log = CurveKeys.list(
    Key.string(
      "log", kind: "file",
      summary: "The log of a run (trainer_state.json, CSV, JSON lines), by its path from the folder of the spec."))
  let color = CurveKeys.list(
    Key<CurveColor>.color(
      "color", defaultText: "the next of the palette",
      summary: "Colour of the curve: a name of the palette, whose dash it brings, or a colour of your own."))
  let train = CurveKeys.list(
    Key.node(
      "train", kind: "training run", schema: SchemaFragment(.object, reference: "#/$defs/train"),
      summary: "Runs that are made under every curve; that of a panel or a curve is laid over that of the chart."))
}
