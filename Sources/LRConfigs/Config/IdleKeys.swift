import LRInput

/// Keys of a config that speak of its schedule, and of which nothing was made.
///
/// A file that says more of its schedule than its layout knows is of another program, or of another version: what is drawn
/// would not be what it trains with.
struct IdleKeys {
  let config: Config
  let run: Run
  /// Keys that the layout reads, whether or not they came to anything.
  let known: Set<String>
  /// Offsets of what became a part of the spec.
  private let used: Set<Int>
  /// The numbers in it.
  private let drawn: Set<Double>

  init(_ config: Config, run: Run, known: Set<String>) {
    (self.config, self.run, self.known) = (config, run, known)
    var offsets: Set<Int> = []
    var numbers: Set<Double> = []
    func gather(_ node: Node) {
      offsets.insert(node.offset)
      switch node.value {
      case .number(let number): numbers.insert(number.double)
      case .array(let nodes): nodes.forEach(gather)
      case .object(let members):
        for member in members {
          offsets.insert(member.keyOffset)
          gather(member.node)
        }
      default: break
      }
    }
    // An offset of its own: those of flags begin at −1.
    gather(run.spec(at: .min))
    used = offsets
    drawn = numbers
  }

  /// Names a schedule: without one that is known, nothing can be drawn.
  private static let shapes: Set<String> = [
    "scheduler", "lrscheduler", "learningratescheduler", "lrschedule", "schedule", "sched", "schedulertype",
    "lrschedulertype", "lrschedulername", "schedulername", "decaymethod", "lrpolicy", "lrdecaystyle", "lrdecaytype",
    "learningrateschedule", "lrschedulerconfig", "schedulerparams", "lrschedulerparams", "schedulerargs",
    "lrschedulerargs", "schedulerconfig",
  ]
  /// Numbers of a schedule.
  private static let numbers: Set<String> = [
    "minlr", "minlearningrate", "lrend", "minlrratio", "lrmin", "etamin", "finallr", "endlr", "minlrrate", "lrfinal",
    "finallearningrate", "learningratemin", "milestones", "warmdowniters", "layerdecay", "layerwiselrdecay", "lrgroups",
  ]
  /// Words beside `lr` in the name of a number of the schedule.
  private static let ofSchedule: Set<String> = [
    "decay", "step", "steps", "gamma", "drop", "factor", "power", "min", "max", "end", "final", "init", "initial",
    "start", "peak", "base", "cycle", "cycles", "anneal", "reduce", "milestones", "epochs",
  ]
  /// Before `frequency` and `interval`: when a scheduler is stepped.
  private static let settings = ["scheduler", "lrscheduler", "lr", "learningrate", "sched"]
  /// Words of warmups of something else.
  private static let others = [
    "ema", "kl", "beta", "bench", "profil", "moment", "weight", "wd", "cache", "disc", "eval",
  ]
  /// Objects that speak of other things.
  private static let apart: Set<String> = [
    "deepspeed", "deepspeed_config", "defaults", "noise_scheduler", "callbacks", "data", "dataset", "datasets", "hydra",
  ]

  /// Tells of the first of them, as an error where the shape of the schedule is a default.
  func report() {
    reportRates()
    let found = first(in: config.root, depth: 0)
    let names = known.sorted()
    reportSlips(in: config.root, among: names, but: found, depth: 0)
    guard let found else {
      if let (_, offset) = run.assumed, let instead = run.instead {
        config.sink.error(
          at: offset, "no schedule is named, and nothing in the file tells whose default it would have",
          hint: "say which: \(instead)")
      } else if let (shape, offset) = run.assumed {
        config.sink.warning(at: offset, "no schedule is named, so \(shape) is drawn")
      }
      return
    }
    let name = DiagnosticText.quoted(found.key)
    let near = found.node.members == nil ? NearMiss.slip(found.key, among: names) : nil
    let meant = near.map { "did you mean \(DiagnosticText.quoted($0))?" }
    if run.assumed != nil || run.hasDefaults {
      config.sink.error(
        at: found.keyOffset, "\(name) speaks of the schedule, and is no key of \(config.layout)",
        hint: meant ?? "describe the schedule as a spec: `lrplot list` has all of them")
    } else {
      config.sink.warning(
        at: found.keyOffset, "\(name) is no key of \(config.layout): what it does to the rate is not drawn", hint: meant
      )
    }
  }

  /// Tells of keys that are a letter away from one that the layout reads, beside keys that it reads.
  ///
  /// - Parameter told: what is told of anyway.
  private func reportSlips(in node: Node, among names: [String], but told: Member?, depth: Int) {
    guard depth < 3, let members = node.members, members.count <= Self.mostKeys else { return }
    let isOfLayout = members.contains { known.contains($0.key) }
    for member in members where !known.contains(member.key) && member.keyOffset != told?.keyOffset {
      if isOfLayout, member.node.members == nil, let near = NearMiss.slip(member.key, among: names) {
        config.sink.warning(
          at: member.keyOffset, "\(DiagnosticText.quoted(member.key)) is no key of \(config.layout)",
          hint: "did you mean \(DiagnosticText.quoted(near))?")
      } else if !Self.apart.contains(member.key), !run.isApart(member.node) {
        reportSlips(in: member.node, among: names, but: told, depth: depth + 1)
      }
    }
  }

  /// Of an object whose keys are all compared: more are a vocabulary.
  private static let mostKeys = 200

  /// The path of what names a schedule in a file of no layout: `train.lr_scheduler`.
  static func schedule(in node: Node, depth: Int = 0) -> String? {
    guard depth < 4, let members = node.members else { return nil }
    if let own = members.first(where: { shapes.contains(LogNames.plain($0.key.utf8)) && $0.node.value != .null }) {
      return own.key
    }
    return members.lazy.compactMap { member in
      schedule(in: member.node, depth: depth + 1).map { "\(member.key).\($0)" }
    }.first
  }

