import LRSchedules

extension ReferencePage {
  /// The schedules under lrplot's own names.
  static let schedules = ReferencePage(
    name: "schedules", path: "schedules.md", title: "Schedules",
    summary: "The schedules under lrplot's own names, and the warmup that any of them may have.",
    introduction: [
      """
      A schedule is an object with a `type`. It stands in a spec as `schedule`, in each of the `curves`, and as a part of \
      a `sequence`, a `product` or a `noise`; [the keys around it](spec.md) are told on their own page. A framework's own \
      class with its own arguments may stand wherever a schedule stands: [PyTorch](dialects/torch.md), \
      [Transformers](dialects/transformers.md), [timm](dialects/timm.md), [optax](dialects/optax.md), \
      [Keras](dialects/keras.md), [DeepSpeed](dialects/deepspeed.md).
      """,
      """
      Everywhere, `lr` is the peak and `min_lr` (or `min_ratio`) the floor; η is the rate, and t = 0 … T − 1 are the \
      updates. T is the length: `steps`, or what is left of the run, less the warmup, after which t counts from 0. \
      **Past its end a schedule holds the value it has at t = T.** Other letters stand for the keys that the plain \
      formula names.
      """,
      """
      The edges are those of a run of 100 steps. Their rates are told to four digits, and a test compares each with the \
      schedule.
      """,
    ],
    noun: "keys"
  ) {
    ScheduleEntry.modifiers.map(ReferenceEntry.init) + ScheduleEntry.catalog.all.map(ReferenceEntry.init)
  }
}

extension ReferenceEntry {
  init(_ entry: ScheduleEntry) {
    self.init(
      name: entry.name, summary: entry.summary, otherNames: entry.otherNames, formula: entry.formula,
      latex: entry.latex, keys: entry.keys,
      edges: entry.edges.map { ReferenceEdge($0, spec: entry.example(of: $0)) },
      example: entry.example, spec: ReferenceEntry.spec(entry.example), source: entry.source)
  }

  init(_ entry: ModifierEntry) {
    self.init(
      name: entry.name, summary: entry.summary, formula: entry.formula, latex: entry.latex, keys: entry.keys,
      edges: entry.edges.map { ReferenceEdge($0, spec: entry.example(of: $0)) },
      example: entry.example, spec: ReferenceEntry.spec(entry.example), source: entry.source)
  }

  /// The smallest spec with a schedule.
  static func spec(_ schedule: String) -> String { "{ \"steps\": 1000, \"schedule\": \(schedule) }" }
}
