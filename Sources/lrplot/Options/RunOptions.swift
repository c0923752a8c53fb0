import ArgumentParser
import LRPlotKit

/// What the command line says of the run: its length for every input, the rest for configs that leave it open.
struct RunOptions: ParsableArguments {
  /// Numbers take the next word whatever it begins with, here and among all options: `-5` is a wrong number.
  @Option(
    parsing: .unconditional,
    help: "Length of the run, in place of that of the spec; of a log, where its axis ends.")
  var steps: Int?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Put a value at a place of the input: schedule.lr=0.2, curves.0.label=mine; may be given several times.",
      valueName: "path=value"))
  var settingTexts: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The peak rate of the only schedule, or the rate of a config.", valueName: "rate"))
  var lr: Double?

  @Option(
    name: [.long, .customLong("warmup-steps")], parsing: .unconditional,
    help: ArgumentHelp(
      "Updates in the warmup of the only schedule, or of a config that leaves them open; of a schedule also a share: 5%.",
      valueName: "warmup"))
  var warmup: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Updates in an epoch, for a config that counts epochs; the axis then shows both.", valueName: "n"))
  var stepsPerEpoch: Double?

  @Option(
    help: ArgumentHelp(
      "Layers of the model, for a config with a layer decay: a curve for each, the head and the embeddings.",
      valueName: "n"))
  var layers: Int?

  func validate() throws {
    for text in settingTexts where SpecSetting(text) == nil {
      throw ValidationError("--set takes PATH=VALUE, such as schedule.lr=0.2, not “\(text)”")
    }
    if let lr, !(lr >= 0 && lr <= 1e100) { throw ValidationError("--lr must be between 0 and 1e100") }
    if let warmup, warmup.hasPrefix("-"), Double(warmup) == nil {
      throw ValidationError("--warmup takes updates or a share, such as 5%, not “\(warmup)”")
    }
    if let warmup, let count = Double(warmup), !(0...1e9).contains(count) {
      throw ValidationError("--warmup must be between 0 and 1e9")
    }
    if let stepsPerEpoch, !(stepsPerEpoch > 0 && stepsPerEpoch <= 1e9) {
      throw ValidationError("--steps-per-epoch must be above 0 and at most 1e9")
    }
    if let layers, !(1...62).contains(layers) { throw ValidationError("--layers must be between 1 and 62") }
  }

  var flags: ConfigFlags {
    var flags = ConfigFlags(steps: steps, lr: lr, stepsPerEpoch: stepsPerEpoch, layers: layers)
    flags.warmup = warmup.map { SpecSetting.value(of: $0) }
    return flags
  }

  /// In the order in which they are written onto the input.
  var settings: [SpecSetting] { settingTexts.compactMap { SpecSetting($0) } }

  /// The flags that were given, as a shell takes them.
  var words: [String] {
    var words: [String] = []
    if let steps { words += ["--steps", String(steps)] }
    if let lr { words += ["--lr", lr.description] }
    if let warmup { words += ["--warmup", warmup] }
    if let stepsPerEpoch { words += ["--steps-per-epoch", stepsPerEpoch.description] }
    if let layers { words += ["--layers", String(layers)] }
    return words + settingTexts.flatMap { ["--set", $0] }
  }

  /// Warns of flags that no input had a use for: they fill what a config leaves open, and nothing else.
  func warnOfUnused(_ used: Set<String>) {
    for flag in words where flag.hasPrefix("--") && flag != "--set" && !used.contains(flag) {
      Console.warning(
        "\(flag) was not used",
        hint: "it stands for a key of a schedule, or fills what the config of a framework leaves open")
    }
  }
}
