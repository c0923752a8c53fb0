import LRDialects
import LRInput
import LRSchedules

/// A class or function with its arguments, in any of the shapes in which config files write it.
///
///     {"class_name": "CosineDecay", "config": {…}}     Keras
///     {"type": "WarmupLR", "params": {…}}              DeepSpeed
///     {"class_path": "torch.….StepLR", "init_args": {…}}   Lightning
///     {"_component_": "torchtune.…", …}                torchtune
///     {"_target_": "torch.….StepLR", …}                Hydra
struct ClassCall {
  /// The shapes: the key of the name, and that of the arguments; nil where they stand beside the name.
  static let shapes: [(name: String, arguments: String?)] = [
    ("class_name", "config"), ("class_path", "init_args"), ("_component_", nil), ("_target_", nil), ("type", "params"),
  ]

  /// As it is written: `torch.optim.lr_scheduler.StepLR`.
  var path: String
  var pathOffset: Int
  var arguments: [Member]
  var offset: Int

  /// The call that an object writes, or nil if it writes none.
  ///
  /// - Parameter key: Where only one shape will do, its key of the name.
  init?(_ node: Node, key: String? = nil) {
    for shape in Self.shapes where key == nil || key == shape.name {
      guard let name = node[shape.name], let text = name.string else { continue }
      path = text
      pathOffset = name.offset
      offset = node.offset
      if let key = shape.arguments {
        arguments = node[key]?.members ?? []
        // Lightning's place for what it cannot check.
        arguments += node["dict_kwargs"]?.members ?? []
      } else {
        let reserved = ["_convert_", "_recursive_", "_partial_", "_args_"]
        arguments = (node.members ?? []).filter { $0.key != shape.name && !reserved.contains($0.key) }
      }
      return
    }
    return nil
  }

  /// The last part of the path: `StepLR`.
  var name: String { path.split(separator: ".").last.map(String.init) ?? path }

  subscript(key: String) -> Node? { arguments.first { $0.key == key }?.node }

  /// The packages whose names lrplot knows, with their frameworks.
  private static let homes: [(package: String, dialect: Dialect)] = [
    ("torch", .torch), ("lightning", .torch), ("pytorch_lightning", .torch), ("jsonargparse", .torch),
    ("transformers", .transformers), ("torchtune", .transformers), ("diffusers", .transformers), ("timm", .timm),
    ("optax", .optax), ("keras", .keras), ("tensorflow", .keras), ("tf_keras", .keras), ("tf", .keras),
    ("deepspeed", .deepspeed),
  ]

  /// The framework whose schedule it is: that of its package, or the first that has a schedule of its bare name.
  ///
  /// - Parameter bare: The frameworks that a name without a package may come from.
  func dialect(bare: [Dialect]) -> Dialect? {
    let parts = path.split(separator: ".")
    guard parts.count > 1, let package = parts.first else {
      return bare.first { $0.catalog.entry(named: name) != nil }
    }
    return Self.homes.first { $0.package == package }?.dialect
  }
}
