import LRInput

/// Finds the texts of a spec that will be drawn, so that a missing letter can be reported at its place.
enum SpecTexts {
  private static let drawn: Set<String> = ["title", "subtitle", "label"]

  static func collect(_ node: Node) -> [(text: String, offset: Int)] {
    var texts: [(text: String, offset: Int)] = []
    for member in node.members ?? [] {
      if drawn.contains(member.key), let text = member.node.string {
        texts.append((text, member.node.offset))
      } else if ["curves", "panels", "x", "y"].contains(member.key) {
        texts += collect(member.node)
      }
    }
    for element in node.array ?? [] { texts += collect(element) }
    return texts
  }
}
