import LRInput
import LRMath
import Testing

@testable import LRDialects
@testable import LRSchedules

/// A schedule of the catalogues, with a key whose value the laws may change.
struct FactForm: Sendable, CustomTestStringConvertible {
  let name: String
  let spec: String
  /// The keys of its entry.
  let keys: [String]
  let steps: Int
  let isDialect: Bool
  var testDescription: String { "\(name): \(spec)" }

  /// The example and the edges of every entry.
  static let all: [FactForm] =
    ScheduleEntry.catalog.all.flatMap { entry in
      let keys = entry.keys.map(\.name)
      return [FactForm(name: entry.name, spec: entry.example, keys: keys, steps: 1000, isDialect: false)]
        + entry.edges.filter { !$0.isRefused }.map {
          FactForm(name: entry.name, spec: entry.example(of: $0), keys: keys, steps: $0.steps, isDialect: false)
        }
    }
    + DialectEntry.all.flatMap { entry in
      let (name, keys) = ("\(entry.dialect) \(entry.name)", entry.keys.map(\.name))
      return [FactForm(name: name, spec: entry.example, keys: keys, steps: 1000, isDialect: true)]
        + entry.edges.filter { !$0.isRefused }.map {
          FactForm(name: name, spec: entry.example(of: $0), keys: keys, steps: $0.steps, isDialect: true)
        }
    }

  /// The example of every entry.
  static let examples: [FactForm] =
    ScheduleEntry.catalog.all.map {
      FactForm(name: $0.name, spec: $0.example, keys: $0.keys.map(\.name), steps: 200, isDialect: false)
    }
    + DialectEntry.all.map {
      FactForm(
        name: "\($0.dialect) \($0.name)", spec: $0.example, keys: $0.keys.map(\.name), steps: 200, isDialect: true)
    }

  private func node() -> (Node, Source)? {
    let source = Source(name: "spec.json", text: spec)
    return JSONReader.parse(DiagnosticSink(source)).map { ($0, source) }
  }

  /// Whether it holds other schedules.
  var isComposition: Bool {
    guard let (node, _) = node() else { return false }
    return (arguments(node).members ?? []).contains { member in
      member.node.members != nil && member.key != "warmup" && member.key != "boundaries_and_scales"
        || member.node.array?.contains { $0.members != nil } == true
    }
  }

  private func arguments(_ node: Node) -> Node { isDialect ? node["args"] ?? Node(.object([])) : node }

  func read(steps: Int? = nil) -> ReadSchedule? {
    node().flatMap { read($0.0, $0.1, steps ?? self.steps) }
  }

  private func read(_ node: Node, _ source: Source, _ steps: Int) -> ReadSchedule? {
    ScheduleReader.read(node, clock: RunClock(run: steps), sink: DiagnosticSink(source))
  }

  /// The schedule with another value of a key.
  func read(_ key: String, _ value: Node.Value, steps: Int? = nil) -> ReadSchedule? {
    guard let (node, source) = node() else { return nil }
    if isDialect, key != "lr" {
      let args = arguments(node).setting(key, to: value)
      return read(node.setting("args", to: args.value), source, steps ?? self.steps)
    }
    return read(node.setting(key, to: value), source, steps ?? self.steps)
  }

  /// The keys that may be a rate or a share: numbers that are written, and keys that are not.
  var numbers: [String] {
    guard let (node, _) = node() else { return [] }
    let args = arguments(node)
    return (keys + (isDialect ? ["lr"] : [])).filter { key in
      guard let written = key == "lr" ? node["lr"] : args[key] else { return true }
      return written.double != nil
    }
  }

  /// The number that is written, or nil.
  func written(_ key: String) -> Double? {
    guard let (node, _) = node() else { return nil }
    return (isDialect && key == "lr" ? node[key] : arguments(node)[key])?.double
  }

  /// The lists of numbers that grow, all above 2, and objects whose keys do.
  var lists: [(key: String, shifted: (Double) -> Node.Value)] {
    guard let (node, _) = node() else { return [] }
    return (arguments(node).members ?? []).compactMap { member in
      if let list = member.node.array?.map(\.double), !list.isEmpty {
        let numbers = list.compactMap { $0 }
        guard numbers.count == list.count, numbers.allSatisfy({ $0 > 2 }), numbers == Array(Set(numbers)).sorted()
        else {
          return nil
        }
        return (member.key, { by in .array(numbers.map { Node(.number(Number($0 + by))) }) })
      }
      guard member.key != "warmup", let members = member.node.members, !members.isEmpty,
        members.allSatisfy({ Double($0.key).map { $0 > 2 } == true })
      else { return nil }
      return (
        member.key,
        { by in
          .object(
            members.map { old in
              Member(key: "\(Int((Double(old.key) ?? 0) + by))", keyOffset: 0, node: old.node)
            })
        }
      )
    }
  }
}

extension ReadSchedule {
  /// The lowest and the highest that its branches lead to, far behind the run, and the first update of all.
  func extremes(steps: Int) -> (low: Double, high: Double) {
    var (low, high) = (Double.infinity, schedule.rate(at: 0))
    var step = 0.0
    for _ in 0..<64 where step < 1e9 {
      let piece = schedule.piece(at: step)
      guard piece.end.isFinite else {
        low = min(low, piece.value(at: max(piece.start, step) + 1))
        break
      }
      let end = piece.value(at: piece.end)
      // What lies before update 1 is no branch.
      if piece.end >= 1 { (low, high) = (min(low, end), max(high, end)) }
      step = max(piece.end, step.nextUp)
    }
    for step in 0..<steps { high = max(high, schedule.rate(at: Double(step))) }
    return (low, high)
  }

  /// The steps of a run at which one flat stretch gives way to another.
  func stairs(steps: Int) -> [Double] {
    var found: [Double] = []
    var step = 0.0
    while step < Double(steps), found.count < 200 {
      let piece = schedule.piece(at: step)
      guard piece.end < Double(steps) else { break }
      if piece.isFlat, schedule.rate(at: piece.end) != piece.value(at: piece.end),
        schedule.piece(at: piece.end).isFlat
      {
        found.append(piece.end)
      }
      step = max(piece.end, step.nextUp)
    }
    return found
  }
}
