import Foundation
import LRPlotKit
import Testing

@Suite("Charts of schedules that code has made")
struct PlotTests {
  static let cosine = Warmup(50, before: Cosine(peak: 0.1, floor: 0.001, steps: 950))
  static let own = RateFunction { step in 0.1 / (1 + step / 100) }

  static func plot() -> Plot { Plot(["cosine": cosine, "my own": own], steps: 1000, title: "Two schedules", y: .log) }

  private static func svg(_ plot: Plot) throws -> String { String(decoding: try plot.draw().bytes, as: UTF8.self) }

  /// What is drawn: without the digests, by which ids and the note of the origin are told apart.
  private static func drawn(_ svg: String) -> Substring {
    svg.firstRange(of: "</metadata>").map { svg[$0.upperBound...] } ?? svg[...]
  }

  @Test("Names, title and description stand in the figure")
  func words() throws {
    let svg = try Self.svg(Self.plot())
    for text in ["Two schedules", "cosine", "my own", "logarithmic axis", "over 1,000 steps"] {
      #expect(svg.contains(text), "\(text)")
    }
  }

  @Test("The same plot gives the same bytes, another one another id", arguments: OutputFormat.allCases)
  func bytes(format: OutputFormat) throws {
    let bytes = try Self.plot().draw(as: format).bytes
    #expect(bytes == (try Self.plot().draw(as: format).bytes))
    let start: [UInt8] = format == .png ? [0x89, 0x50, 0x4e, 0x47] : Array((format == .pdf ? "%PDF" : "<").utf8)
    #expect(bytes.starts(with: start))
    var other = Self.plot()
    other.curves[1].schedule = RateFunction { step in 0.1 / (1 + step / 101) }
    #expect(bytes != (try other.draw(as: format).bytes))
  }

  @Test("It is the chart that a spec of the same schedules gives")
  func spec() throws {
    let text = """
      { "title": "Two", "steps": 100, "y": "log", "phases": true, "marks": ["peak", "final"], "theme": "dark",
        "width": 500, "height": 300, "labels": "key", "steps_per_epoch": 10, "curves": [
        { "label": "cosine", "schedule": { "type": "cosine", "lr": 0.1, "min_lr": 0.001, "warmup": 10 } },
        { "label": "step", "schedule": { "type": "step", "lr": 0.1, "every": 30 }, "color": "green" } ] }
      """
    let reading = Chart.read(Source(name: "spec.json", text: text))
    let chart = try #require(reading.chart)
    let figure = try chart.trained(by: TrainingRunner()).draw(as: .svg, fonts: FontBook())
    var plot = Plot(
      [
        "cosine": Warmup(10, before: Cosine(peak: 0.1, floor: 0.001, steps: 90)), "step": Step(peak: 0.1, every: 30),
      ],
      steps: 100, title: "Two", size: .px(width: 500, height: 300), theme: .dark, y: .log, labels: .key, phases: true,
      marks: [.peak, .final], stepsPerEpoch: 10)
    plot.curves[1].color = .green
    let id = /[0-9a-f]{8,32}/
    let (one, other) = (String(decoding: figure.bytes, as: UTF8.self), try Self.svg(plot))
    #expect(
      Self.drawn(one).replacing(id, with: "id") == Self.drawn(other).replacing(id, with: "id"))
    let said = reading.sink.sorted.map(\.message) + figure.notes
    #expect(said.count == 1)
    #expect(try plot.draw().notes == said)
  }

  @Test("Mistakes are said at the property or the curve that has them")
  func mistakes() {
    func said(_ change: (inout Plot) -> Void) -> String {
      var plot = Self.plot()
      change(&plot)
      do throws(PlotError) {
        _ = try plot.draw()
        return ""
      } catch {
        return error.description
      }
    }
    #expect(said { $0.title = #"$\fra$"# }.hasPrefix("title: error: "))
    #expect(said { $0.steps = 0 }.hasPrefix("steps: error: "))
    #expect(said { $0.curves = [] }.hasPrefix("curves: error: "))
    #expect(said { $0.size = .px(width: 10, height: 300) }.hasPrefix("size: error: "))
    #expect(said { $0.y = Plot.Axis(.log, min: -1) }.hasPrefix("y: error: "))
    #expect(
      said { $0.curves[1].schedule = RateFunction { 0.5 - $0 / 100 } }
        == """
        curve `my own`: error: the rate is negative at step 51
        hint: a rate is at least 0; `max(0, …)` cuts a formula there

        """)
    #expect(said { $0.curves[1].schedule = RateFunction { _ in .nan } }.contains("is not a number at step 0"))
    #expect(said { $0.curves[1].schedule = Constant(.infinity) }.contains("the rate is too large at step 0"))
  }

  @Test("A framework's own schedule is one like any other")
  func framework() throws {
    let cycle = try FrameworkSchedule(
      .torch, "OneCycleLR", ["max_lr": 0.1, "total_steps": 100], lr: 0.004, steps: 100)
    #expect(cycle.rate(at: 29) == 0.1)
    let svg = try Self.svg(Plot(["torch": cycle], steps: 100))
    #expect(svg.contains("peak 0.1"))
    let wrong = #expect(throws: FrameworkSchedule.Mistake.self) {
      try FrameworkSchedule(.torch, "OneCycleLR", ["max_lr": 0.1, "total_step": 100], lr: 0.004, steps: 100)
    }
    #expect(wrong?.description.contains("`total_steps`") == true)
    let chain = try FrameworkSchedule(
      .torch, "SequentialLR",
      [
        "schedulers": [
          ["schedule": "ConstantLR", "args": ["factor": 0.5, "total_iters": 10]],
          ["schedule": "StepLR", "args": ["step_size": 30]],
        ],
        "milestones": [10],
      ], lr: 0.1, steps: 100)
    #expect(chain.rates(steps: 11) == Array(repeating: 0.05, count: 10) + [0.1])
  }

  @Test("A figure is written whole")
  func write() throws {
    let name = FileManager.default.temporaryDirectory.appendingPathComponent("lrplot-\(UUID().uuidString).svg").path
    defer { AtomicFile.remove(name) }
    let figure = try Self.plot().draw()
    try figure.write(to: name)
    #expect(try FileReader.read(name).bytes == figure.bytes)
  }
}
