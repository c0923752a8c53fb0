import LRInput
import Yams

/// Turns the tree of Yams into ours: aliases filled in, merge keys merged, plain scalars read.
struct YAMLTree {
  private let places: YAMLPlaces
  private let limits: Limits
  private let sink: DiagnosticSink
  private var values = 0
  /// False once something could not be turned; it has been reported.
  private(set) var isWhole = true

  init(places: YAMLPlaces, limits: Limits, sink: DiagnosticSink) {
    self.places = places
    self.limits = limits
    self.sink = sink
  }

  mutating func node(_ node: Yams.Node, depth: Int) -> LRInput.Node {
    let offset = places.offset(of: node.mark)
    values += 1
    guard isWhole else { return LRInput.Node(.null, offset: offset) }
    // Each alias counts as often as it is used, so that a few lines cannot grow into billions.
    guard values <= limits.values else {
      refuse(
        offset, "the text holds more than \(limits.values) values once its aliases are filled in",
        hint: "long tables can be thinned")
      return LRInput.Node(.null, offset: offset)
    }
    guard depth < limits.depth else {
      refuse(offset, "the text is nested more than \(limits.depth) levels deep")
      return LRInput.Node(.null, offset: offset)
    }
    switch node {
    case .scalar(let scalar): return LRInput.Node(value(of: scalar, offset), offset: offset)
    case .sequence(let sequence):
      warnOfTag(sequence.tag.description, offset)
      return LRInput.Node(.array(sequence.map { self.node($0, depth: depth + 1) }), offset: offset)
    case .mapping(let mapping):
      warnOfTag(mapping.tag.description, offset)
      return LRInput.Node(.object(members(of: mapping, depth: depth)), offset: offset)
    case .alias: return LRInput.Node(.null, offset: offset)
    }
  }

  private mutating func refuse(_ offset: Int, _ message: String, hint: String? = nil) {
    sink.error(at: offset, message, hint: hint)
    isWhole = false
  }

  private func value(of scalar: Yams.Node.Scalar, _ offset: Int) -> LRInput.Node.Value {
    guard scalar.style == .plain else { return .string(scalar.string) }
    let tag = scalar.tag.description
    if tag == "tag:yaml.org,2002:str" || tag == "!" { return .string(scalar.string) }
    warnOfTag(tag, offset)
    let read = YAMLScalar.value(of: scalar.string)
    if read.isOctalElsewhere, case .number(let number) = read.value {
      let text = DiagnosticText.quoted(scalar.string)
      sink.warning(
        at: offset, "\(text) is read as \(JSONText.number(number.double)), and by YAML 1.1 as an octal number",
        hint: "write it without the zeros in front")
    }
    return read.value
  }

  /// Tags of YAML itself say what the text shows anyway; others stand for something that is not known here.
  private func warnOfTag(_ tag: String, _ offset: Int) {
    guard !tag.isEmpty, !tag.hasPrefix("tag:yaml.org,2002:") || tag.hasPrefix("tag:yaml.org,2002:python") else {
      return
    }
    sink.warning(at: offset, "the tag \(DiagnosticText.quoted(tag)) is ignored")
  }

  private mutating func members(of mapping: Yams.Node.Mapping, depth: Int) -> [Member] {
    var members: [Member] = []
    var merged: [Yams.Node] = []
    for (key, value) in mapping {
      let offset = places.offset(of: key.mark)
      guard case .scalar(let scalar) = key else {
        refuse(offset, "a key must be a single value, not a list or an object")
        return []
      }
      if scalar.string == "<<", scalar.style == .plain {
        merged.append(value)
      } else {
        members.append(Member(key: scalar.string, keyOffset: offset, node: node(value, depth: depth + 1)))
      }
    }
    for value in merged { merge(value, into: &members, depth: depth) }
    return members
  }

  /// Adds what a merge key names and the object does not have itself; earlier sources win (yaml.org/type/merge.html).
  private mutating func merge(_ value: Yams.Node, into members: inout [Member], depth: Int) {
    let sources: [LRInput.Node]
    let read = node(value, depth: depth)
    switch read.value {
    case .object: sources = [read]
    case .array(let nodes): sources = nodes
    default: sources = [read]
    }
    var known = Set(members.map(\.key))
    for source in sources {
      guard let found = source.members else {
        if isWhole { refuse(source.offset, "the merge key `<<` needs an object, not \(source.kind)") }
        return
      }
      members += found.filter { known.insert($0.key).inserted }
    }
  }
}
