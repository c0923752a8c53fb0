import LRDialects
import LRInput
import LRSchedules

/// A schedule of transformers by the name and the arguments that a trainer's config gives it.
struct HubSchedule {
  let config: Config
  /// The name, as it is written or as the trainer's default has it.
  var name: Node
  var rate: Node
  var steps: Node
  /// Updates in the warmup.
  var warmup: Node
  /// Further arguments, as the config has them.
  var arguments: [Member] = []
  /// Where the config says something of a warmup.
  var warmupOffset: Int?

  /// To these `get_scheduler` gives no warmup.
  private static let withoutWarmup: Set<String> = ["constant", "reduce_lr_on_plateau", "greedy"]
  /// To these it gives no length.
  static let withoutEnd = withoutWarmup.union(["constant_with_warmup", "inverse_sqrt"])

  /// To these it gives none of the trainer's `lr_scheduler_kwargs`.
  private static let withoutArguments: Set<String> = ["constant", "constant_with_warmup", "inverse_sqrt"]

  /// The schedule as `get_scheduler` of transformers/optimization.py makes it; nil after an error.
  func schedule() -> Node? {
    let text = name.string ?? ""
    guard let entry = Dialect.transformers.catalog.entry(named: text) else {
      config.sink.error(
        at: name.offset, "transformers has no schedule \(DiagnosticText.quoted(text))",
        hint: Dialect.transformers.hint(for: text))
      return nil
    }
    guard !entry.needsMetrics else {
      config.sink.error(
        at: name.offset, "\(entry.name) acts on a metric, which is not in \(config.layout)",
        hint: "write a spec with `metrics`, or draw the log of the run")
      return nil
    }
    var args: [Member] = []
    if !Self.withoutWarmup.contains(entry.name) {
      args.append(Tree.member("num_warmup_steps", warmup))
    } else if let warmupOffset, warmup.double ?? 0 > 0 {
      config.sink.warning(
        at: warmupOffset, "\(DiagnosticText.quoted(entry.name)) has no warmup, so the trainer ignores this",
        hint: entry.name == "constant" ? "`constant_with_warmup` has one" : nil)
    }
    if !Self.withoutEnd.contains(entry.name) { args.append(Tree.member("num_training_steps", steps)) }
    var own = arguments.filter { !["num_warmup_steps", "num_training_steps"].contains($0.key) }
    if Self.withoutArguments.contains(entry.name), let first = own.first {
      config.sink.warning(
        at: first.keyOffset,
        "transformers hands no such arguments to \(DiagnosticText.quoted(entry.name)): "
          + "\(DiagnosticText.list(own.map(\.key), "and")) does nothing")
      own = []
    }
    args += own.map { member in
      guard case .string(let text) = member.node.value, Double(text)?.isFinite == true else { return member }
      return Member(
        key: member.key, keyOffset: member.keyOffset, node: config.number(member.node, member.key) ?? member.node)
    }
    return Tree.dialectForm(
      Dialect.transformers.rawValue, Tree.string(entry.name, at: name.offset), args: args, lr: rate, at: name.offset)
  }
}
