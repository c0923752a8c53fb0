import LRInput
import LRSchedules

/// Arguments that several classes of torch.optim.lr_scheduler share.
enum TorchKeys {
  static let totalIters = Key.number(
    "total_iters", unit: "steps", default: 5, summary: "The steps in which it acts.")

  static let gamma = Key.number("gamma", default: 0.1, summary: "The factor of every drop.")

  static let etaMin = Key.number("eta_min", default: 0, summary: "The rate at the bottom.")

  static let lastEpoch = Key.integer(
    "last_epoch", default: -1,
    summary: "The counter of a training that goes on: update 0 has the rate after one more step. -1 is a fresh start.")

  /// The arguments that every class has.
  static let common = [lastEpoch.declaration]

  /// Whether the counter is one that a scheduler without parts can have.
  static func accepts(_ reader: ObjectReader) -> Bool {
    guard let epoch = reader.read(lastEpoch) else { return false }
    if epoch < -1 {
      reader.error(at: lastEpoch, "`last_epoch` must be at least -1, not \(epoch)", hint: "-1 is a fresh start")
    }
    return epoch >= -1
  }
}

extension Key where Value == Double {
  /// The same number for the one parameter group that is drawn, which may stand in a list: `[0.1]`.
  func perGroup() -> Key<Double> {
    let decode = decode
    return Key(declaration, default: defaultValue) { node, declaration, sink in
      guard let list = node.array else { return decode(node, declaration, sink) }
      guard list.count == 1 else {
        sink.error(
          at: node.offset, "one parameter group is drawn, but \(list.count) values are given",
          hint: "give the value of the group to be drawn")
        return nil
      }
      return decode(list[0], declaration, sink)
    }
  }
}
