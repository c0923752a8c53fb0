import LRInput
import LRSchedules

/// The arguments of OneCycleLR.
enum TorchOneCycleKeys {
  enum Strategy: String, Sendable, CaseIterable {
    case cos
    case linear
  }

  private static let max = Key.number("max_lr", kind: "rate", summary: "The rate at the peak.").perGroup()
  private static let total = Key.integer(
    "total_steps", in: .between(1, 1e9), unit: "steps", summary: "The length of the cycle."
  ).orNone("epochs·steps_per_epoch")
  private static let epochs = Key.integer(
    "epochs", in: .between(1, 1e9), summary: "With `steps_per_epoch`, in place of `total_steps`."
  ).orNone()
  private static let perEpoch = Key.integer(
    "steps_per_epoch", in: .between(1, 1e9), summary: "With `epochs`, in place of `total_steps`."
  ).orNone()
  private static let share = Key.number(
    "pct_start", in: .between(0, 1), default: 0.3, summary: "The share of the cycle that goes up.")
  private static let strategy: Key<Strategy> = .choice(
    "anneal_strategy", default: .cos, summary: "Whether the ways are half-cosines or lines.")
  private static let div = Key.number("div_factor", default: 25, summary: "The rate starts at max_lr/div_factor.")
  private static let finalDiv = Key.number(
    "final_div_factor", default: 1e4, summary: "The rate ends at its start divided by this.")
  private static let threePhase = Key.bool(
    "three_phase", default: false, summary: "Whether the way down mirrors the way up, with a third phase after it.")
  /// Arguments that act on the momentum.
  private static let momentum = [
    Key.bool("cycle_momentum", default: true, summary: "Acts on the momentum, not on the rate.").declaration,
    Key.number("base_momentum", default: 0.85, summary: "Acts on the momentum, not on the rate.").declaration,
    Key.number("max_momentum", default: 0.95, summary: "Acts on the momentum, not on the rate.").declaration,
  ]

  static let all =
    [
      max.declaration, total.declaration, epochs.declaration, perEpoch.declaration, share.declaration,
      strategy.declaration, div.declaration, finalDiv.declaration, threePhase.declaration,
    ] + momentum + TorchKeys.common

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TorchOneCycleLR? {
    let length = length(reader)
    let (share, strategy, threePhase) = (reader.read(share), reader.read(strategy), reader.read(threePhase))
    let (div, finalDiv) = (divisor(div, reader), divisor(finalDiv, reader))
    guard let max = reader.require(max), TorchKeys.accepts(reader), let length, let share, let strategy,
      let threePhase, let div, let finalDiv
    else { return nil }
    if Double(context.clock.left) > length, context.depth == 0 {
      context.quirk(
        "PyTorch extrapolates one step past `total_steps`"
          + (strategy == .linear ? ", where the rate may be negative" : ""),
        hint: "one call of step() fewer avoids it")
    }
    return TorchOneCycleLR(
      max: max, length: length, share: share, div: div, finalDiv: finalDiv, threePhase: threePhase,
      shape: strategy == .cos ? .cosine : .linear)
  }

  private static func divisor(_ key: Key<Double>, _ reader: ObjectReader) -> Double? {
    guard let value = reader.read(key) else { return nil }
    if value == 0 {
      reader.error(at: key, "`\(key.name)` must not be 0", hint: "the rate is divided by it")
      return nil
    }
    return value
  }

  private static func length(_ reader: ObjectReader) -> Double? {
    let (epochs, perEpoch) = (reader.read(epochs), reader.read(perEpoch))
    guard let total = reader.read(total), let epochs, let perEpoch else { return nil }
    if let total {
      if epochs != nil || perEpoch != nil {
        reader.warning(at: self.total, "`epochs` and `steps_per_epoch` are ignored where there is `total_steps`")
      }
      return Double(total)
    }
    guard let epochs, let perEpoch else {
      reader.error(
        at: self.total, "the length is missing from OneCycleLR",
        hint: "give `total_steps`, or `epochs` and `steps_per_epoch`")
      return nil
    }
    return Double(epochs) * Double(perEpoch)
  }
}
