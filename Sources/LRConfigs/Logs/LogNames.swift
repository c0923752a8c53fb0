/// What the columns of logs are called.
enum LogNames {
  /// Columns that count, the one to trust most first: updates, each of which may have many rows, and what else counts
  /// where it changes. A total counts in reinforcement learning alone, and is the length of the run elsewhere.
  private static let updates = [
    "globalstep", "trainerglobalstep", "trainglobalstep", "step", "currentstep", "currentsteps", "trainstep",
    "trainingstep", "optimizerstep", "optstep", "numupdates", "trainnumupdates", "nupdates", "update",
  ]
  private static let steps =
    updates + [
      "updates", "iteration", "iterations", "iter", "niter", "iternum", "trainingiteration", "episode", "episodes",
      "timesteps", "steps", "microstep", "batch", "batchidx", "totaltimesteps", "totalsteps",
    ]
  private static let epochs = ["epoch", "trainepoch", "epochs"]
  private static let rates = ["lr", "learningrate", "lrs"]
  /// Words of results, in whose names a rate may stand: `lr_0.001_val_acc`.
  private static let results: Set<String> = [
    "acc", "accuracy", "auc", "bleu", "cer", "dice", "error", "eval", "iou", "mae", "map", "mse", "perplexity", "ppl",
    "precision", "recall", "reward", "rmse", "rouge", "score", "wer",
  ]

  /// Words of settings in whose names a rate stands.
  private static let settings: Set<String> = [
    "iter", "iters", "steps", "epochs", "warmup", "decay", "ratio", "min", "max", "final", "end", "factor", "gamma",
    "power", "mult", "scheduler", "patience",
  ]

  /// Whether a column tells which part of a run wrote the row.
  static func tellsPart(_ name: String) -> Bool {
    ["mode", "split", "phase", "subset", "stage", "set"].contains(last(name))
  }

  /// Whether such a column says that no training wrote it.
  static func isEvaluation(_ text: String) -> Bool {
    ["val", "valid", "validation", "eval", "evaluation", "test", "dev"].contains(text.lowercased())
  }

  /// The name in lower-case letters and digits: `train/Learning Rate` is trainlearningrate.
  static func plain(_ name: some Sequence<UInt8>) -> String {
    var bytes: [UInt8] = []
    for byte in name {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The last part of a path, of a run's name in front (`run - train/lr`): `lr`.
  private static func last(_ name: String) -> String {
    var rest = name.utf8[...]
    while let cut = rest.firstIndex(where: {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".")
    }) {
      rest = rest[rest.index(after: cut)...]
    }
    return plain(rest)
  }

  /// What TensorBoard puts behind `tag-` into the name of a CSV file, or the whole name.
  ///
  ///     LogNames.tag(of: "logs/run-a-tag-train_learning_rate.csv")   // train_learning_rate
  static func tag(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return String(stem.ranges(of: "tag-").last.map { stem[$0.upperBound...] } ?? stem)
  }

  /// How well a column counts the steps: 0 is best, nil if it does not.
  static func stepRank(_ name: String) -> Int? {
    steps.firstIndex(of: plain(name.utf8)) ?? steps.firstIndex(of: last(name)).map { $0 + steps.count }
  }

  /// Whether a column counts updates, and so may stay as it is for many rows.
  static func countsUpdates(_ name: String) -> Bool {
    updates.contains(plain(name.utf8)) || updates.contains(last(name))
  }

  static func isEpoch(_ name: String) -> Bool { epochs.contains(plain(name.utf8)) || epochs.contains(last(name)) }

  /// What a column is, by its name.
  static func quantity(_ name: String) -> LogColumn.Quantity {
    // Weights & Biases exports the extremes of a group of runs beside each value.
    if name.hasSuffix("__MIN") || name.hasSuffix("__MAX") { return .other }
    // It writes the name of the run in front: `resnet lr0.1 - train/loss`.
    let name = name.ranges(of: " - ").last.map { String(name[$0.upperBound...]) } ?? name
    let whole = plain(name.utf8)
    let end = plain(name.split(whereSeparator: { "/.".contains($0) }).last?.utf8 ?? "".utf8[...])
    if rates.contains(whole) || rates.contains(end) || whole == "rate" { return .lr }
    let words = name.utf8.split { !(($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")) }.map {
      plain($0)
    }
    if whole.hasSuffix("loss") || words.contains("loss") { return words.contains("scale") ? .other : .loss }
    // A number of the run's settings, which a table of runs has in each row: `lr_decay_iters`, `min_lr`.
    if words.contains(where: results.contains) { return .other }
    // What is logged of the training is no setting: `train_min_lr` is the least of its groups.
    if words.first != "train", words.contains(where: settings.contains) { return .other }
    // Lightning: lr-AdamW, lr-Adam/pg1; timm and others: lr_0, lr/group0; two optimizers: learning_rate_g.
    return words.contains("lr") || whole.contains("learningrate") ? .lr : .other
  }

  /// True of the first line of a CSV log: several names, one of them of a step, an epoch, a rate or a loss.
  static func isHeader(_ line: some Collection<UInt8>) -> Bool {
    let cells = line.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == 0x09 }
    // An object of YAML has commas too.
    guard cells.count >= 2, !line.contains(UInt8(ascii: "{")) else { return false }
    return cells.contains { cell in
      let name = String(decoding: cell.filter { $0 != UInt8(ascii: "\"") && $0 != 0x0D }, as: UTF8.self)
      return stepRank(name) != nil || isEpoch(name) || quantity(name) != .other
    }
  }
}
