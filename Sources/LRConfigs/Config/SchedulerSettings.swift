import LRInput

/// What stands beside a scheduler: when it is stepped, as the dictionary of Lightning's `configure_optimizers` says it.
///
///     {"scheduler": {…}, "interval": "step", "frequency": 2, "monitor": "val_loss"}
struct SchedulerSettings {
  /// An object that holds a scheduler.
  struct Place {
    var node: Node
    /// Keys of the scheduler itself.
    var own: [String]
    /// Whether it holds nothing but the scheduler and its settings, so that any other key was meant for one.
    var isDictionary: Bool
  }

  /// `step` or `epoch`; nil where nothing says it.
  private(set) var interval: String?
  /// Every how many of them the scheduler is stepped.
  private(set) var frequency: Node?
  /// Where the scheduler is said to act on a metric.
  private var plateau: Node?

  /// Fields of `LRSchedulerConfig` (lightning/pytorch/utilities/types.py).
  private static let fields = ["interval", "frequency", "monitor", "strict", "name", "reduce_on_plateau"]

  /// No settings, for a file that names no scheduler.
  init() {}

  /// Reads the settings; what cannot be one is reported.
  ///
  /// - Parameter known: whether the trainer knows Lightning's settings at all.
  init(_ places: [Place], config: Config, known: Bool) {
    for place in places {
      let names = place.own + (known ? Self.fields : ["name"])
      for member in place.node.members ?? [] where place.isDictionary && !names.contains(member.key) {
        guard !member.key.hasPrefix("_"), member.node.value != .null else { continue }
        config.sink.warning(
          at: member.keyOffset,
          "\(DiagnosticText.quoted(member.key)) is no key beside a scheduler: what it does to the rate is not drawn",
          hint: known ? NearMiss.hint(for: member.key, among: Self.fields, noun: "keys") : nil)
      }
      guard known else { continue }
      readInterval(place, config)
      readFrequency(place, config)
      if place.isDictionary, let node = place.node["reduce_on_plateau"], node.bool == true { plateau = node }
    }
  }

  private mutating func readInterval(_ place: Place, _ config: Config) {
    guard interval == nil, let node = place.node["interval"] else { return }
    let value = config.settled(node) ?? node
    if let text = value.string, ["step", "epoch"].contains(text) {
      interval = text
      return
    }
    let near = value.string.flatMap { NearMiss.of($0, among: ["step", "epoch"]) }
    // A model or a data set may have something else of that name.
    guard place.isDictionary || near != nil else { return }
    config.sink.error(
      at: node.offset,
      "`interval` must be `step` or `epoch`, not \(value.string.map { DiagnosticText.quoted($0) } ?? value.kind)",
      hint: near.map { "did you mean `\($0)`?" } ?? "Lightning steps the scheduler after each of them")
  }

  private mutating func readFrequency(_ place: Place, _ config: Config) {
    guard frequency == nil, place.isDictionary || interval != nil, let node = place.node["frequency"],
      let number = config.number(node, "frequency"), let count = number.double
    else { return }
    guard count >= 1, count <= 1e9, count == count.rounded() else {
      config.sink.error(
        at: node.offset, "`frequency` must be a whole number of at least 1",
        hint: "the scheduler is stepped after every so many epochs or steps")
      return
    }
    frequency = number
  }

  /// The schedule with its rate held between two calls of the scheduler.
  ///
  /// Lightning counts batches, and steps no scheduler while it gathers gradients of several.
  func applied(to schedule: Node, unit: Run.Unit, config: Config) -> Node {
    if let plateau {
      config.sink.error(
        at: plateau.offset, "the scheduler acts on a metric, which is not in \(config.layout)",
        hint: "write a spec with `metrics`, or draw the log of the run")
    }
    guard let frequency, var every = frequency.double, every > 1 else { return schedule }
    if interval == "step", unit == .steps {
      every /= Self.divisor(every, config.value("trainer.accumulate_grad_batches")?.double ?? 1)
      if every > 1, config.flags.stepsPerEpoch?.truncatingRemainder(dividingBy: every) != 0 {
        config.sink.warning(
          at: frequency.offset, "Lightning counts `frequency` anew in each epoch; here it is counted through",
          hint: "it is the same where the updates in an epoch, --steps-per-epoch, are a multiple of it")
      }
    }
    guard every > 1 else { return schedule }
    return schedule.setting("every", to: .number(Number(every)), offset: frequency.offset)
  }

  /// The greatest number that divides both.
  private static func divisor(_ a: Double, _ b: Double) -> Double {
    guard b >= 1, b == b.rounded(), b <= 1e9 else { return 1 }
    return b == 0 ? a : a.truncatingRemainder(dividingBy: b) == 0 ? b : divisor(b, a.truncatingRemainder(dividingBy: b))
  }
}
