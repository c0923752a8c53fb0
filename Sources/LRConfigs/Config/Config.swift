import LRInput

/// A config as its layout reads it: values by name, and questions for what it leaves open.
struct Config {
  let root: Node
  /// `a DeepSpeed config`
  let layout: String
  let flags: ConfigFlags
  let sink: DiagnosticSink
  /// Whether a logger wrote the file down, so that no trainer reads it.
  var isLogged = false

  /// The value at a path of keys, such as `trainer.max_steps`, with interpolations filled in; nil where there is none.
  func value(_ path: String, in node: Node? = nil) -> Node? {
    var node: Node? = node ?? root
    for key in path.split(separator: ".") { node = node?[String(key)] }
    return node.flatMap { settled($0) }
  }

  /// What a value means that only the trainer or a launcher knows.
  enum Open {
    /// It has to be written down: nothing else may take its place in silence.
    case refused
    /// As if it were not there: whoever asks for it has another way to learn it.
    case absent
  }

  /// A number; nil where it is absent or null. Anything else is an error.
  ///
  /// A number in quotation marks is taken for the number, with a warning.
  func number(_ node: Node?, _ name: String, open: Open = .refused) -> Node? {
    guard let node, let settled = settled(node) else { return nil }
    switch settled.value {
    case .number: return settled
    case .null: return nil
    case .string(""): return nil
    case .string(let text):
      if isOpen(text) {
        if open == .absent { return nil }
        sink.error(
          at: node.offset,
          "\(DiagnosticText.quoted(name)) is \(DiagnosticText.quoted(text)), which only the trainer knows",
          hint: "write the number into a copy")
        return Tree.number(1, at: node.offset)
      }
      if let x = Double(text), x.isFinite {
        sink.warning(
          at: node.offset,
          "\(DiagnosticText.quoted(name)) is the string \(DiagnosticText.quoted(text)); read as a number",
          hint: "write it without the quotes")
        return Tree.number(x, at: node.offset)
      }
      wrong(node, name, "not \(DiagnosticText.quoted(text))")
    default: wrong(node, name, "not \(settled.kind)")
    }
    return Tree.number(1, at: node.offset)
  }

  /// A number by its key in an object.
  func number(_ key: String, in node: Node? = nil) -> Node? {
    number((node ?? root)[key], key)
  }

  /// True of a string that stands for a value which the trainer fills in.
  ///
  /// `${trainer.max_steps}` and `$MAX_STEPS` are settled by a launcher.
  func isOpen(_ text: String) -> Bool { text == "auto" || text.hasPrefix("$") }

  private func wrong(_ node: Node, _ name: String, _ what: String) {
    sink.error(at: node.offset, "\(DiagnosticText.quoted(name)) must be a number, \(what)")
  }

  /// The value behind `${a.b}`, the way OmegaConf writes references; any other value as it is.
  func settled(_ node: Node, depth: Int = 0) -> Node? {
    guard case .string(let text) = node.value, text.hasPrefix("${"), text.hasSuffix("}"), depth < 8 else { return node }
    let path = text.dropFirst(2).dropLast()
    guard !path.contains(":"), !path.contains("$") else { return node }
    // `${.a}` stands beside the value, `${..a}` beside what holds it.
    let points = path.prefix { $0 == "." }.count
    var found: Node? = points == 0 ? root : holders(of: node, in: root).dropLast(points - 1).last
    for key in path.split(separator: ".") { found = found?[String(key)] }
    return found.flatMap { settled($0, depth: depth + 1) }.map { Node($0.value, offset: node.offset) } ?? node
  }

  /// What a value lies in, from the root on; empty if it lies nowhere.
  private func holders(of value: Node, in node: Node) -> [Node] {
    let children: [Node] =
      switch node.value {
      case .array(let nodes): nodes
      case .object(let members): members.map(\.node)
      default: []
      }
    for child in children {
      if child.offset == value.offset, child.value == value.value { return [node] }
      let below = holders(of: value, in: child)
      if !below.isEmpty { return [node] + below }
    }
    return []
  }

  /// Updates in the run: `--steps`, or the first of the candidates that is a number above 0, or a question.
  ///
  /// - Parameters:
  ///   - offset: Where the question stands.
  ///   - hint: Why the file does not say it.
  func steps(_ candidates: [(node: Node?, name: String)], at offset: Int, hint: String? = nil) -> Node {
    if let steps = flags.steps { return flag("--steps", Double(steps)) }
    for candidate in candidates {
      // −1 and 0 mean "not limited" in most trainers.
      if let node = number(candidate.node, candidate.name, open: .absent), let x = node.double, x > 0 { return node }
    }
    ask("the length of the run", "--steps N", at: offset, hint: hint)
    return Tree.number(1000, at: offset)
  }

