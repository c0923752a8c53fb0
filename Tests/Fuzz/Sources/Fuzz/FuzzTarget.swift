import LRConfigs
import LRExpression
import LRInput
import LRMarkdown
import LRPlotKit
import LRYAML

@testable import LRCairo
@testable import LRResults
@testable import LRSpec

/// A reader of bytes that strangers wrote, and what has to hold of whatever it makes of them.
///
/// None traps, none takes more than libFuzzer's bounds of time and memory, and every message can be written with its place.
struct FuzzTarget: Sendable {
  let name: String
  let body: @Sendable ([UInt8]) -> Void

  /// In the order in which `make fuzz` runs them.
  static let all: [FuzzTarget] = [
    FuzzTarget(name: "json") { bytes in
      let sink = sink("a.json", bytes)
      guard let node = JSONReader.parse(sink), !sink.hasErrors else { return tell(sink) }
      tell(sink)
      // What was read is written as JSON, and read as the same again.
      let roomy = Limits(bytes: .max, depth: Limits.standard.depth, values: Limits.standard.values)
      for text in [CanonicalJSON.text(node), Array(ReadableJSON.text(node).utf8)] {
        let again = JSONReader.parse(FuzzTarget.sink("b.json", text), limits: roomy)
        precondition(again.map(CanonicalJSON.text) == CanonicalJSON.text(node), "JSON does not read what it wrote")
      }
    },
    FuzzTarget(name: "yaml") { bytes in
      let sink = sink("a.yaml", bytes)
      _ = YAMLReader.parse(sink)
      tell(sink)
      _ = RepeatedKeys.parse(sink.source)
    },
    FuzzTarget(name: "toml") { bytes in
      let sink = sink("a.toml", bytes)
      _ = TOMLReader.parse(sink)
      tell(sink)
    },
    FuzzTarget(name: "python") { bytes in
      let sink = sink("a.py", bytes)
      _ = AssignmentReader.parse(sink)
      tell(sink)
    },
    FuzzTarget(name: "config") { bytes in
      // The first byte chooses the format.
      let name = "a." + ["json", "yaml", "toml", "py"][Int(bytes.first ?? 0) & 3]
      read(Source(name: folder + name, bytes: Array(bytes.dropFirst())), draws: false)
    },
    FuzzTarget(name: "csv") { log($0, named: "a.csv") },
    FuzzTarget(name: "events") { log($0, named: "events.out.tfevents.1") },
    FuzzTarget(name: "formula") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      _ = try? NamedFormula.value(of: text, names: ["a": 1, "b": -0.5])
      guard let formula = try? Formula(text, steps: 100) else { return }
      for step in 0..<100 { precondition(formula.rate(at: Double(step)).isFinite, "an accepted formula has no rate") }
      _ = RunCurve(formula, steps: 100).piece(at: 3.5)
    },
    FuzzTarget(name: "spec") { read(Source(name: folder + "a.json", bytes: $0), draws: true) },
    FuzzTarget(name: "markdown") { bytes in
      let document = MarkdownDocument(Source(name: "a.md", bytes: bytes))
      for node in document.nodes {
        precondition(node.range.upperBound <= bytes.count, "a node ends behind the text")
      }
    },
    FuzzTarget(name: "report") { bytes in
      guard let fonts, bytes.count < 4096 else { return }
      var look = ReportLook(flavor: Flavor.allCases[Int(bytes.first ?? 0) % Flavor.allCases.count])
      look.takesFiles = false
      let source = Source(name: folder + "a.md", bytes: Array(bytes.dropFirst()))
      var runner = TrainingRunner()
      runner.makesNothing = true
      let report = Report([(source, "a")], look: look, runner: runner, fonts: fonts)
      _ = report.files()
      report.messages.forEach(tell)
      _ = report.page(.html)
    },
    FuzzTarget(name: "stream") { bytes in
      CairoStream(bytes: bytes).forEachPath { drawn in
        precondition(drawn.data.upperBound <= bytes.count, "a path ends behind the stream")
        var writer = PathWriter(Markup())
        CairoPathData.write(bytes, drawn.data, to: &writer)
      }
    },
    FuzzTarget(name: "extract") { bytes in
      let source = Source(name: "a.svg", bytes: bytes)
      _ = try? CarriedSpec.text(of: source)
      _ = CarriedSpec.flags(of: source)
      precondition(FigureTolerance(0.02).holds(bytes, bytes), "a figure is not like itself")
    },
  ]

  /// A folder that is not there, so that no spec reads a file.
  private static let folder = "/nonexistent/"
  private static let fonts = try? FontBook()

  private static func sink(_ name: String, _ bytes: [UInt8]) -> DiagnosticSink {
    DiagnosticSink(Source(name: name, bytes: bytes))
  }

  /// Every message in every form.
  private static func tell(_ sink: DiagnosticSink) {
    for form in [DiagnosticForm.human, .json, .github] { _ = DiagnosticText.render(sink, as: form) }
  }

  /// Multiplications of all runs of a chart at most: a tenth of a second.
  private static let mostWork = 1e7

  private static func read(_ source: Source, draws: Bool) {
    // The walk over all keys has the long runs.
    let steps = SpecOverride("--steps", key: "steps", .number(Number(100)))
    let reading = Chart.read(.text(source), overrides: draws ? [steps] : [], within: folder)
    tell(reading.sink)
    guard draws, let fonts, let chart = reading.chart, chart.spec.plans.reduce(0, { $0 + $1.cost }) < mostWork else {
      return
    }
    guard let drawable = try? chart.trained(by: TrainingRunner()) else { return }
    // What is printed, explained and shown in a terminal or on a page.
    drawable.writeValues(.csv) { _ in true }
    _ = chart.explanation().written(as: .text)
    _ = drawable.cells(columns: 60, rows: 9, isColored: false)
    _ = drawable.readings(fonts: fonts)
    guard let figure = try? drawable.draw(as: .svg, fonts: fonts) else { return }
    precondition(figure.bytes.starts(with: "<svg".utf8), "no SVG")
    precondition(FigureTolerance(0).holds(figure.bytes, figure.bytes), "a figure is not like itself")
  }

  /// A log in one piece, and byte by byte: the same rows.
  private static func log(_ bytes: [UInt8], named name: String) {
    func rows(_ size: Int) -> String {
      var reader = LogReader(named: name)
      do {
        for start in stride(from: 0, to: bytes.count, by: size) {
          try reader.feed(Array(bytes[start..<min(bytes.count, start + size)]))
        }
        let log = try reader.finish()
        return "\(log.rows) \(log.columns.map(\.name)) \(log.notes)"
      } catch {
        return "\(error)"
      }
    }
    let whole = rows(max(1, bytes.count))
    precondition(rows(7) == whole, "a log in pieces is another")
    var table = DataReader(DataQuery(x: "step", y: "loss"))
    do {
      try table.feed(bytes)
      _ = try table.finish()
    } catch {}
  }
}
