import LRInput
import LRPlotting
import LRSchedules

/// Reads the curves of a chart and of its panels, and gives each name its colour.
struct CurveReader {
  /// Every curve once.
  private(set) var found: [CurveSpec] = []
  private let clock: Clock
  private let sink: DiagnosticSink
  private var slots: [String: Int] = [:]

  init(run: Int, sink: DiagnosticSink) {
    clock = Clock(run: run)
    self.sink = sink
  }

  /// Places of the curves that `owner` (a chart or a panel) names, or nil if it names none.
  mutating func read(_ owner: ObjectReader) -> [Int]? {
    let single = owner.has(ChartKeys.schedule)
    if single, owner.has(ChartKeys.curves) {
      owner.error(at: ChartKeys.curves, "give `schedule` or `curves`, not both")
    }
    if !single {
      refuseStray(ChartKeys.label, in: owner)
      refuseStray(ChartKeys.color, in: owner)
    }
    if single { return one(owner).map { [$0] } ?? [] }
    guard owner.has(ChartKeys.curves) else { return nil }
    guard let nodes = owner.read(ChartKeys.curves) else { return [] }
    let places = nodes.compactMap { node -> Int? in
      guard
        let reader = ObjectReader(
          node, keys: ChartKeys.curve, what: "a curve", aliases: ChartKeys.aliases, misplaced: ChartKeys.owner,
          sink: sink)
      else { return nil }
      return one(reader)
    }
    warnOfTwins(places, nodes: nodes)
    return places
  }

  /// Where every panel has a curve of its own, colour tells nothing: all take the first, but for those with a `color`.
  mutating func paintAlike() {
    for index in found.indices where !found[index].hasOwnColor { found[index].slot = 0 }
  }

  private mutating func one(_ reader: ObjectReader) -> Int? {
    let label = reader.read(ChartKeys.label)
    let color = reader.read(ChartKeys.color)
    guard let node = reader.require(ChartKeys.schedule),
      let schedule = ScheduleReader.read(node, clock: clock, sink: sink)
    else { return nil }
    let name = reader.node(of: ChartKeys.label)?.string ?? schedule.label
    found.append(
      CurveSpec(
        label: label ?? .literal(schedule.label), name: name, schedule: schedule, node: node,
        slot: slot(name, color: color),
        hasOwnColor: color != nil))
    return found.count - 1
  }

  /// The same name has the same colour in every panel; a new one takes the first that is free.
  private mutating func slot(_ name: String, color: SeriesColor?) -> Int {
    if let color {
      slots[name] = color.slot
      return color.slot
    }
    if let slot = slots[name] { return slot }
    let used = Set(slots.values)
    var slot = 0
    while used.contains(slot) { slot += 1 }
    slots[name] = slot
    return slot
  }

  /// Reports a key that says something of a curve where there is none.
  private func refuseStray<Value>(_ key: Key<Value>, in owner: ObjectReader) {
    guard owner.has(key) else { return }
    sink.error(
      at: owner.keyOffset(of: key), "`\(key.name)` stands without the `schedule` that it describes",
      hint: "put it beside `schedule`, or into an element of `curves`")
  }

  private func warnOfTwins(_ places: [Int], nodes: [Node]) {
    guard places.count == nodes.count else { return }
    var seen: Set<String> = []
    for (place, node) in zip(places, nodes) where !seen.insert(found[place].name).inserted {
      sink.warning(
        at: node.offset, "two curves are named \(DiagnosticText.quoted(found[place].name)) and look the same",
        hint: "give each a `label` of its own")
    }
  }
}