  /// The optimizer's rate: `--lr`, or the first of the candidates that is a number, or a question.
  func rate(_ candidates: [(node: Node?, name: String)], at offset: Int) -> Node {
    if let rate = knownRate(candidates) { return rate }
    ask("the optimizer's rate", "--lr RATE", at: offset)
    return Tree.number(1e-3, at: offset)
  }

  /// The optimizer's rate if anything says it; a rate that is named but left open is asked for.
  func knownRate(_ candidates: [(node: Node?, name: String)]) -> Node? {
    if let lr = flags.lr { return flag("--lr", lr) }
    for candidate in candidates {
      if let node = candidate.node, isOpen(node) {
        ask("the optimizer's rate", "--lr RATE", at: node.offset)
        return Tree.number(1e-3, at: node.offset)
      }
      if let node = number(candidate.node, candidate.name) { return node }
    }
    return nil
  }

  /// Whether a value is there but left to the trainer: `"auto"`, `null`, `${oc.env:LR}`.
  func isOpen(_ node: Node) -> Bool {
    guard let settled = settled(node) else { return false }
    return settled.value == .null || settled.string.map { isOpen($0) } == true
  }

  /// Whether the length of the warmup is left to the trainer; then it has been asked for.
  func asksForWarmup(_ node: Node?) -> Bool {
    guard flags.warmup == nil, let node, let text = settled(node)?.string, isOpen(text) else { return false }
    ask("the length of the warmup", "--warmup N", at: node.offset)
    return true
  }

  /// Updates in the warmup, as the command line has them.
  var warmupFlag: Node? {
    guard let warmup = flags.warmup else { return nil }
    let node = Node(warmup, offset: sink.source.offset(ofFlag: "--warmup"))
    if let count = node.integer, count >= 0 { return node }
    sink.error(at: node.offset, "the warmup of a config is a whole number of updates", hint: "for example --warmup 100")
    return Tree.number(0, at: node.offset)
  }

  func flag(_ name: String, _ value: Double) -> Node {
    Tree.number(value, at: sink.source.offset(ofFlag: name))
  }

  /// The only number that the file has under one of some keys, wherever it stands; nil if there are several.
  func only(_ keys: [String]) -> (node: Node, name: String)? {
    var found: [(node: Node, name: String)] = []
    func look(_ node: Node, _ depth: Int) {
      for member in node.members ?? [] {
        if keys.contains(member.key), settled(member.node)?.double != nil { found.append((member.node, member.key)) }
        if depth < 4 { look(member.node, depth + 1) }
      }
    }
    look(root, 0)
    return Set(found.map { settled($0.node)?.double ?? 0 }).count == 1 ? found[0] : nil
  }

  /// Whether the file has a number under one of some keys.
  func has(_ keys: [String], in node: Node? = nil, depth: Int = 0) -> Bool {
    ((node ?? root).members ?? []).contains { member in
      keys.contains(member.key) && member.node.value != .null
        || depth < 4 && has(keys, in: member.node, depth: depth + 1)
    }
  }

  /// Asks for what the file does not know.
  func ask(_ what: String, _ flag: String, at offset: Int, hint: String? = nil) {
    let message = "\(what) is not in \(layout): give \(flag)"
    // One question is asked once, however many keys wait for its answer.
    guard !sink.diagnostics.contains(where: { $0.message == message }) else { return }
    sink.error(at: offset, message, hint: hint)
  }

  /// Says that the file has nothing to draw.
  func refuse(at offset: Int, _ message: String, hint: String? = nil) -> Run? {
    sink.error(at: offset, message, hint: hint)
    return nil
  }
}

extension Node {
  /// The number of whole updates in a share of a run, rounded up as Python's `math.ceil` does it, or cut as `int` does.
  static func share(_ ratio: Node, of steps: Node, rounding: FloatingPointRoundingRule = .up) -> Node {
    Tree.number(((ratio.double ?? 0) * (steps.double ?? 0)).rounded(rounding), at: ratio.offset)
  }

  /// True of an object with a member of one of these names.
  func has(anyOf keys: [String]) -> Bool {
    members?.contains { keys.contains($0.key) } == true
  }

  /// The offset of a key, or of the object if it has none such.
  func keyOffset(_ key: String) -> Int {
    members?.first { $0.key == key }?.keyOffset ?? offset
  }
}
