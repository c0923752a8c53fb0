import LRInput
import LRResults
import LRTraining

/// The keys of a training run.
package struct TrainKeys: KeySet {
  package static let list = KeyList()
  package static let keys = TrainKeys()

  let problem = TrainKeys.list(
    Key.node(
      "problem", kind: "problem", schema: SchemaFragment(.object, reference: "#/$defs/problem"),
      summary: "What is minimised: its `type`, and the keys of that type."))
  let optimizer = TrainKeys.list(
    Key.node(
      "optimizer", kind: "optimizer", defaultText: "{\"type\": \"sgd\"}",
      schema: SchemaFragment(.object, reference: "#/$defs/optimizer"),
      summary: "What turns gradients into steps: its `type`, and the keys of that type."))
  let runs = TrainKeys.list(
    Key.integer(
      "runs", in: .between(1, 100_000), kind: "runs", defaultText: "16, or 1 where all are the same",
      summary: "Replicates of every curve; what is drawn is their mean, with its standard error."))
  let seed = TrainKeys.list(
    Key.integer(
      "seed", in: .between(0, 9_007_199_254_740_991), default: 1,
      summary: "Of all noise; the same run of every curve meets the same noise."))
  let every = TrainKeys.list(
    Key.integer(
      "every", in: .between(1, 1_000_000_000), kind: "steps", defaultText: "1, or more in long or dear runs",
      summary: "Steps between two records of a run."))
  let divergedAbove = TrainKeys.list(
    Key.number(
      "diverged_above", in: .above(0), unit: "loss", default: 1e12,
      summary: "A run has diverged once its loss is above this, or not finite."))
  let warmState = TrainKeys.list(
    Key.integer(
      "warm_state", in: .between(0, 1_000_000), kind: "batches", default: 0,
      summary: "Batches that warm the optimizer's state before the run, the weights frozen."))
  let wipeAt = TrainKeys.list(
    Key.integers(
      "wipe_at", in: .between(0, 1_000_000_000), count: 0...1000, kind: "list of steps", default: [],
      summary: "Updates before which the optimizer's state is wiped."))
  let longestStep = TrainKeys.list(
    Key.number(
      "longest_step", in: .above(0), unit: "rates", defaultText: "none",
      summary: "Longest update, as root mean square over the coordinates, in units of the rate."))
  let score = TrainKeys.list(
    Key<ScoreName>.choice(
      "score", default: .loss, summary: "What a run is judged by: a quantity at its end, or the steps to its target."))
  let scoreWindow = TrainKeys.list(
    Key.integer(
      "score_window", in: .between(1, 1_000_000), kind: "steps", default: 1,
      summary: "Steps at the end over which the score is the mean."))
  let coordinate = TrainKeys.list(
    Key.integer(
      "coordinate", in: .between(0, 1_000_000), default: 0, summary: "Which coordinate `coordinate` shows, from 0."))
  let target = TrainKeys.list(
    Key.node(
      "target", kind: "target", defaultText: "none", schema: SchemaFragment(.object, reference: "#/$defs/target"),
      summary: "What a run has to reach: shares and steps to it are of this."))
  let tune = TrainKeys.list(
    Key.node(
      "tune", kind: "range of rates", defaultText: "none", schema: SchemaFragment(.object, reference: "#/$defs/tune"),
      summary: "Gives every curve its own best peak rate from this range; the schedule is scaled as a whole."))
  let sweep = TrainKeys.list(
    Key.node(
      "sweep", kind: "range of rates", defaultText: "none", schema: SchemaFragment(.object, reference: "#/$defs/sweep"),
      summary: "Peak rates at which every curve is run, for panels that show results against the rate."))
  let shape = TrainKeys.list(
    Key.node(
      "shape", kind: "search", defaultText: "none", schema: SchemaFragment(.object, reference: "#/$defs/shape"),
      summary: "Searches the best rate of every single update, from the (tuned) schedule on; exact problems only."))

  /// Names that people use elsewhere, each with ours, for hints.
  static let aliases: [String: String] = [
    "seeds": "runs", "replicates": "runs", "repeats": "runs", "n_seeds": "runs", "random_seed": "seed",
    "loss": "problem", "task": "problem", "model": "problem", "optim": "optimizer", "optimiser": "optimizer",
    "record_every": "every", "log_every": "every", "min": "from", "max": "to", "low": "from", "high": "to",
    "points_per_decade": "per_decade", "diverge_above": "diverged_above",
  ]
}
