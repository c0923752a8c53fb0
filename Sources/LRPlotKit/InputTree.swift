import LRConfigs
import LRInput
import LRSpec
import LRYAML

/// Reads a text, whatever its format, into the tree of a spec.
struct InputTree {
  /// The spec; nil after an error.
  var spec: Node?
  var sink: DiagnosticSink
  /// The flags of the command line that had something to say.
  var usedFlags: Set<String> = []
  /// Whether a flag has more than one meaning here, which is no mistake of the input.
  var isMisused = false

  /// - Parameter settings: written onto the tree of the file, spec or config, before anything is made of it.
  init(_ source: Source, flags: ConfigFlags, settings: [SpecSetting] = []) {
    sink = DiagnosticSink(source)
    if let foreign = ForeignInput(source) {
      sink.error(at: 0, foreign.message, hint: foreign.hint)
      return
    }
    let format = InputFormat.of(name: source.name, bytes: source.bytes)
    if format != .log, let foreign = ForeignText(source) {
      sink.error(at: 0, foreign.message, hint: foreign.hint)
      return
    }
    let read = tree(format)
    // What comes to no object may be what a program printed; the mistakes of a spec are its own.
    if format == .yaml, read?.members == nil, !InputTree.beginsSpec(source), let foreign = ForeignText.log(source) {
      sink = DiagnosticSink(source)
      sink.error(at: 0, foreign.message, hint: foreign.hint)
      return
    }
    guard let text = read else { return }
    let (node, isKnown) = (settings.reduce(text) { $1.written(onto: $0, sink: sink) }, !sink.hasErrors)
    guard let layout = ConfigReader.layout(of: node) else {
      guard format == .json || format == .yaml, InputTree.resemblesSpec(node) else {
        if format == .python, !ConfigReader.isForeign(node) {
          let told = ForeignText.script(source)
          sink.error(
            at: node.offset, told?.message ?? ForeignInput.script.message,
            hint: told?.hint ?? ForeignInput.script.hint)
        } else {
          ConfigReader.refuse(node, sink: sink)
        }
        return
      }
      spec = written(flags, onto: node)
      return
    }
    if isKnown { refuseUnknown(settings, of: layout, in: text, flags) }
    spec = ConfigReader.spec(from: node, as: layout, flags: flags, sink: sink)
    if let spec { usedFlags = ConfigReader.flags(in: spec, of: sink.source) }
  }

  /// Says of every setting that puts a new key into a config whose layout never asks for it: layouts pass over the keys of
  /// all that a trainer can do, but what is typed for this chart is meant for it.
  private func refuseUnknown(
    _ settings: [SpecSetting], of layout: ConfigLayout, in text: Node, _ flags: ConfigFlags
  ) {
    let source = sink.source
    for (index, setting) in settings.enumerated() {
      var others = settings
      others.remove(at: index)
      let rest = others.reduce(text) { $1.written(onto: $0, sink: DiagnosticSink(source)) }
      guard let (word, owner) = rest.missingWord(of: setting.path), ConfigReader.layout(of: rest) != nil,
        !ConfigReader.asks(for: setting.path, in: rest, of: layout, flags, source)
      else { continue }
      guard !layout.knows(word) else {
        sink.warning(
          at: setting.offset(in: sink), "\(DiagnosticText.quoted(word)) changes nothing here",
          hint: "with what else the config says, \(layout.name) does not read it there")
        continue
      }
      sink.error(
        at: setting.offset(in: sink), "unknown key \(DiagnosticText.quoted(word)) in \(layout.name)",
        hint: layout.hint(for: word, besides: (owner.members ?? []).map(\.key))
          ?? "the schedule is made of other keys, and would be the same")
    }
  }

  private mutating func tree(_ format: InputFormat) -> Node? {
    switch format {
    case .json:
      let node = JSONReader.parse(sink)
      guard node == nil || sink.hasErrors else { return node }
      // What is no strict JSON may still be a config: those have comments, trailing commas and keys twice.
      let twins = node.flatMap { RepeatedMembers.config($0, sink) }
      guard let config = twins ?? RelaxedJSON.config(sink.source) else { return node }
      sink = config.sink
      return config.node
    case .yaml:
      if let node = YAMLReader.parse(sink) { return node }
      guard let config = RepeatedKeys.parse(sink.source), ConfigReader.isConfig(config.node) else {
        return nil
      }
      sink = config.sink
      return config.node
    case .toml: return TOMLReader.parse(sink)
    case .python: return AssignmentReader.parse(sink)
    case .log: return JSONReader.parse(sink)
    }
  }

