public import LRInput

/// What the command line says of a run, for what its config leaves open.
///
/// `lrplot ds_config.json --steps 1000 --lr 1e-4` fills `"auto"` with these.
public struct ConfigFlags: Sendable, Equatable {
  /// `--steps`: updates in the run.
  public var steps: Int?
  /// `--lr`: the optimizer's rate.
  public var lr: Double?
  /// `--warmup`: updates in the warmup, or what else its key takes in a spec: `"5%"`, an object.
  public var warmup: Node.Value?
  /// `--steps-per-epoch`: updates in an epoch, where the config counts epochs.
  public var stepsPerEpoch: Double?
  /// `--layers`: layers of the model, for a config whose layers each have a rate of their own.
  public var layers: Int?

  /// Flags that were not given stay nil.
  public init(
    steps: Int? = nil, lr: Double? = nil, warmup: Int? = nil, stepsPerEpoch: Double? = nil, layers: Int? = nil
  ) {
    self.steps = steps
    self.lr = lr
    self.warmup = warmup.map { .number(Number($0)) }
    self.stepsPerEpoch = stepsPerEpoch
    self.layers = layers
  }
}
