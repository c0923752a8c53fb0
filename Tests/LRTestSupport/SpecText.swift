public import LRInput

/// A spec in whose text values are put into places, as anybody could write them: `-0`, `1e309`, ten thousand lists.
///
///     let spec = SpecText(#"{ "steps": 9, "schedule": { "type": "step" } }"#)
///     spec.setting(spec.places(for: []).first!, to: "1e9")   // { "steps": 1e9, …
public struct SpecText: Sendable {
  /// Where a value stands, or could stand under a key.
  public struct Place: Sendable, Equatable {
    /// `schedule.args.gamma`
    public var name: String
    /// The bytes that a value takes the place of.
    var range: Range<Int>
    /// What is written before the value and behind it, where there is none yet.
    var before = ""
    var after = ""
  }

  /// The spec.
  public let text: String
  private let bytes: [UInt8]
  private let root: Node?

  /// Of a text in JSON.
  public init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
    root = JSONReader.parse(DiagnosticSink(Source(name: "spec.json", text: text)))
  }

  /// Every value of the spec, and for every object that holds some of these keys, or arguments, the others that it could hold.
  public func places(for keys: [KeyDeclaration]) -> [Place] {
    var places: [Place] = []
    func visit(_ node: Node, _ name: String) {
      if !name.isEmpty { places.append(Place(name: name, range: node.offset..<end(ofValueAt: node.offset))) }
      func inner(_ part: String) -> String { name.isEmpty ? part : "\(name).\(part)" }
      switch node.value {
      case .array(let elements): for (index, element) in elements.enumerated() { visit(element, inner("\(index)")) }
      case .object(let members):
        for member in members { visit(member.node, inner(member.key)) }
        let isOwner =
          name.hasSuffix("args") || members.contains { member in keys.contains { $0.name == member.key } }
        for key in keys where isOwner && node[key.name] == nil {
          let start = node.offset + 1
          places.append(
            Place(
              name: inner(key.name), range: start..<start, before: " \"\(key.name)\": ",
              after: members.isEmpty ? "" : ","))
        }
      default: break
      }
    }
    if let root { visit(root, "") }
    return places
  }

  /// The text with a value, which is written as it stands, in a place.
  public func setting(_ place: Place, to value: String) -> String { setting([place], to: value) }

  /// The same with the same value in several places; none may lie inside another.
  public func setting(_ places: [Place], to value: String) -> String {
    var bytes = bytes
    for place in places.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(place.range, with: (place.before + value + place.after).utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number at a place, if one stands there.
  public func isNumber(_ place: Place) -> Bool {
    place.before.isEmpty && bytes[place.range].first.map { UInt8(ascii: "-")...UInt8(ascii: "9") ~= $0 } == true
  }

  /// The same over another number of steps, where it has one.
  public func over(steps: String) -> SpecText {
    places(for: []).first { $0.name == "steps" }.map { SpecText(setting($0, to: steps)) } ?? self
  }

  private func end(ofValueAt start: Int) -> Int {
    var (index, depth) = (start, 0)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        while bytes[index] != UInt8(ascii: "\"") { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
        if depth == 0 { return index + 1 }
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index + 1 }
        if depth < 0 { return index }
      case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "\n"): if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return index
  }
}
