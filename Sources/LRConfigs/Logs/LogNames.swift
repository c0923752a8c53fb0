/// What the columns of logs are called.
enum LogNames {
  /// Columns that count, the one to trust most first.
  private static let steps = [
    "step", "globalstep", "trainerglobalstep", "trainglobalstep", "currentstep", "iteration", "iterations", "iter",
    "niter", "update", "updates", "numupdates", "batch", "steps", "iternum", "currentsteps", "trainnumupdates",
  ]
  private static let epochs = ["epoch", "epochs", "trainepoch"]
  private static let rates = ["lr", "learningrate", "rate", "eta", "lrs"]

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

  static func isEpoch(_ name: String) -> Bool { epochs.contains(plain(name.utf8)) || epochs.contains(last(name)) }

  /// What a column is, by its name.
  static func quantity(_ name: String) -> LogColumn.Quantity {
    let whole = plain(name.utf8)
    // Weights & Biases exports the extremes of a group of runs beside each value.
    if name.hasSuffix("__MIN") || name.hasSuffix("__MAX") { return .other }
    let end = last(name)
    if rates.contains(whole) || rates.contains(end) || whole.hasSuffix("learningrate") { return .lr }
    // Lightning: lr-AdamW, lr-Adam/pg1; timm and others: lr_0, lr/group0.
    let words = name.utf8.split { !(($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")) }
    if words.contains(where: { plain($0) == "lr" }) { return .lr }
    return whole.hasSuffix("loss") || words.contains { plain($0) == "loss" } ? .loss : .other
  }

  /// True of the first line of a CSV log: several names, one of them of a step, an epoch, a rate or a loss.
  static func isHeader(_ line: some Collection<UInt8>) -> Bool {
    let cells = line.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == 0x09 }
    guard cells.count >= 2 else { return false }
    return cells.contains { cell in
      let name = String(decoding: cell.filter { $0 != UInt8(ascii: "\"") && $0 != 0x0D }, as: UTF8.self)
      return stepRank(name) != nil || isEpoch(name) || quantity(name) != .other
    }
  }
}
