import ArgumentParser
import LRPlotKit

/// What the command line says of the run: its length for every input, the rest for configs that leave it open.
struct RunOptions: ParsableArguments {
  @Option(help: "Length of the run, in place of that of the spec; of a log, where its axis ends.")
  var steps: Int?

  @Option(
    help: ArgumentHelp(
      "The optimizer's rate, for a config of a framework (and in place of its own).", valueName: "rate"))
  var lr: Double?

  @Option(
    name: [.long, .customLong("warmup-steps")],
    help: "Updates in the warmup, for a config that leaves them to the trainer (\"auto\").")
  var warmup: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Updates in an epoch, for a config that counts epochs; the axis then shows both.", valueName: "n"))
  var stepsPerEpoch: Double?

  func validate() throws {
    if let lr, !(lr >= 0 && lr <= 1e100) { throw ValidationError("--lr must be between 0 and 1e100") }
    if let warmup, !(0...1_000_000_000).contains(warmup) {
      throw ValidationError("--warmup must be between 0 and 1e9")
    }
    if let stepsPerEpoch, !(stepsPerEpoch > 0 && stepsPerEpoch <= 1e9) {
      throw ValidationError("--steps-per-epoch must be above 0 and at most 1e9")
    }
  }

  var flags: ConfigFlags {
    ConfigFlags(steps: steps, lr: lr, warmup: warmup, stepsPerEpoch: stepsPerEpoch)
  }

  /// The flags that were given, as a shell takes them.
  var words: [String] {
    var words: [String] = []
    if let steps { words += ["--steps", String(steps)] }
    if let lr { words += ["--lr", lr.description] }
    if let warmup { words += ["--warmup", String(warmup)] }
    if let stepsPerEpoch { words += ["--steps-per-epoch", stepsPerEpoch.description] }
    return words
  }

  /// Warns of flags that no input had a use for: they fill what a config leaves open, and nothing else.
  func warnOfUnused(_ used: Set<String>, quiet: Bool) {
    guard !quiet else { return }
    for flag in words where flag.hasPrefix("--") && !used.contains(flag) {
      Console.error(
        "lrplot: warning: \(flag) was not used\nhint: it fills what the config of a framework leaves open; "
          + "a spec or a log says it itself\n")
    }
  }
}
