import LRInput
import LRMath

/// A stack of layers in the place of a group: each layer further from the head has the rate of the one above it times a factor.
///
///     {"layers": 12, "decay": 0.75}   // head 1, layer 12 0.75, layer 11 0.5625, …, embeddings 0.75^13
///
/// Layer i of n has decay^(n + 1 − i), the head 1 and the embeddings, which stand below layer 1, decay^(n + 1); none has less
/// than `min_factor`.
///
/// Source: get_parameter_groups of BEiT's optim_factory.py, param_groups_lrd of MAE's util/lr_decay.py,
/// param_groups_layer_decay of timm/optim/_param_groups.py.
enum LayerGroups {
  /// The groups that it stands for, from the head down; nil after an error.
  static func nodes(of stack: ObjectReader) -> [Node]? {
    let keys = GroupKeys.keys
    if let other = [keys.factor.name, keys.lr.name].first(where: { stack.node[$0] != nil }) {
      stack.sink.error(
        at: stack.node.members?.first { $0.key == other }?.keyOffset ?? stack.node.offset,
        "a stack of layers has a `decay`, and no `\(other)`")
      return nil
    }
    let (least, label) = (stack.read(keys.minFactor), stack.read(keys.label))
    let (layers, decay) = (stack.require(keys.layers), stack.require(keys.decay))
    guard let layers, let decay, let least, label != nil || !stack.has(keys.label) else { return nil }
    let name = stack.node(of: keys.label)?.string ?? "layer"
    let names = ["head"] + (0..<layers).map { "\(name) \(layers - $0)" } + ["embeddings"]
    let offset = stack.offset(of: keys.decay)
    return names.enumerated().map { depth, name in
      let factor = max(least, Math.pow(decay, Double(depth)))
      return Node(
        .object([
          Member(key: keys.label.name, keyOffset: offset, node: Node(.string(name), offset: offset)),
          Member(key: keys.factor.name, keyOffset: offset, node: Node(.number(Number(factor)), offset: offset)),
        ]), offset: offset)
    }
  }
}
