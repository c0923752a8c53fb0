import LRDialects
import LRInput
import LRSchedules
import LRSpec

extension ReferencePage {
  /// The keys of a spec outside its schedules.
  static let spec = ReferencePage(
    name: "spec", path: "spec.md", title: "Specs",
    summary: "The keys of a spec around its schedules: chart, curves, panels, axes, training runs.",
    introduction: [
      """
      A spec is one JSON object, strictly by RFC 8259, or the same tree in YAML. Unknown keys are errors, with the \
      nearest known one as a hint; whole numbers may be written `1e3`. `lrplot schema` prints all of this as a JSON \
      Schema, with which an editor completes keys. [The schedules](schedules.md) are told on their own page.
      """
    ],
    noun: "keys"
  ) { objects + trainingObjects }

  private static let objects = [
    ReferenceEntry(
      name: "chart", summary: "The whole spec.", keys: SpecKeys.chart, requiresKeys: false,
      edges: [
        ReferenceEdge("The length of a run is `steps`, or `epochs` with `steps_per_epoch`; both at once are an error."),
        ReferenceEdge("One curve stands as `schedule`, several as `curves`; both at once are an error."),
        ReferenceEdge("`label` and `color` belong to the one curve, and need it."),
        ReferenceEdge(
          "On the command line `--steps`, `--theme`, `--text` and `--scale` take the place of what is written."),
      ],
      example: """
        { "title": "Warmup and cosine", "steps": 1000, "steps_per_epoch": 100, "phases": true, "marks": ["peak", "final"],
          "schedule": { "type": "cosine", "lr": 0.1, "min_lr": 0.001, "warmup": 50 } }
        """),
    ReferenceEntry(
      name: "curve", summary: "An element of `curves`: a schedule, a log or columns of a table, with its name.",
      keys: SpecKeys.curve, requiresKeys: false,
      edges: [
        ReferenceEdge("Names may be the same; colours and dashes follow each other until one is chosen."),
        ReferenceEdge(
          "`data` needs `y`, and takes `x`, `band`, `where` and `smooth`; `steps` may be left out where every curve is data. "
            + "A value of `where` is a number, which is compared as one, or a text."),
      ],
      example: """
        { "steps": 1000, "curves": [
            { "label": "cosine", "schedule": { "type": "cosine", "lr": 0.1 } },
            { "label": "linear", "schedule": { "type": "linear", "lr": 0.1 }, "color": "orange" } ] }
        """),
    ReferenceEntry(
      name: "group",
      summary: "An element of `groups` in a curve's schedule: parameters that train with it at a rate of their own.",
      keys: GroupKeys.declarations, requiresKeys: false,
      edges: [
        ReferenceEdge(
          "A group has a `factor` or an `lr`; the schedule itself is drawn where a group of factor 1 says so."),
        ReferenceEdge(
          "`layers` and `decay` stand for one group each of the head, the layers and the embeddings: of n layers, layer i has the "
            + "factor decay^(n + 1 − i), the embeddings decay^(n + 1), as with timm's, BEiT's and MAE's layer decay; "
            + "ELECTRA's layers and embeddings lie one factor lower."
        ),
      ],
      example: """
        { "steps": 1000, "schedule": { "type": "cosine", "lr": 0.1, "groups": [
            { "label": "backbone", "factor": 0.1 }, { "label": "head", "lr": 0.1 } ] } }
        """),
    ReferenceEntry(
      name: "panel", summary: "An element of `panels`: one coordinate box.", keys: SpecKeys.panel, requiresKeys: false,
      edges: [ReferenceEdge("A panel without a curve of its own shows those of the chart.")],
      example: """
        { "steps": 1000, "schedule": { "type": "exponential", "lr": 0.1, "gamma": 0.99 },
          "panels": [ { "title": "linear" }, { "title": "logarithmic", "y": "log" } ] }
        """),
    ReferenceEntry(
      name: "annotation",
      summary: "An element of `annotations`: an upright line, a level, a shaded span, or a note with a leader.",
      keys: SpecKeys.annotation, requiresKeys: false,
      edges: [
        ReferenceEdge(
          "It has `x`, or `y`, or `from` and `to`, or `x` and `y`; what lies outside of its panel is told."),
        ReferenceEdge("On an axis of names a number is the place of a name, counted from 1."),
      ],
      example: """
        { "steps": 1000, "schedule": { "type": "cosine", "lr": 0.1 },
          "annotations": [ { "x": 500, "label": "resumed" }, { "y": 0.01, "label": "floor" },
                           { "from": 100, "to": 300, "label": "hold" }, { "x": 700, "y": 0.05, "label": "here" } ] }
        """),
    ReferenceEntry(
      name: "axis", summary: "The value of `x` or `y`; the word `log` or `linear` alone may stand in its place.",
      keys: SpecKeys.axis, requiresKeys: false,
      edges: [
        ReferenceEdge("A logarithmic axis shows what is above 0; a curve that touches 0 ends at its lower edge.")
      ],
      example: """
        { "steps": 1000, "schedule": { "type": "cosine", "lr": 0.1 },
          "x": { "title": "update" }, "y": { "scale": "log", "min": 1e-4, "max": 1 } }
        """),
    ReferenceEntry(
      name: "framework's schedule",
      summary: "A schedule by the name and the arguments of a framework; it stands wherever a schedule stands.",
      keys: DialectReader.keys,
      edges: [
        ReferenceEdge("Each framework's page tells which of its schedules need `lr` or `metrics`."),
        ReferenceEdge(
          "With `every` the arguments count calls of the scheduler: 100 for one that is stepped after each epoch of 100 "
            + "updates. Of `metrics` it then sees every 100th."),
        ReferenceEdge(
          "Parts of a SequentialLR, a ChainedScheduler or join_schedules are `{\"schedule\": …, \"args\": {…}}`."),
      ],
      example: ReferenceEntry.spec(#"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 300}, "lr": 0.1}"#)),
  ]
}
