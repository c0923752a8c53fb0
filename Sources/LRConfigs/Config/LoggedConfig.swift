import LRInput

/// Forms in which a program keeps what another one takes: the config.yaml of a run of Weights & Biases, each value inside of an
/// object that may have a description too, and SimpleTuner's config.json, whose keys are options.
///
///     learning_rate: {desc: null, value: 1.0e-4}
///     {"--learning_rate": 1e-4}
enum LoggedConfig {
  /// The config as the trainer had it; the tree itself where it is none of these.
  static func plain(_ node: Node) -> Node {
    if let options = options(node) { return options }
    guard let members = node.members, members.contains(where: { $0.key == "_wandb" || $0.key == "wandb_version" })
    else {
      return node
    }
    let own = members.filter { $0.key != "_wandb" && $0.key != "wandb_version" }
    guard !own.isEmpty, own.allSatisfy({ isWrapped($0.node) }) else { return node }
    return Node(
      .object(own.map { Member(key: $0.key, keyOffset: $0.keyOffset, node: $0.node["value"] ?? $0.node) }),
      offset: node.offset)
  }

  /// Options without their dashes; nil where not all keys have them.
  private static func options(_ node: Node) -> Node? {
    guard let members = node.members, !members.isEmpty, members.allSatisfy({ $0.key.hasPrefix("--") }) else {
      return nil
    }
    return Node(
      .object(
        members.map { Member(key: String($0.key.dropFirst(2)), keyOffset: $0.keyOffset, node: $0.node) }),
      offset: node.offset)
  }

  private static func isWrapped(_ node: Node) -> Bool {
    guard let members = node.members, node["value"] != nil else { return false }
    return members.allSatisfy { ["desc", "value"].contains($0.key) }
  }
}
