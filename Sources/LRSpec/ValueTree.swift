import LRInput

/// Rewrites the tree of a spec so that it shows one quantity of every curve: what `values --of` prints is read by the
/// reader of specs.
public enum ValueTree {
  /// The tree with panels that show `show`; panels that already do are kept, with what they vary.
  ///
  ///     {"schedule": …, "train": …}   →   {"schedule": …, "train": …, "panels": [{"show": "loss"}]}
  ///
  /// - Parameter offset: the place that mistakes of the choice are told at.
  public static func showing(_ show: Show, in node: Node, offset: Int = -1) -> Node {
    let choice = Node(.string(show.rawValue), offset: offset)
    guard let panels = node["panels"]?.array else {
      if node["show"]?.string == show.rawValue { return node }
      return node.setting("show", to: choice.value, offset: offset)
    }
    let fitting = panels.filter { ($0["show"]?.string ?? Show.lr.rawValue) == show.rawValue }
    if !fitting.isEmpty { return node.setting("panels", to: .array(fitting), offset: offset) }
    let hasCurves = node["curves"] != nil || node["schedule"] != nil || node["log"] != nil
    if hasCurves {
      let panel = Node(.object([Member(key: "show", keyOffset: offset, node: choice)]), offset: offset)
      return node.setting("panels", to: .array([panel]), offset: offset)
    }
    return node.setting(
      "panels", to: .array(panels.map { $0.setting("show", to: choice.value, offset: offset) }), offset: offset)
  }

  /// Whether anything in the spec is trained.
  public static func trains(_ node: Node) -> Bool {
    func has(_ owner: Node?) -> Bool { owner?["train"] != nil || owner?["tune"] != nil }
    let panels = node["panels"]?.array ?? []
    let curves = ([node] + panels).flatMap { $0["curves"]?.array ?? [] }
    return ([node] + panels + curves).contains(where: has)
  }
}
