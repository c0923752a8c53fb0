import LRInput

/// Groups of parameters that a config gives rates of their own, as the `groups` of a schedule.
///
/// Swift 6.3 cannot optimise long functions of optional chains, so each of these asks for one thing.
struct ParameterGroups {
  private struct Group {
    var label: String
    /// `factor` or `lr`.
    var key: String
    var value: Double
    var offset: Int
  }

  private var groups: [Group] = []

  /// The schedule with a curve for each group; as it is where there are none.
  func applied(to schedule: Node) -> Node {
    guard let first = groups.first else { return schedule }
    let list = groups.map { group in
      Tree.object(
        [
          ("label", Tree.string(group.label, at: group.offset)),
          (group.key, Tree.number(group.value, at: group.offset)),
        ], at: group.offset)
    }
    return schedule.setting("groups", to: .array(list), offset: first.offset)
  }

  private mutating func add(_ label: String, _ key: String, _ value: Double, at offset: Int) {
    groups.append(Group(label: label, key: key, value: value, offset: offset))
  }

  /// A number above 0 of a section.
  private static func rate(_ key: String, in section: Node, _ config: Config) -> Node? {
    guard let node = section[key], node.array == nil else { return nil }
    guard let number = config.number(node, key, open: .absent) else { return nil }
    return value(number) > 0 ? number : nil
  }

  private static func value(_ node: Node) -> Double {
    if case .number(let number) = node.value { return number.double }
    return 0
  }

  private static func isTrue(_ key: String, in section: Node) -> Bool {
    guard let node = section[key] else { return false }
    return node.value == .bool(true)
  }

  // MARK: Trainers around transformers

  /// LoRA+ (its B matrices), and embeddings of a rate of their own.
  static func ofTrainer(_ config: Config, _ section: Node, _ rate: Node) -> ParameterGroups {
    var found = ParameterGroups()
    if let ratio = Self.rate("loraplus_lr_ratio", in: section, config) { found.addMatrices(ratio) }
    let own = embeddings(config, section, hasMatrices: !found.groups.isEmpty)
    if let own { found.addEmbeddings(own, beside: value(rate)) }
    return found
  }

  /// axolotl's `lr_groups`, each with a name, modules and an `lr`, before what all trainers have.
  static func ofAxolotl(_ config: Config, _ section: Node, _ rate: Node) -> ParameterGroups {
    var found = ofTrainer(config, section, rate)
    let own = (section["lr_groups"]?.array ?? []).compactMap { group -> (name: String, rate: Node)? in
      guard let name = group["name"]?.string, let rate = Self.rate("lr", in: group, config) else { return nil }
      return (name, rate)
    }
    guard let first = own.first else { return found }
    if found.groups.isEmpty { found.add("model", "factor", 1, at: first.rate.offset) }
    for group in own where !found.groups.contains(where: { $0.label == group.name }) {
      found.add(group.name, "lr", value(group.rate), at: group.rate.offset)
    }
    return found
  }

  private mutating func addMatrices(_ ratio: Node) {
    let factor = Self.value(ratio)
    guard factor != 1 else { return }
    add("LoRA A", "factor", 1, at: ratio.offset)
    add("LoRA B", "factor", factor, at: ratio.offset)
  }

  /// LoRA+ has a rate for embeddings too, which is nothing without its ratio.
  private static func embeddings(_ config: Config, _ section: Node, hasMatrices: Bool) -> Node? {
    var names = ["embedding_learning_rate", "embedding_lr"]
    if hasMatrices { names.append("loraplus_lr_embedding") }
    for name in names {
      if let own = rate(name, in: section, config) { return own }
    }
    return nil
  }

  private mutating func addEmbeddings(_ own: Node, beside rate: Double) {
    let value = Self.value(own)
    guard rate > 0, value != rate else { return }
    if groups.isEmpty { add("model", "factor", 1, at: own.offset) }
    add("embeddings", "lr", value, at: own.offset)
  }

  // MARK: sd-scripts

  /// Of kohya's sd-scripts: the U-Net and the text encoders (networks/lora.py takes `learning_rate` where one has none).
  static func ofImages(_ config: Config, _ section: Node, _ rate: Node) -> ParameterGroups {
    let base = value(rate)
    var found = ParameterGroups()
    if !isTrue("network_train_text_encoder_only", in: section) {
      let unet = Self.rate("unet_lr", in: section, config) ?? rate
      let blocks = blocks(section)
      for (index, block) in blocks.enumerated() where block > 0 {
        found.add("U-Net block \(index)", "lr", block, at: section["block_lr"]?.offset ?? unet.offset)
      }
      if blocks.isEmpty { found.add("U-Net", "lr", value(unet), at: unet.offset) }
    }
    warnOfWeights(config, section)
    if !isTrue("network_train_unet_only", in: section) { found.addEncoders(encoders(config, section, rate)) }
    let isPlain = base <= 0 || found.groups.allSatisfy { $0.value == base }
    return isPlain ? ParameterGroups() : found
  }

  private mutating func addEncoders(_ encoders: [Node]) {
    for (index, encoder) in encoders.enumerated() {
      let label = encoders.count == 1 ? "text encoder" : "text encoder \(index + 1)"
      add(label, "lr", Self.value(encoder), at: encoder.offset)
    }
  }

  private static func encoders(_ config: Config, _ section: Node, _ rate: Node) -> [Node] {
    // sdxl_train.py, which trains them on request.
    if section["block_lr"] != nil {
      guard isTrue("train_text_encoder", in: section) else { return [] }
      return ["learning_rate_te1", "learning_rate_te2"].map { Self.rate($0, in: section, config) ?? rate }
    }
    if let node = section["text_encoder_lr"], case .array(let list) = node.value {
      return list.filter { value($0) > 0 }
    }
    return [Self.rate("text_encoder_lr", in: section, config) ?? rate]
  }

  /// `block_lr` of sdxl_train.py, the rates of the 23 blocks of the U-Net as a text or a list; a block at 0 is not trained.
  private static func blocks(_ section: Node) -> [Double] {
    guard let node = section["block_lr"] else { return [] }
    let rates =
      node.string?.split(separator: ",").map { Double($0.filter { $0 != " " }) ?? -1 }
      ?? node.array?.map { $0.double ?? -1 } ?? []
    return rates.count <= 30 && rates.allSatisfy { $0 >= 0 } ? rates : []
  }

  /// `down_lr_weight=…` in `network_args` of train_network.py: factors on the rates of the blocks.
  private static func warnOfWeights(_ config: Config, _ section: Node) {
    let arguments = section["network_args"]?.array ?? section["network_args"].map { [$0] } ?? []
    guard let weight = arguments.first(where: { $0.string?.contains("_lr_weight=") == true }) else { return }
    config.sink.warning(
      at: weight.offset, "the blocks of the U-Net have factors of their own; the rate that they act on is drawn",
      hint: "give them as `groups` of a spec's schedule")
  }
}
