import LRConfigs
import LRDialects
import LRInput
import LRPlotting
import LRResults
import LRScene
import LRSchedules

/// The trees that a curve was read from: runs of its own read them again, with what they vary.
struct CurveSource {
  /// Nil for a log.
  var schedule: Node?
  /// What its runs do otherwise than those of the chart.
  var train: Node?
}

/// Reads the curves of a chart and of its panels, and gives each name its colour.
struct CurveReader {
  /// Every curve once.
  private(set) var found: [CurveSpec] = []
  /// What each was read from, in the same order.
  private(set) var sources: [CurveSource] = []
  private let clock: RunClock
  private let sink: DiagnosticSink
  private let logs: LogCurveReader
  private let data: DataCurveReader
  private let schedules: ScheduleReader
  private var paint: SlotPainter
  /// Where names ask for their colours.
  private(set) var colorOffsets: [String: Int] = [:]

  init(
    run: Int, logs: LogCurveReader, data: DataCurveReader, schedules: ScheduleReader, palette: [String: CurveColor],
    sink: DiagnosticSink
  ) {
    clock = RunClock(run: run)
    paint = SlotPainter(palette: palette)
    self.logs = logs
    self.data = data
    self.schedules = schedules
    self.sink = sink
  }

  /// Places of the curves that `owner` (a chart or a panel) names, or nil if it names none.
  mutating func read(_ owner: ObjectReader) -> [Int]? {
    let single = owner.has(CurveKeys.keys.schedule) || owner.has(CurveKeys.keys.log)
    if single, owner.has(ShownKeys.keys.curves) {
      let name = owner.has(CurveKeys.keys.schedule) ? "schedule" : "log"
      owner.error(at: ShownKeys.keys.curves, "give `\(name)` or `curves`, not both")
    }
    if !single {
      refuseStray(CurveKeys.keys.label, in: owner)
      refuseStray(CurveKeys.keys.color, in: owner)
    }
    if single { return places(owner, train: nil, clock: clock) }
    guard owner.has(ShownKeys.keys.curves) else { return nil }
    guard let nodes = owner.read(ShownKeys.keys.curves) else { return [] }
    let places = nodes.map { node -> [Int] in
      guard
        let reader = ObjectReader(
          node, keys: SpecKeys.curve, what: "a curve", aliases: SpecKeys.aliases,
          misplaced: { SpecKeys.owner(of: $0, in: node) },
          sink: sink)
      else { return [] }
      if reader.has(CurveSourceKeys.keys.file) {
        // Filled in before the spec is read, where there are files; what is wrong with one has been told.
        if !sink.hasErrors { reader.error(at: CurveSourceKeys.keys.file, "a file cannot be named here") }
        return []
      }
      if reader.has(DataKeys.keys.data) { return dataPlaces(reader) }
      data.refuseStray(in: reader)
      let own = reader.read(CurveSourceKeys.keys.steps).map { RunClock(run: $0) }
      return self.places(reader, train: reader.node(of: CurveKeys.keys.train), clock: own ?? clock)
    }
    warnOfTwins(places, nodes: nodes)
    return places.flatMap { $0 }
  }

  /// Lays every log that has no plan yet over the chart's only planned curve.
  mutating func layLogsOverPlan() {
    let planned = found.indices.filter { found[$0].schedule != nil }
    guard planned.count == 1, let plan = planned.first else { return }
    var compared: Set<String> = []
    for index in found.indices {
      guard let log = found[index].log, log.quantity.isRate, compared.insert(log.file).inserted, log.plan == nil
      else {
        continue
      }
      lay(index, over: plan)
    }
  }

  private mutating func lay(_ index: Int, over plan: Int) {
    guard var log = found[index].log, let schedule = found[plan].schedule?.schedule,
      logs.unit == .step || log.axis != .step
    else { return }
    guard let comparison = log.comparison(with: { schedule.rate(at: $0) }) else { return }
    log.plan = LoggedCurve.Plan(curve: plan, comparison: comparison)
    found[index].content = .log(log)
  }

  /// Leaves out what logs have behind the end of the axis.
  mutating func cutLogs(behind step: Double) {
    for index in found.indices {
      guard var log = found[index].log else { continue }
      log.cut(behind: step)
      found[index].content = .log(log)
    }
  }

  /// Colours in place of those of the palette, by slots.
  var colors: [Int: CurveColor] { paint.colors }

  /// Where every panel has a curve of its own, colour tells nothing: all take the first, but for those with a `color`.
  mutating func paintAlike() {
    for index in found.indices where !found[index].hasOwnColor { found[index].slot = 0 }
  }

  /// Names without a colour of their own take the ramp from end to end, in their order; one alone has none.
  mutating func paintInOrder() {
    let places = found.indices.filter { !found[$0].hasOwnColor }
    var order: [String] = []
    for name in places.map({ found[$0].name }) where !order.contains(name) { order.append(name) }
    guard order.count > 1 else { return }
    for index in places {
      let place = order.firstIndex(of: found[index].name) ?? 0
      found[index].slot = paint.repaint(found[index].slot, .ramp(Self.share(place, of: order.count)))
      found[index].hasOwnColor = true
    }
  }