  /// Tells of rates of other parts of the model.
  private func reportRates() {
    let rates = rates(in: config.root, depth: 0)
    guard let first = rates.first else { return }
    let names = DiagnosticText.list(Array(rates.map(\.key).prefix(5)), "and")
    config.sink.warning(
      at: first.keyOffset,
      rates.count == 1
        ? "\(names) is a rate of its own, which is not drawn" : "\(names) are rates of their own, which are not drawn",
      hint: "give them as `groups` of a spec's schedule")
  }

  private func rates(in node: Node, depth: Int) -> [Member] {
    guard depth < 5 else { return [] }
    return (node.members ?? []).flatMap { member -> [Member] in
      if isOtherRate(member) { return [member] }
      guard member.node.members != nil, !Self.apart.contains(member.key), !run.isApart(member.node) else { return [] }
      return rates(in: member.node, depth: depth + 1)
    }
  }

  /// `te_lr`, `vision_tower_lr`, `learning_rate_head`: not the rate that is drawn, and none of the schedule's numbers.
  private func isOtherRate(_ member: Member) -> Bool {
    guard Self.mayBe(member.key), !known.contains(member.key), !used.contains(member.keyOffset),
      !used.contains(member.node.offset)
    else { return false }
    let words = Self.words(of: member.key)
    guard words.count > 1, words.last == "lr" || words.contains("learning") && words.contains("rate"),
      Self.ofSchedule.isDisjoint(with: words), !words.contains("warmup"),
      let rate = (config.settled(member.node) ?? member.node).double
    else { return false }
    return rate > 0 && rate < 1 && !drawn.contains(rate) && words != ["learning", "rate"]
  }

  private static func words(of key: String) -> [String] {
    key.lowercased().utf8.split { $0 < UInt8(ascii: "a") || $0 > UInt8(ascii: "z") }.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func first(in node: Node, depth: Int) -> Member? {
    switch node.value {
    case .object(let members):
      for member in members where !isUsed(member) {
        if speaks(member) { return member }
      }
      guard depth < 5 else { return nil }
      for member in members
      where !(Self.apart.contains(member.key) && !(member.key == "defaults" && run.assumed != nil)) {
        if run.isApart(member.node) { continue }
        if let found = first(in: member.node, depth: depth + 1) { return found }
      }
      return nil
    case .array(let nodes):
      guard depth < 5 else { return nil }
      return nodes.prefix(20).lazy.compactMap { first(in: $0, depth: depth + 1) }.first
    default: return nil
    }
  }

  private func isUsed(_ member: Member) -> Bool {
    if used.contains(member.keyOffset) || used.contains(member.node.offset) { return true }
    switch member.node.value {
    case .object(let members): return members.contains(where: isUsed)
    case .array(let nodes): return nodes.prefix(20).contains { isUsed(Member(key: "", keyOffset: -2, node: $0)) }
    default: return false
    }
  }

  /// Whether a value names a shape other than the one that is drawn without it.
  private func namesShape(_ value: Node) -> Bool {
    if let members = value.members { return !members.isEmpty }
    guard let text = value.string?.lowercased() else { return false }
    let isConstant = run.assumed.map { $0.shape.contains("constant") } ?? true
    return !["", "none", "null"].contains(text) && !(isConstant && text == "constant")
  }

  /// Whether a key may be one of those that are looked for: most keys of a large config are not, and cost their bytes.
  static func mayBe(_ key: String) -> Bool {
    var last: UInt32 = 0
    for byte in key.utf8 {
      last = last << 8 | UInt32(byte | 0x20)
      if last & 0xFFFF == 0x6C72 || signs.contains(last) || last & 0xFFFFFF == 0x657461 { return true }
    }
    return false
  }

  /// `sche`, `warm`, `rate`, `mile`, `deca`; beside `lr` and `eta`.
  private static let signs: [UInt32] = [0x7363_6865, 0x7761_726D, 0x7261_7465, 0x6D69_6C65, 0x6465_6361]

  private func speaks(_ member: Member) -> Bool {
    guard Self.mayBe(member.key), !known.contains(member.key),
      !config.sink.diagnostics.contains(where: { $0.offset == member.keyOffset })
    else {
      return false
    }
    let name = LogNames.plain(member.key.utf8)
    let value = config.settled(member.node) ?? member.node
    if Self.shapes.contains(name) { return namesShape(value) }
    if Self.settings.contains(where: { name == $0 + "frequency" }) { return isOther(value, than: 1) }
    if Self.settings.contains(where: { name == $0 + "interval" }) { return value.string != nil }
    let isNumber = Self.numbers.contains(name) || isNumber(Self.words(of: member.key))
    guard isNumber || name.contains("warmup") && !Self.others.contains(where: name.contains) else { return false }
    return isPositive(value) || isNumber && value.array?.isEmpty == false
  }

  /// `lr_decay`, `lr_drop`, `max_lr`, `learning_rate_decay_steps`
  private func isNumber(_ words: [String]) -> Bool {
    (words.contains("lr") || words.contains("learning") && words.contains("rate"))
      && !Self.ofSchedule.isDisjoint(with: words)
  }

  private func isOther(_ value: Node, than usual: Double) -> Bool {
    guard let number = value.double else { return false }
    return number != usual
  }

  /// Whether a value is a number above 0, or a text of one.
  private func isPositive(_ value: Node) -> Bool {
    if let text = value.string { return Double(text) ?? 0 > 0 }
    guard let number = value.double else { return false }
    return number > 0
  }
}
