import LRInput
import LRTraining

/// The keys of a training run, each declared once.
public enum TrainKeys {
  static let problem = Key.node(
    "problem", kind: "problem", schema: SchemaFragment(.object, reference: "#/$defs/problem"),
    summary: "What is minimised: its `type`, and the keys of that type.")
  static let optimizer = Key.node(
    "optimizer", kind: "optimizer", defaultText: "{\"type\": \"sgd\"}",
    schema: SchemaFragment(.object, reference: "#/$defs/optimizer"),
    summary: "What turns gradients into steps: its `type`, and the keys of that type.")
  static let runs = Key.integer(
    "runs", in: .between(1, 100_000), kind: "runs", defaultText: "16, or 1 where all are the same",
    summary: "Replicates of every curve; what is drawn is their mean, with its standard error.")
  static let seed = Key.integer(
    "seed", in: .between(0, 9_007_199_254_740_991), default: 1,
    summary: "Of all noise; the same run of every curve meets the same noise.")
  static let every = Key.integer(
    "every", in: .between(1, 1_000_000_000), kind: "steps", defaultText: "1, or more in long or dear runs",
    summary: "Steps between two records of a run.")
  static let divergedAbove = Key.number(
    "diverged_above", in: .above(0), unit: "loss", default: 1e12,
    summary: "A run has diverged once its loss is above this, or not finite.")
  static let warmState = Key.integer(
    "warm_state", in: .between(0, 1_000_000), kind: "batches", default: 0,
    summary: "Batches that warm the optimizer's state before the run, the weights frozen.")
  static let wipeAt = Key.integers(
    "wipe_at", in: .between(0, 1_000_000_000), count: 0...1000, kind: "list of steps", default: [],
    summary: "Updates before which the optimizer's state is wiped.")
  static let longestStep = Key.number(
    "longest_step", in: .above(0), unit: "rates", defaultText: "none",
    summary: "Longest update, as root mean square over the coordinates, in units of the rate.")
  static let score: Key<ScoreName> = .choice(
    "score", default: .loss, summary: "What a run is judged by: a quantity at its end, or the steps to its target.")
  static let scoreWindow = Key.integer(
    "score_window", in: .between(1, 1_000_000), kind: "steps", default: 1,
    summary: "Steps at the end over which the score is the mean.")
  static let coordinate = Key.integer(
    "coordinate", in: .between(0, 1_000_000), default: 0, summary: "Which coordinate `coordinate` shows, from 0.")
  static let target = Key.node(
    "target", kind: "target", schema: SchemaFragment(.object, reference: "#/$defs/target"),
    summary: "What a run has to reach: shares and steps to it are of this.")
  static let tune = Key.node(
    "tune", kind: "range of rates", schema: SchemaFragment(.object, reference: "#/$defs/tune"),
    summary: "Gives every curve its own best peak rate from this range; the schedule is scaled as a whole.")
  static let sweep = Key.node(
    "sweep", kind: "range of rates", schema: SchemaFragment(.object, reference: "#/$defs/sweep"),
    summary: "Peak rates at which every curve is run, for panels that show results against the rate.")

  static let shape = Key.node(
    "shape", kind: "search", schema: SchemaFragment(.object, reference: "#/$defs/shape"),
    summary: "Searches the best rate of every single update, from the (tuned) schedule on; exact problems only.")

  static let iterations = Key.integer(
    "iterations", in: .between(1, 100_000), default: 400, summary: "Steps of the search.")

  static let from = Key.number("from", in: .above(0), kind: "rate", summary: "The lowest peak rate.")
  static let to = Key.number("to", in: .above(0), kind: "rate", summary: "The highest peak rate.")
  static let perDecade = Key.number(
    "per_decade", in: .between(0.1, 1000), kind: "rates", default: 10, summary: "Rates in a factor of ten.")
  static let rounds = Key.integer(
    "refine", in: .between(0, 6), kind: "rounds", default: 2,
    summary: "How often the neighbourhood of the best rate is searched again, four times as finely.")
  static let tuneRuns = Key.integer(
    "runs", in: .between(1, 100_000), kind: "runs", defaultText: "those of `train`, at most 8",
    summary: "Replicates for choosing the rate; the chosen one is run again with fresh noise.")
  static let rates = Key.numbers(
    "rates", in: .above(0), count: 1...10_000, kind: "list of rates",
    summary: "The peak rates, in place of a range.")

  static let quantity: Key<Quantity> = .choice("quantity", default: .loss, summary: "What is watched.")
  static let above = Key.number("above", summary: "Reached once the quantity is above this.")
  static let below = Key.number("below", summary: "Reached once the quantity is at most this.")
  static let absolute = Key.bool("absolute", default: false, summary: "Whether the sign of the quantity is dropped.")
  static let after = Key.integer(
    "after", in: .between(-1, 1_000_000_000), kind: "steps", default: -1, summary: "Only later steps count.")
  static let until = Key.integer(
    "until", in: .between(0, 1_000_000_000), kind: "steps", defaultText: "the end",
    summary: "The last step that counts.")

  static let ofScore = Key.bool(
    "of_score", default: false,
    summary: "Whether the score is watched, at the end of the run, in place of a quantity on the way.")

  /// Keys of `train`.
  public static let train: [KeyDeclaration] = [
    problem.declaration, optimizer.declaration, runs.declaration, seed.declaration, every.declaration,
    divergedAbove.declaration, warmState.declaration, wipeAt.declaration, longestStep.declaration, score.declaration,
    scoreWindow.declaration, coordinate.declaration, target.declaration, tune.declaration, sweep.declaration,
    shape.declaration,
  ]
  /// Keys of `tune`.
  public static let tuneKeys: [KeyDeclaration] = [
    from.declaration, to.declaration, perDecade.declaration, rounds.declaration, tuneRuns.declaration,
  ]
  /// Keys of `shape`.
  public static let shapeKeys: [KeyDeclaration] = [iterations.declaration]
  /// Keys of `sweep`.
  public static let sweepKeys: [KeyDeclaration] = [
    from.declaration, to.declaration, perDecade.declaration, rates.declaration,
  ]
  /// Keys of `target`.
  public static let targetKeys: [KeyDeclaration] = [
    quantity.declaration, above.declaration, below.declaration, absolute.declaration, after.declaration,
    until.declaration, ofScore.declaration,
  ]

  /// Names that people use elsewhere, each with ours, for hints.
  static let aliases: [String: String] = [
    "seeds": "runs", "replicates": "runs", "repeats": "runs", "n_seeds": "runs", "random_seed": "seed",
    "loss": "problem", "task": "problem", "model": "problem", "optim": "optimizer", "optimiser": "optimizer",
    "record_every": "every", "log_every": "every", "min": "from", "max": "to", "low": "from", "high": "to",
    "points_per_decade": "per_decade", "diverge_above": "diverged_above",
  ]
}
