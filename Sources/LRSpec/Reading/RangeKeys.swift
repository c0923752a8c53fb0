import LRInput
import LRTraining

/// A range of peak rates.
package struct RangeKeys: KeySet {
  package static let list = KeyList()
  package static let keys = RangeKeys()

  let from = RangeKeys.list(Key.number("from", in: .above(0), kind: "rate", summary: "The lowest peak rate."))
  let to = RangeKeys.list(Key.number("to", in: .above(0), kind: "rate", summary: "The highest peak rate."))
  let perDecade = RangeKeys.list(
    Key.number(
      "per_decade", in: .between(0.1, 1000), kind: "rates", default: 10, summary: "Rates in a factor of ten."))
}

/// The keys of `tune` beside its range.
package struct TuneKeys: KeySet {
  package static let list = KeyList()
  package static let keys = TuneKeys()

  let rounds = TuneKeys.list(
    Key.integer(
      "refine", in: .between(0, 6), kind: "rounds", default: 2,
      summary: "How often the neighbourhood of the best rate is searched again, four times as finely."))
  let runs = TuneKeys.list(
    Key.integer(
      "runs", in: .between(1, 100_000), kind: "runs", defaultText: "those of `train`, at most 8",
      summary: "Replicates for choosing the rate; the chosen one is run again with fresh noise."))
}

/// The key of `sweep` in place of a range.
package struct SweepKeys: KeySet {
  package static let list = KeyList()
  package static let keys = SweepKeys()

  let rates = SweepKeys.list(
    Key.numbers(
      "rates", in: .above(0), count: 1...10_000, kind: "list of rates",
      summary: "The peak rates, in place of a range."))
}

/// The key of `shape`.
package struct ShapeKeys: KeySet {
  package static let list = KeyList()
  package static let keys = ShapeKeys()

  let iterations = ShapeKeys.list(
    Key.integer(
      "iterations", in: .between(1, 100_000), default: 400, summary: "Steps of the search."))
}

/// The keys of `target`.
package struct TargetKeys: KeySet {
  package static let list = KeyList()
  package static let keys = TargetKeys()

  let quantity = TargetKeys.list(Key<RecordedQuantity>.choice("quantity", default: .loss, summary: "What is watched."))
  let above = TargetKeys.list(Key.number("above", summary: "Reached once the quantity is above this."))
  let below = TargetKeys.list(Key.number("below", summary: "Reached once the quantity is at most this."))
  let absolute = TargetKeys.list(
    Key.bool("absolute", default: false, summary: "Whether the sign of the quantity is dropped."))
  let after = TargetKeys.list(
    Key.integer(
      "after", in: .between(-1, 1_000_000_000), kind: "steps", default: -1, summary: "Only later steps count."))
  let until = TargetKeys.list(
    Key.integer(
      "until", in: .between(0, 1_000_000_000), kind: "steps", defaultText: "the end",
      summary: "The last step that counts."))
  let ofScore = TargetKeys.list(
    Key.bool(
      "of_score", default: false,
      summary: "Whether the score is watched, at the end of the run, in place of a quantity on the way."))
}