  /// To four digits, as it is written.
  private static func share(_ place: Int, of count: Int) -> Double {
    (Double(place) / Double(count - 1) * 1e4).rounded() / 1e4
  }

  /// The curves of a chart, a panel or an element of `curves`: what was planned, and then what was logged.
  private mutating func places(_ reader: ObjectReader, train: Node?, clock: RunClock) -> [Int] {
    let label = reader.read(CurveKeys.keys.label)
    let color = color(reader)
    let written = reader.node(of: CurveKeys.keys.label)?.string
    var places: [Int] = []
    let hasPlan = reader.has(CurveKeys.keys.schedule)
    if hasPlan || !reader.has(CurveKeys.keys.log), let node = reader.require(CurveKeys.keys.schedule) {
      let groups = ScheduleGroups.read(node, by: schedules, clock: clock, sink: sink)
      // A legend of so many has no room for what they share.
      let isShort = written == nil && groups.count > SeriesColor.allCases.count
      for (index, planned) in groups.enumerated() {
        let name = (written ?? planned.schedule.label) + planned.suffix.name
        let own = index == 0 ? color : nil
        found.append(
          CurveSpec(
            label: isShort
              ? planned.group : (label ?? .literal(planned.schedule.label)) + planned.suffix.label, name: name,
            content: .schedule(planned.schedule), offset: node.offset, slot: slot(name, own),
            hasOwnColor: own != nil || paint.knows(name)))
        sources.append(CurveSource(schedule: planned.node, train: train))
        places.append(found.count - 1)
      }
    }
    guard reader.has(CurveKeys.keys.log), reader.read(CurveKeys.keys.log) != nil,
      let node = reader.node(of: CurveKeys.keys.log)
    else {
      return places
    }
    let plan = places.first
    var isFirst = true
    for logged in logs.read(node, label: label.map { ($0, written ?? $0.plain) }, hasPlan: hasPlan) {
      let own = !hasPlan && isFirst ? color : nil
      found.append(
        CurveSpec(
          label: logged.label, name: logged.name, content: .log(logged.curve), offset: node.offset,
          slot: slot(logged.name, own), hasOwnColor: own != nil || paint.knows(logged.name)))
      sources.append(CurveSource())
      places.append(found.count - 1)
      if let plan, isFirst, logged.curve.quantity.isRate { lay(found.count - 1, over: plan) }
      isFirst = false
    }
    return places
  }

  /// The curve of an element of `curves` that names a table.
  private mutating func dataPlaces(_ reader: ObjectReader) -> [Int] {
    let label = reader.read(CurveKeys.keys.label)
    let color = color(reader)
    guard let curve = data.read(reader) else { return [] }
    let name = reader.node(of: CurveKeys.keys.label)?.string ?? curve.query.y
    found.append(
      CurveSpec(
        label: label ?? .literal(curve.query.y), name: name, content: .data(curve), offset: reader.node.offset,
        slot: slot(name, color), hasOwnColor: color != nil || paint.knows(name)))
    sources.append(CurveSource())
    return [found.count - 1]
  }

  private typealias Asked = (color: CurveColor, offset: Int)

  /// The colour that a curve asks for, with its place.
  private func color(_ reader: ObjectReader) -> Asked? {
    reader.read(CurveKeys.keys.color).map { ($0, reader.offset(of: CurveKeys.keys.color)) }
  }

  private mutating func slot(_ name: String, _ asked: Asked?) -> Int {
    if let asked, let given = paint.palette[name], given != asked.color {
      sink.warning(
        at: asked.offset,
        "\(DiagnosticText.quoted(name)) is \(given.text) by the palette, which goes before its `color`",
        hint: "the same name has the same colour everywhere")
    }
    if let asked { colorOffsets[name] = asked.offset }
    return paint.slot(name, asked?.color)
  }

  /// Reports a key that says something of a curve where there is none.
  private func refuseStray<Value>(_ key: Key<Value>, in owner: ObjectReader) {
    guard owner.has(key) else { return }
    sink.error(
      at: owner.keyOffset(of: key), "`\(key.name)` stands without the `schedule` that it describes",
      hint: "put it beside `schedule`, or into an element of `curves`")
  }

  private func warnOfTwins(_ places: [[Int]], nodes: [Node]) {
    guard places.allSatisfy({ !$0.isEmpty }) else { return }
    var seen: Set<String> = []
    for (places, node) in zip(places, nodes) {
      let names = Set(places.map { found[$0].name })
      if let twin = places.map({ found[$0].name }).first(where: { seen.contains($0) }) {
        sink.warning(
          at: node.offset, "two curves are named \(DiagnosticText.quoted(twin)) and look the same",
          hint: "give each a `label` of its own")
      }
      seen.formUnion(names)
    }
  }
}
