import LRDialects
import LRInput
import LRSchedules

extension ReferencePage {
  /// The schedules of each framework.
  static let dialects: [ReferencePage] = Dialect.allCases.map { dialect in
    ReferencePage(
      name: dialect.rawValue, path: "dialects/\(dialect.rawValue).md", title: "Schedules of \(dialect.rawValue)",
      summary: "The schedules of \(dialect.title) by its own names and arguments, with its own numbers.",
      introduction: [
        """
        Wherever [a schedule](../schedules.md) stands, one of \(dialect.title) may stand instead: \
        `{"dialect": "\(dialect.rawValue)", "name": …, "args": {…}}`, with the optimizer's rate as `lr` beside `args` \
        where the schedule starts from it. The numbers are those of \(dialect.title) \(dialect.version), at every step \
        and past the end too, quirks included; where a quirk looks like a mistake, lrplot warns.
        """,
        dialect.clock,
        """
        `null` is Python's None. Unknown arguments are refused; arguments without an effect are warned about. In the \
        formulas η is the rate, without an index the optimizer's, w the length of the warmup, T or N the length; other \
        letters stand for the arguments that the plain formula names. The edges are those of a run of 100 steps with \
        `"lr": 1`, unless they say otherwise. Their rates are told to four digits, and a test compares each with the \
        schedule.
        """,
      ],
      noun: "arguments"
    ) { dialect.catalog.all.map(ReferenceEntry.init) }
  }
}

extension ReferenceEntry {
  init(_ entry: DialectEntry) {
    self.init(
      name: entry.name, summary: entry.summary, signature: PythonSignature.text(entry.name, entry.keys),
      otherNames: entry.otherNames, acceptsOtherNames: true, formula: entry.formula, latex: entry.latex,
      needs: [
        entry.needsRate
          ? "It starts from the optimizer's rate, `lr` beside `args`." : "It brings its own rates, and needs no `lr`.",
        entry.needsMetrics
          ? "It acts on `metrics`, a list beside `args`: the metric after update 0, 1, 2 and so on." : "",
      ].filter { !$0.isEmpty },
      keys: entry.keys,
      edges: entry.edges.map { edge in
        var besides: [String] = []
        if let metrics = edge.metrics { besides.append("`\"metrics\": [\(metrics)]`") }
        if entry.needsRate, edge.lr != 1 { besides.append("`\"lr\": \(edge.rateText)`") }
        return ReferenceEdge(edge, spec: entry.example(of: edge), besides: besides)
      },
      example: entry.example, spec: ReferenceEntry.spec(entry.example), source: entry.source)
  }
}

extension Dialect {
  /// What update t means in this framework.
  fileprivate var clock: String {
    switch self {
    case .torch:
      """
      The rate of update t is the one after t calls of `scheduler.step()`; a scheduler that acts on a metric is called \
      with `metrics[t]` after update t. With `last_epoch` k a scheduler goes on: update 0 has the rate after step k + 1, \
      from an optimizer whose rate is `lr`. What a saved scheduler has beside its counter is not in the arguments: to draw \
      a run that was resumed from its state, draw the whole run.
      """
    case .transformers:
      """
      The rate of update t is the one after t calls of `scheduler.step()`. The names are those of `lr_scheduler_type`; \
      the functions' names are taken too. All but the two that act on a metric are factors on the optimizer's rate, and \
      most warmups start at 0, so that the first update changes nothing. With `last_epoch` k update 0 has the rate after \
      step k + 1.
      """
    case .timm:
      """
      Steps are whatever the training loop counts, epochs or updates, in the order of timm's train script: nothing \
      before step 0, then `step(t)` or `step_update(t)` with t = 1, 2 and so on. So update 0 has the optimizer's own \
      rate, or `warmup_lr_init`. At restarts lrplot follows the intention where timm's logarithm misses one by rounding.

      Every class takes noise: with `noise_range_t` the rate of step t is multiplied by 1 + n(t), n drawn by PyTorch's \
      generator from `noise_seed` + t; these are timm's own numbers.
      """
    case .optax:
      """
      The rate of update t is `schedule(t)`, in double precision and op by op, without `jax.jit`. Where jit gives other \
      numbers, lrplot warns and keeps to these.
      """
    case .keras:
      """
      The rate of update t is `schedule(t)`. Keras computes in single precision whatever the backend, and so does lrplot \
      here. A rate that is written without a decimal point is an `int` in Python: where Keras then cuts other arguments \
      to integers, lrplot follows and warns; only for CosineDecay, where nothing sensible is left, it takes 0 for 0.0.
      """
    case .deepspeed:
      """
      The rate of update t is the one that the engine sets by `lr_scheduler.step()` after update t − 1. DeepSpeed's \
      counter n is −1 during update 0 and t − 1 during update t, so that a warmup is one update late. The names are the \
      `type` of the `scheduler` in a DeepSpeed config.
      """
    }
  }
}

/// A call in Python, as a framework's documentation writes it.
enum PythonSignature {
  /// `StepLR(step_size, gamma=0.1, last_epoch=-1)`
  static func text(_ name: String, _ keys: [KeyDeclaration]) -> String {
    let callee = name.split(separator: ":").first.map(String.init) ?? name
    let required = keys.filter { $0.defaultText == nil }.map(\.name)
    let others = keys.compactMap { key in value(of: key).map { "\(key.name)=\($0)" } }
    return "\(callee)(\((required + others).joined(separator: ", ")))"
  }

  /// The default as Python writes it; nil if there is none.
  static func value(of key: KeyDeclaration) -> String? {
    guard let text = key.defaultText else { return nil }
    if text.hasPrefix("None") { return "None" }
    switch key.schema.defaultJSON ?? "" {
    case "true": return "True"
    case "false": return "False"
    case let json where json.hasPrefix("\""): return "'\(json.dropFirst().dropLast())'"
    case let json where json.hasPrefix("["): return json
    default: break
    }
    if text.contains(" ") || text.contains("'") { return "…" }
    return key.schema.types.contains(.string) ? "'\(text)'" : text
  }
}
