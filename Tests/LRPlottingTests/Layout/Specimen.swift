import LRMath
import LRPlotting
import LRScene
import LRTestSupport

/// A figure drawn by lot, and what became of it: the laws of layout are held against many of them.
struct Specimen: Sendable, CustomStringConvertible {
  let seed: UInt64
  let figure: Figure
  let result: Result<LaidOutFigure, LayoutError>

  var description: String { "seed \(seed), \(Int(figure.width)) × \(Int(figure.height)), \(figure.naming)" }

  /// The layout, or nil where the figure was refused.
  var laidOut: LaidOutFigure? { try? result.get() }

  init(seed: UInt64) {
    self.init(seed: seed, figure: FigureLot(seed: seed).figure())
  }

  init(seed: UInt64 = 0, figure: Figure) {
    self.seed = seed
    self.figure = figure
    result = Result { () throws(LayoutError) in
      try FigureLayout.layout(figure, measurer: FixedMeasurer())
    }
  }

  static let all: [Specimen] = (1...160).map { Specimen(seed: $0) }

  /// Charts as people draw them: one panel at the default size, up to six curves with short names.
  static let usual: [Specimen] = (1...40).map { seed in
    Specimen(seed: seed, figure: FigureLot(seed: seed).usualFigure())
  }
}

/// Draws figures by lot: every size, number of panels and curves, length of text, scale and bound that is allowed.
struct FigureLot {
  private var random: Seeded
  private var curves: CurveLot

  init(seed: UInt64) {
    random = Seeded(seed: seed)
    curves = CurveLot(seed: seed &* 31)
  }

  /// Anything that is allowed.
  func figure() -> Figure {
    var lot = self
    return lot.anyFigure()
  }

  /// A chart of the default size with up to six ordinary curves.
  func usualFigure() -> Figure {
    var lot = self
    let last: Double = [60.0, 1000, 10_000, 123_456].randomElement(using: &lot.random) ?? 60
    let count = Int.random(in: 1...6, using: &lot.random)
    let names = ["constant", "step ÷10", "cosine + warmup", "1cycle", "SGDR ×2", "linear to zero"].shuffled(
      using: &lot.random)
    let series = (0..<count).map { slot in
      Series(label: .literal(names[slot]), slot: slot, curve: lot.curves.ordinary(to: last, peak: 0.1))
    }
    let panel = Panel(
      title: nil, x: Axis(title: .literal("step"), unit: .steps),
      y: Axis(title: .literal("learning rate"), unit: .rate, scale: lot.one(in: 4) ? .log : .linear), series: series)
    return lot.figure(
      width: 720, height: 432, columns: 1, panels: [panel], title: "Six schedules", subtitle: "of one peak",
      naming: .auto)
  }

  private mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

  private mutating func anyFigure() -> Figure {
    let small = one(in: 4)
    let width = Double.random(in: 120...(small ? 400 : 2000), using: &random).rounded()
    let height = Double.random(in: 120...(small ? 400 : 1500), using: &random).rounded()
    let count = one(in: 2) ? 1 : Int.random(in: 1...12, using: &random)
    let last: Double = [1.0, 7, 60, 1000, 9999, 123_457, 5e7, 987_654_321].randomElement(using: &random) ?? 60
    let names = (0..<Int.random(in: 1...12, using: &random)).map { _ in text(upTo: 200) }
    let panels = (0..<count).map { _ in panel(last: last, names: names, alone: count == 1) }
    return figure(
      width: width, height: height, columns: Int.random(in: 1...4, using: &random), panels: panels,
      title: one(in: 4) ? nil : text(upTo: 500), subtitle: one(in: 3) ? nil : text(upTo: 500),
      naming: one(in: 2) ? .auto : Naming.allCases.randomElement(using: &random) ?? .auto)
  }

  private mutating func figure(
    width: Double, height: Double, columns: Int, panels: [Panel], title: String?, subtitle: String?, naming: Naming
  ) -> Figure {
    Figure(
      title: title.map(RichText.literal), subtitle: subtitle.map(RichText.literal), name: "specimen",
      summary: "drawn by lot", width: width, height: height,
      appearance: Appearance.allCases.randomElement(using: &random) ?? .light, columns: columns, naming: naming,
      panels: panels, origin: Origin(digest: "0", spec: nil, generator: "test"))
  }

  private mutating func panel(last: Double, names: [String], alone: Bool) -> Panel {
    let peak: Double = [0.1, 1, 3e-4, 1e-30, 1e30, 12_345].randomElement(using: &random) ?? 0.1
    let few = alone || one(in: 2) ? names.indices.shuffled(using: &random).prefix(12) : [0]
    let series = few.prefix(Int.random(in: 1...max(few.count, 1), using: &random)).map { slot in
      let curve = curves.any(to: last, peak: peak)
      return Series(label: .literal(names[slot]), slot: slot, curve: curve, callouts: callouts(of: curve))
    }
    var x = Axis(title: one(in: 4) ? nil : .literal(text(upTo: 60)), unit: .steps)
    var y = Axis(
      title: one(in: 4) ? nil : .literal(text(upTo: 120)), unit: one(in: 4) ? .value : .rate,
      scale: one(in: 3) ? .log : .linear)
    if one(in: 6) { x.scale = .log }
    if one(in: 4) { x.lower = (last * 0.8).rounded() }
    if one(in: 6) { x.upper = last * 0.9 }
    if one(in: 6) { y.lower = peak * 0.01 }
    if one(in: 6) { y.upper = peak * 1.5 }
    if one(in: 3) { x.stepsPerEpoch = [1, 39.1, 391, 20_000].randomElement(using: &random) }
    return Panel(
      title: one(in: 3) ? .literal(text(upTo: 80)) : nil, x: x, y: y, bands: one(in: 2) ? bands(last: last) : [],
      series: Array(series))
  }

  private mutating func callouts(of curve: Curve) -> [Callout] {
    guard one(in: 3) else { return [] }
    return [0.1, 0.3, 1].map { share in
      let step = (curve.from + (curve.to - curve.from) * share).rounded()
      return Callout(x: step, y: curve.value(at: step), text: .literal(text(upTo: 30)))
    }
  }

  private mutating func bands(last: Double) -> [Band] {
    let count = one(in: 3) ? 40 : Int.random(in: 1...4, using: &random)
    var ends = (1..<max(count, 2)).map { _ in (random.share() * last).rounded() }.sorted()
    ends = [0] + ends + [last]
    let kinds: [Band.Kind] = [.warmup, .hold, .decay, .cycle]
    return zip(ends, ends.dropFirst()).enumerated().map { index, span in
      Band(
        kind: kinds[index % 4], start: span.0, end: span.1, name: one(in: 9) ? text(upTo: 40) : "cycle \(index + 1)")
    }
  }

  /// Words, one long word, characters of other scripts, emoji, nothing.
  private mutating func text(upTo most: Int) -> String {
    let count =
      one(in: 3) ? Int.random(in: 0...most, using: &random) : Int.random(in: 1...min(most, 16), using: &random)
    let letters: [Character] =
      switch Int.random(in: 0..<6, using: &random) {
      case 0: Array("abcdefghijklmnopqrstuvwxyz")
      case 1: Array("学習率の減衰と再始動")
      case 2: Array("🔥👩‍🚀é ÷10×")
      default: Array("cosine warm restarts with a floor ")
      }
    return String((0..<count).map { _ in letters.randomElement(using: &random) ?? "x" })
  }
}