  /// Whether a text that is no tree has a line which begins what a spec shows.
  private static func beginsSpec(_ source: Source) -> Bool {
    source.bytes.prefix(InputFormat.look).split(separator: UInt8(ascii: "\n")).contains { line in
      ["schedule:", "curves:", "panels:"].contains { line.starts(with: $0.utf8) }
    }
  }

  /// Whether a tree was meant as a spec, so that its mistakes are worth telling one by one.
  private static func resemblesSpec(_ node: Node) -> Bool {
    guard let members = node.members, !members.isEmpty else { return true }
    // What a spec shows; without it a word such as `epochs` among many others is that of some other file.
    if ConfigReader.isSpec(node) { return true }
    // No spec has so many, and near misses among them take long to look for.
    guard members.count <= 200 else { return false }
    let known = members.count { SpecKeys.isKnown($0.key) || SpecKeys.isNear($0.key) }
    // Other files have a `schedule` or a `log` too, and hardly another key of specs.
    if ["schedule", "log"].contains(where: { node[$0] != nil }) { return 2 * known >= members.count }
    // Near to `schedule` and the like, and yet the words of some trainer's config.
    let isConfig = ["optimizer", "lr_scheduler", "learning_rate", "trainer"].contains { node[$0] != nil }
    // A run of a length, or a schedule of a type, however misspelt its key.
    let isRun = members.contains { member in
      ["steps", "epochs"].contains(member.key) && member.node.double != nil || member.node["type"]?.string != nil
    }
    guard !isConfig, isRun else { return false }
    return known > 0 && 2 * known >= members.count
  }

  /// The flags for which a spec has keys of the same meaning.
  private mutating func written(_ flags: ConfigFlags, onto node: Node) -> Node {
    var node = node
    if let steps = flags.steps { node = write("--steps", "steps", Double(steps), onto: node) }
    if let length = flags.stepsPerEpoch { node = write("--steps-per-epoch", "steps_per_epoch", length, onto: node) }
    if let lr = flags.lr { node = write("--lr", "lr", .number(Number(lr)), ontoSchedulesOf: node) }
    if let warmup = flags.warmup { node = write("--warmup", "warmup", warmup, ontoSchedulesOf: node) }
    return node
  }

  /// A flag that stands for a key of the schedule; of several schedules it cannot say which.
  private mutating func write(_ flag: String, _ key: String, _ value: Node.Value, ontoSchedulesOf node: Node) -> Node {
    let places = SpecPlaces.schedules(of: node)
    guard let place = places.first else { return node }
    usedFlags.insert(flag)
    let offset = sink.source.offset(ofFlag: flag)
    if places.count == 1, let old = SpecPlaces.owner(of: "\(place).\(key)", in: node)?[key],
      let twin = sink.source.flag(at: old.offset)
    {
      isMisused = true
      sink.error(at: offset, "\(DiagnosticText.quoted(twin, limit: 80)) says the same key", hint: "give one of them")
      return node
    }
    if places.count == 1, let path = NodePath("\(place).\(key)"),
      let written = try? node.setting(path, to: Node(value).moved(to: offset).value, offset: offset)
    {
      return written
    }
    isMisused = true
    let number = String(decoding: CanonicalJSON.text(Node(value)), as: UTF8.self)
    sink.error(
      at: offset, "the spec has \(places.count) schedules",
      hint: "say which: "
        + DiagnosticText.list(places.prefix(8).map { "--set \($0).\(key)=\(number)" }, "or", limit: 80))
    return node
  }

  private mutating func write(_ flag: String, _ key: String, _ value: Double, onto node: Node) -> Node {
    usedFlags.insert(flag)
    return node.setting(key, to: .number(Number(value)), offset: sink.source.offset(ofFlag: flag))
  }

  /// The tree of a log that stands in the place of a spec.
  init(_ file: LogFile, flags: ConfigFlags, settings: [SpecSetting] = []) {
    sink = DiagnosticSink(file.window)
    guard let log = file.log(sink: sink) else { return }
    spec = written(
      flags, onto: settings.reduce(LogSpec.tree(of: log, name: file.ownName)) { $1.written(onto: $0, sink: sink) })
  }
}
