import LRInput
import LRSpec
import LRTraining

extension ReferencePage {
  /// What can be minimised.
  static let problems = ReferencePage(
    name: "problems", path: "problems.md", title: "Problems",
    summary: "What a training run minimises: small, honest problems, each with its gradient.",
    introduction: [
      """
      A problem is an object with a `type`; it stands in a spec as `problem` inside of [`train`](spec.md#train). Every \
      run is a function of the seed and of its number among the replicates, and curves of one chart meet the same noise. \
      The loss that counts is that of the whole data, or in expectation; updates see samples of it where a problem says so.
      """
    ],
    noun: "keys"
  ) {
    ProblemEntry.catalog.all.map { entry in
      ReferenceEntry(
        name: entry.name, summary: entry.summary, otherNames: entry.otherNames, formula: entry.formula,
        latex: entry.latex, keys: entry.keys, edges: [ReferenceEdge(entry.edges)], example: entry.example,
        spec: """
          { "steps": 100, "schedule": { "type": "cosine", "lr": 0.01 },
            "train": { "problem": \(entry.example) } }
          """, source: entry.source)
    }
  }

  /// What turns gradients into steps.
  static let optimizers = ReferencePage(
    name: "optimizers", path: "optimizers.md", title: "Optimizers",
    summary: "What turns gradients into steps, with PyTorch's arguments and defaults.",
    introduction: [
      """
      An optimizer is an object with a `type`; it stands in a spec as `optimizer` inside of [`train`](spec.md#train). \
      Arguments and defaults are PyTorch's, but for Lion, which follows timm; where optax, timm or Keras have another \
      form, `variant` names the difference. A test follows 68 trajectories of the libraries, each within its own \
      tolerance.
      """,
      """
      In the formulas η is the rate of the update, λ `weight_decay`, g the gradient, clipped where `clip` says so, and \
      k = 1, 2 and so on the number of the update; products and roots are taken coordinate by coordinate.
      """,
    ],
    noun: "keys"
  ) {
    OptimizerEntry.catalog.all.map { entry in
      ReferenceEntry(
        name: entry.name, summary: entry.summary, otherNames: entry.otherNames, formula: entry.formula,
        latex: entry.latex, keys: entry.keys, edges: [ReferenceEdge(entry.edges)], example: entry.example,
        spec: """
          { "steps": 100, "schedule": { "type": "cosine", "lr": 0.01 },
            "train": { "problem": { "type": "rosenbrock" }, "optimizer": \(entry.example) } }
          """, source: entry.source)
    }
  }

  /// The objects of a training chart.
  static let trainingObjects = [
    ReferenceEntry(
      name: "train", summary: "Runs that are made under every curve of the chart.", keys: TrainKeys.declarations,
      edges: [
        ReferenceEdge(
          "A `train` in a panel or in an element of `curves` is laid over that of the chart: what it does not say stays."
        ),
        ReferenceEdge("A chart with `train` that does not say what it shows has the rates above and the losses below."),
        ReferenceEdge(
          "A run has diverged once its loss is not finite or above `diverged_above`; a diverged run is never the best."),
        ReferenceEdge(
          "Charts that ask for hours of work or a gigabyte of records are refused before any work is done."),
      ],
      example: """
        { "steps": 1000, "schedule": { "type": "cosine", "lr": 2 },
          "train": { "problem": { "type": "noisy_quadratic", "batch": 10 } } }
        """),
    ReferenceEntry(
      name: "tune", summary: "Gives every curve its own best peak rate, all with the same effort.",
      keys: RangeKeys.declarations + TuneKeys.declarations, requiresKeys: true,
      edges: [
        ReferenceEdge(
          "The schedule is scaled as a whole, floor included, so that its peak is the tried rate. The grid is even on a "
            + "logarithmic axis and holds both ends."),
        ReferenceEdge(
          "Rates are chosen on other noise than the final runs meet. A best rate at an end of the range is marked “edge”, "
            + "one whose next higher rate of the grid diverged “cliff”."),
      ],
      example: """
        { "steps": 1000, "schedule": { "type": "cosine", "lr": 1 }, "show": "loss",
          "train": { "problem": { "type": "noisy_quadratic", "batch": 10 }, "tune": { "from": 0.1, "to": 4 } } }
        """),
    ReferenceEntry(
      name: "sweep", summary: "Peak rates at which every curve is run with all replicates.",
      keys: RangeKeys.declarations + SweepKeys.declarations,
      requiresKeys: false,
      edges: [ReferenceEdge("Either `from` and `to`, or a list of `rates`.")],
      example: """
        { "steps": 1000, "schedule": { "type": "cosine", "lr": 1 }, "show": "sweep",
          "train": { "problem": { "type": "noisy_quadratic" }, "sweep": { "from": 0.1, "to": 4 } } }
        """),
    ReferenceEntry(
      name: "target", summary: "What a run has to reach: shares of runs and steps to it are of this.",
      keys: TargetKeys.declarations, requiresKeys: false,
      edges: [
        ReferenceEdge("Either `above` or `below`; with `of_score` the number that the run is judged by is meant.")
      ],
      example: """
        { "steps": 1000, "schedule": { "type": "constant", "lr": 1 }, "show": "steps_to_target",
          "train": { "problem": { "type": "noisy_quadratic", "batch": 100 }, "target": { "below": 0.1 } } }
        """),
    ReferenceEntry(
      name: "shape", summary: "Searches the best rate of every single update, by the gradient through the whole run.",
      keys: ShapeKeys.declarations, requiresKeys: false,
      edges: [
        ReferenceEdge("For the exact noisy quadratic under plain descent; what is found is the best met, not a proof.")
      ],
      example: """
        { "steps": 200, "schedule": { "type": "linear", "lr": 1.5 },
          "train": { "problem": { "type": "noisy_quadratic" }, "shape": { "iterations": 100 } } }
        """),
    ReferenceEntry(
      name: "vary", summary: "A setting that takes several values, each with runs of its own.",
      keys: VaryKeys.declarations,
      edges: [
        ReferenceEdge("With `heat` the values stand upward and the rates of `sweep` across, results in cells."),
        ReferenceEdge(
          "Varied `steps` give each run its own length, to which schedules without one of their own stretch."),
      ],
      example: """
        { "steps": 300, "schedule": { "type": "constant", "lr": 1 }, "show": "final", "x": "log",
          "vary": { "key": "train.problem.batch", "values": [1, 10, 100] },
          "train": { "problem": { "type": "noisy_quadratic" } } }
        """),
  ]
}
