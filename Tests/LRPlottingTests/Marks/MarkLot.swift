import LRPlotting
import LRScene
import LRTestSupport

/// Draws panels of every mark by lot: empty, of one point, with numbers that are none, huge ones, long names.
struct MarkLot {
  private var random: Seeded

  init(seed: UInt64) { random = Seeded(seed: seed) }

  enum Kind: CaseIterable { case ribbon, points, bars, levelBars, heat, plane, divergence, lines, sweep }

  mutating func figure(_ kind: Kind) -> Figure {
    let (width, height) = (number(in: 120...1500).rounded(), number(in: 120...1000).rounded())
    let count = one(in: 3) ? 2 : 1
    let panels = (0..<count).map { _ in panel(kind) }
    return Figure(
      title: one(in: 4) ? nil : text(60), subtitle: one(in: 2) ? nil : text(120), name: "marks",
      summary: "marks by lot",
      width: width, height: height, appearance: [.light, .dark, .print, .auto][whole(4)], columns: 1 + whole(2),
      naming: Naming.allCases[whole(Naming.allCases.count)], panels: panels,
      origin: Origin(digest: "0", spec: nil, generator: "test"))
  }

  private mutating func panel(_ kind: Kind) -> Panel {
    let scale: ScaleKind = one(in: 2) ? .linear : .log
    let value = Axis(title: text(40), unit: .value, scale: scale)
    let steps = Axis(title: .literal("step"), unit: .steps, scale: one(in: 3) ? .log : .linear)
    switch kind {
    case .ribbon:
      return Panel(title: nil, x: steps, y: value, series: list(4) { lot, slot in lot.band(slot) })
    case .points:
      return Panel(
        title: nil, x: Axis(title: text(30), unit: .value, scale: scale), y: value,
        series: list(4) { lot, slot in
          Series(
            label: lot.text(30), slot: slot, line: .none,
            points: lot.list(9) { lot, _ in lot.point(lot.any(), lot.any()) })
        })
    case .bars, .levelBars:
      let names = list(9) { lot, _ in lot.text(40) }
      let axis = Axis(title: one(in: 2) ? nil : text(20), categories: names)
      let series = list(3) { lot, slot in
        Series(
          label: lot.text(20), slot: slot, line: .none,
          bars: names.indices.map { Bar(category: $0, value: lot.any(), text: lot.one(in: 5) ? lot.text(12) : nil) },
          isNamed: lot.one(in: 2))
      }
      let numbers = Axis(title: text(30), unit: .value)
      return kind == .bars
        ? Panel(title: text(30), x: axis, y: numbers, series: series)
        : Panel(title: text(30), x: numbers, y: axis, series: series)
    case .heat:
      let (columns, rows) = (list(8) { lot, _ in lot.text(20) }, list(8) { lot, _ in lot.text(30) })
      let values = (0..<columns.count * rows.count).map { _ in any() }
      let low = number(in: -1...1)
      let key: HeatMap.Key =
        switch whole(3) {
        case 0: .none
        case 1: .ramp(title: text(30))
        default: .blocks(title: text(20), (0...whole(12)).map { (low + Double($0), text(10)) })
        }
      return Panel(
        title: text(20), x: Axis(title: text(20), categories: columns), y: Axis(title: text(20), categories: rows),
        series: [],
        heatMap: HeatMap(values: values, low: low, high: low + number(in: 0.1...12), key: key))
    case .plane:
      let series = list(3) { lot, slot in
        Series(
          label: lot.text(20), slot: slot,
          curve: Curve(trajectory: lot.list(60) { lot, _ in PlanePoint(lot.any(), lot.any()) }), line: .trajectory)
      }
      let places = (0...12).map { Double($0) - 6 }
      let contours = Contours(xs: places, ys: places, isEqual: one(in: 2)) { x, y in x * x + 9 * y * y }
      return Panel(
        title: nil, x: Axis(title: text(20), unit: .value), y: Axis(title: text(20), unit: .value), series: series,
        contours: one(in: 4) ? nil : contours,
        landmarks: [Landmark(.ring, x: any(), y: any(), name: text(12)), Landmark(.plus, x: 0, y: 0, name: text(12))])
    case .divergence:
      return Panel(
        title: nil, x: steps, y: value,
        series: list(4) { lot, slot in
          let growth = lot.number(in: 0.9...1.5)
          var height = 1.0
          let values = (0..<80).map { _ in
            height *= growth
            return height < 1e12 ? height : .infinity
          }
          return Series(label: lot.text(20), slot: slot, curve: Curve(samples: values), isDiverged: growth > 1.1)
        })
    case .lines, .sweep:
      return Panel(
        title: nil, x: Axis(title: text(20), unit: .value, scale: .log), y: value,
        series: list(4) { lot, slot in
          let xs = (1...9).map { Double($0) / 10 }
          let best = xs[lot.whole(9)]
          return Series(
            label: lot.text(20), slot: slot,
            curve: Curve(steps: xs, values: xs.map { ($0 - best) * ($0 - best) + 0.1 }),
            callouts: [.best(x: best, y: 0.1, isEdge: lot.one(in: 2), isCliff: lot.one(in: 2))])
        },
        ranges: [GreyRange(from: number(in: 0.5...3), to: .infinity, name: text(14))],
        lines: [ReferenceLine(.level, at: any(), name: text(30)), ReferenceLine(.upright, at: 0.3, name: text(12))],
        formulas: [FormulaCurve(Curve(steps: [0.1, 0.5, 0.9], values: [0.2, 0.3, 0.9]), name: text(30))])
    }
  }

  private mutating func band(_ slot: Int) -> Series {
    let count = whole(90)
    let values = (0..<count).map { _ in any() }
    let spread = (0..<count).map { _ in one(in: 8) ? .nan : number(in: 0...2) }
    let steps = (0..<count).map(Double.init)
    return Series(
      label: text(30), slot: slot, curve: Curve(steps: steps, values: values), line: .sampled,
      ribbon: Ribbon(
        steps: steps, lower: zip(values, spread).map { $0 - $1 }, upper: zip(values, spread).map { $0 + $1 }))
  }

  private mutating func point(_ x: Double, _ y: Double) -> ErrorPoint {
    one(in: 2)
      ? ErrorPoint(x: x, y: y) : ErrorPoint(x: x, y: y, lower: y - number(in: 0...3), upper: y + number(in: 0...3))
  }

  /// Mostly ordinary; now and then none, huge, tiny, zero.
  private mutating func any() -> Double {
    switch whole(20) {
    case 0: .nan
    case 1: .infinity
    case 2: 1e300
    case 3: -1e-300
    case 4: 0
    default: number(in: -1...5)
    }
  }

  private mutating func list<Element>(_ most: Int, _ make: (inout MarkLot, Int) -> Element) -> [Element] {
    var found: [Element] = []
    for index in 0..<whole(most + 1) { found.append(make(&self, index)) }
    return found
  }

  private mutating func whole(_ below: Int) -> Int { Int.random(in: 0..<below, using: &random) }
  private mutating func one(in count: Int) -> Bool { whole(count) == 0 }
  private mutating func number(in range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }

  private mutating func text(_ most: Int) -> RichText {
    let words = ["a", "rate", "warmup", "÷10", "cosine", "Schwingung", "0.0001", "of", "noise"]
    var text = ""
    let length = whole(most + 1)
    while text.count < length { text += (text.isEmpty ? "" : " ") + words[whole(words.count)] }
    return .literal(String(text.prefix(most)))
  }
}
