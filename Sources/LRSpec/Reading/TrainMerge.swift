import LRInput

/// Lays the `train` of a panel or a curve over that of its chart, so that there is one object to read.
enum TrainMerge {
  /// Members of `over` replace those of `under`; objects are laid over objects, unless they are of another `type`.
  static func laid(_ over: Node?, over under: Node?) -> Node? {
    guard let over else { return under }
    guard let under, let upper = over.members, var members = under.members else { return over }
    if let type = over["type"], let other = under["type"], type.string != other.string { return over }
    for member in upper {
      if let place = members.firstIndex(where: { $0.key == member.key }) {
        let node = laid(member.node, over: members[place].node) ?? member.node
        members[place] = Member(key: member.key, keyOffset: member.keyOffset, node: node)
      } else {
        members.append(member)
      }
    }
    return Node(.object(members), offset: over.offset)
  }
}
