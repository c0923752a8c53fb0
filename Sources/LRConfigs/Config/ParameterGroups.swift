import LRInput

/// Groups of parameters that a config gives rates of their own, as the `groups` of a schedule.
struct ParameterGroups {
  private var groups: [(label: String, key: String, value: Node)] = []
  private let config: Config

  private init(_ config: Config) { self.config = config }

  /// The schedule with a curve for each group; as it is where there are none.
  func applied(to schedule: Node) -> Node {
    guard !groups.isEmpty else { return schedule }
    let list = groups.map { group in
      Tree.object(
        [("label", Tree.string(group.label, at: group.value.offset)), (group.key, group.value)], at: group.value.offset)
    }
    return schedule.setting("groups", to: .array(list), offset: groups[0].value.offset)
  }

  /// A number above 0 of a section.
  private func rate(_ key: String, in section: Node) -> Node? {
    guard let node = section[key], node.array == nil, let number = config.number(node, key, open: .absent),
      number.double ?? 0 > 0
    else { return nil }
    return number
  }

  private mutating func add(_ label: String, _ key: String, _ value: Node) { groups.append((label, key, value)) }

  /// Of trainers around transformers: LoRA+ (its B matrices), embeddings of their own rate.
  static func ofTrainer(_ config: Config, _ section: Node, _ rate: Node) -> ParameterGroups {
    var found = ParameterGroups(config)
    if let ratio = found.rate("loraplus_lr_ratio", in: section), ratio.double != 1 {
      found.add("LoRA A", "factor", Tree.number(1, at: ratio.offset))
      found.add("LoRA B", "factor", ratio)
    }
    let embedding = ["embedding_learning_rate", "embedding_lr", "loraplus_lr_embedding"].lazy
      .compactMap { found.rate($0, in: section) }.first
    if let embedding, rate.double ?? 0 > 0, embedding.double != rate.double,
      section["loraplus_lr_ratio"] != nil || section["loraplus_lr_embedding"] == nil
    {
      if found.groups.isEmpty { found.add("model", "factor", Tree.number(1, at: embedding.offset)) }
      found.add("embeddings", "lr", embedding)
    }
    return found
  }

  /// Of kohya's sd-scripts: the U-Net and the text encoders (networks/lora.py takes `learning_rate` where one has none).
  static func ofImages(_ config: Config, _ section: Node, _ rate: Node) -> ParameterGroups {
    var found = ParameterGroups(config)
    let unet =
      section["network_train_text_encoder_only"]?.bool == true ? nil : found.rate("unet_lr", in: section) ?? rate
    var encoders = section["text_encoder_lr"]?.array ?? [found.rate("text_encoder_lr", in: section) ?? rate]
    if section["network_train_unet_only"]?.bool == true { encoders = [] }
    guard rate.double ?? 0 > 0, ([unet].compactMap { $0 } + encoders).contains(where: { $0.double != rate.double })
    else {
      return found
    }
    if let unet { found.add("U-Net", "lr", unet) }
    for (index, encoder) in encoders.enumerated() where encoder.double ?? 0 > 0 {
      found.add(encoders.count == 1 ? "text encoder" : "text encoder \(index + 1)", "lr", encoder)
    }
    return found
  }
}
