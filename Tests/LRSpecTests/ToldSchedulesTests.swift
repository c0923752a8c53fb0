import LRInput
import LRPlotting
import LRResults
import LRScene
import LRSchedules
import LRTraining
import Testing

@testable import LRSpec

/// Whatever tells of a schedule tells the rates of its updates, and all that tell of it agree: for every schedule and every
/// form of a framework, without anybody adding it here.
@Suite("What is told of schedules") struct ToldSchedulesTests {
  /// What an explanation says as JSON of its first curve.
  private func told(_ spec: ChartSpec) throws -> Node {
    let text = Explanation(spec).written(as: .json)
    let node = JSONReader.parse(DiagnosticSink(Source(name: "out.json", text: text)))
    return try #require(node?["curves"]?.array?.first)
  }

  private func text(_ spec: ChartSpec) -> String { Explanation(spec).written(as: .text) }

  /// The sentences of an explanation, without its tables and findings.
  private func sentence(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().prefix { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// The row of the table of numbers that begins so.
  private func row(_ name: String, _ text: String) -> String? {
    let found = text.split(separator: "\n").first { $0.hasPrefix("  \(name)  ") }
    return found.map { $0.dropFirst(name.count + 2).drop { $0 == " " } }.map(String.init)
  }

  private func short(_ rate: Double) -> String { NumberText.short(rate).plain }

  @Test("a rate that no update has is found, however it is written")
  func strangers() throws {
    #expect(ToldNumber.read("≈2.739×10⁻⁴,") == 2.739e-4 && ToldNumber.read("−10¹².") == -1e12)
    #expect(ToldNumber.read("1,000") == 1000 && ToldNumber.read("step") == nil && ToldNumber.read("x⁴") == nil)
    let form = ToldForm(name: "linear", schedule: #"{"type": "linear", "lr": 4}"#, steps: 4)
    let truth = try RunTruth(form.read().good())
    #expect(truth.rates == [4, 3, 2, 1] && truth.end?.rate == 0)
    #expect(truth.strangers(in: "falls from 4 to 1 at the end, and reaches 0 at step 4") == [])
    #expect(
      truth.strangers(in: "peak ≈4.1 at step 0, hold 10⁻³, final −3; lowest 1,000.")
        == ["peak ≈4.1", "hold 10⁻³,", "final −3;", "lowest 1,000."])
  }

  @Test("explained, described, printed and drawn: the same peak, lowest, first and last rate", arguments: ToldForm.all)
  func agreement(_ form: ToldForm) throws {
    let reading = form.read()
    let (spec, results) = try reading.trained()
    let truth = try RunTruth(spec)
    let json = try told(spec)
    let text = text(spec)
    // Explained as JSON.
    let peak = try #require(json["peak"])
    let step = try #require(peak["step"]?.integer)
    #expect(peak["rate"]?.double == truth.high && truth.rates[step] == truth.high)
    let lowStep = try #require(json["min_step"]?.integer)
    #expect(json["min"]?.double == truth.low && truth.rates[lowStep] == truth.low)
    #expect(json["first"]?.double == truth.rates[0])
    #expect(json["last"]?.double == truth.rates.last && json["final"]?.double == truth.rates.last)
    #expect(json["end"]?["rate"]?.double == truth.end?.rate && json["end"]?["step"]?.integer == truth.end?.step)
    let phases = try #require(json["phases"]?.array)
    for phase in phases {
      for key in ["from", "to"] {
        let rate = try #require(phase[key]?.double)
        #expect(truth.rates.contains(rate), "\(key) \(rate) of \(phase["name"]?.string ?? "")")
      }
      #expect((phase["start"]?.double ?? -1) >= 0 && (phase["end"]?.double ?? .infinity) <= Double(form.steps))
    }
    let sum = truth.rates.reduce(0, +)
    let error = json["sum_error"]?.double ?? 0
    #expect(abs((json["sum"]?.double ?? sum) - sum) <= error + 1e-9 * truth.rates.reduce(0) { $0 + abs($1) })
    // Explained in words.
    #expect(truth.strangers(in: sentence(text)) == [], "\(text)")
    #expect(row("peak", text) == "\(short(truth.high)) at step \(NumberText.count(step))")
    #expect(row("lowest", text) == "\(short(truth.low)) at step \(NumberText.count(lowStep))")
    #expect(row("first update", text) == short(truth.rates[0]))
    #expect(row("last update", text) == short(truth.rates[form.steps - 1]))
    // Described.
    let figure = try reading.figure()
    #expect(truth.strangers(in: figure.summary) == [], "\(figure.summary)")
    if figure.summary.contains("starts and ends at") {
      #expect(figure.summary.contains("starts and ends at \(short(truth.high))"))
      #expect(truth.high == truth.rates[0] && truth.high == truth.rates[form.steps - 1])
    } else {
      #expect(figure.summary.contains(", peak \(short(truth.high)) at step \(NumberText.count(step)), "))
      #expect(figure.summary.contains("final \(short(truth.rates[form.steps - 1]))"))
    }
    let low = short(truth.low)
    if truth.low < min(truth.rates[0], truth.rates[form.steps - 1]),
      ![truth.rates[0], truth.rates[form.steps - 1]].map(short).contains(low)
    {
      #expect(figure.summary.contains(", lowest \(low) at step \(NumberText.count(lowStep))"), "\(figure.summary)")
    }
    if let first = phases.first, phases.count > 1, first["kind"]?.string == "warmup", let end = first["end"]?.integer {
      #expect(figure.summary.contains("warmup to step \(NumberText.count(end))"))
      // A warmup of one update, or of one rate, holds it.
      let isHeld = first["from"]?.double == first["to"]?.double
      let words = isHeld ? " until step \(NumberText.count(end))" : " in \(RunUnit.step.text(end)),"
      let warmup = isHeld ? words : words.replacing(" in ", with: " in a warmup of ")
      #expect([words, warmup].contains(where: sentence(text).replacing("  ", with: "").contains), "\(words): \(text)")
    }
    // Printed and named.
    let table = spec.values(results)
    if form.isExample { #expect(PrintedTable(table).rows[0].map(\.value) == truth.rates) }
    let named = table.named[0]
    #expect(named.value("peak") == truth.high && named.value("peak_step") == Double(step))
    #expect(named.value("least") == truth.low && named.value("least_step") == Double(lowStep))
    #expect(named.value("first") == truth.rates[0] && named.value("last") == truth.rates.last)
    #expect(named.value("\(form.steps)") == truth.end?.rate || truth.end == nil)
    // Drawn.
    let curve = figure.panels[0].series[0].curve
    for (step, rate) in truth.rates.enumerated() where step % 7 == 0 || step == form.steps - 1 {
      let drawn = curve.value(at: Double(step))
      #expect(abs(drawn - rate) <= 1e-12 * max(abs(rate), abs(truth.high)), "step \(step): \(drawn), not \(rate)")
    }
  }

  @Test("a schedule is itself, and twice as high where it is doubled", arguments: ToldForm.examples)
  func comparison(_ form: ToldForm) throws {
    let one = try form.read().good()
    let doubled = ToldForm(
      name: form.name, schedule: #"{"type": "product", "parts": [\#(form.schedule), {"type": "constant", "lr": 2}]}"#)
    let other = try doubled.read().good()
    let truth = try RunTruth(one)
    let same = Comparison(one, one, names: ("a", "b"))
    #expect(same.isEqual)
    #expect(same.written(as: .text).contains("none: the same rate at all \(NumberText.count(form.steps)) steps"))
    let found = Comparison(one, other, names: ("a", "b"))
    let json = try #require(
      JSONReader.parse(DiagnosticSink(Source(name: "out.json", text: found.written(as: .json))))?["curves"]?.array?[0])
    #expect(json["factor"]?.double.map { abs($0 - 2) < 1e-9 } == true)
    let largest = try #require(json["largest"])
    let step = try #require(largest["step"]?.integer)
    #expect(largest["a"]?.double == truth.rates[step])
    #expect(truth.rates.map(abs).max() == abs(truth.rates[step]))
    #expect(json["peak"]?.double.map { abs($0 - 2 * truth.high) <= 1e-12 * truth.high } == true)
    let text = found.written(as: .text)
    #expect(truth.strangers(in: String(text.prefix { $0 != "\n" })) == [], "\(text)")
    #expect(text.contains("peak \(short(truth.high)) at step "))
    // The figure tells the same largest difference.
    let figure = found.figure(origin: Origin(digest: "d", spec: nil, generator: "g"))
    #expect(figure.summary.contains(" at step \(NumberText.count(step))."))
    #expect(figure.panels[1].series[0].callouts.map(\.x) == [Double(step)])
    let drawn = figure.panels[1].series[0].curve
    #expect(abs(drawn.value(at: Double(step)) - truth.rates[step]) <= 1e-9 * truth.high)
  }

  /// Two schedules, one after the other or multiplied.
  struct Pair: Sendable, CustomTestStringConvertible {
    var first: ToldForm
    var second: ToldForm
    var testDescription: String { "\(first.name), \(second.name)" }

    /// The first one over 450 steps, then the second.
    var sequence: ToldForm {
      ToldForm(name: "sequence", schedule: #"{"type": "sequence", "parts": [\#(head.schedule), \#(second.schedule)]}"#)
    }
    var head: ToldForm {
      let node = JSONReader.parse(DiagnosticSink(Source(name: "part.json", text: first.schedule))) ?? Node(.null)
      let text = CanonicalJSON.text(node.setting("steps", to: .number(Number(450))))
      return ToldForm(name: first.name, schedule: String(decoding: text, as: UTF8.self), steps: 450)
    }
    var tail: ToldForm { ToldForm(name: second.name, schedule: second.schedule, steps: 550) }
    /// As PyTorch puts two of its own together.
    var torch: [ToldForm] {
      let parts = [first, second].compactMap { form -> String? in
        guard let node = JSONReader.parse(DiagnosticSink(Source(name: "part.json", text: form.schedule))),
          node["dialect"]?.string == "torch", let args = node["args"]
        else { return nil }
        let text = String(decoding: CanonicalJSON.text(args), as: UTF8.self)
        return #"{"schedule": "\#(node["name"]?.string ?? "")", "args": \#(text)}"#
      }.joined(separator: ", ")
      return [#""SequentialLR", "args": {"milestones": [450], "#, #""ChainedScheduler", "args": {"#].map {
        ToldForm(
          name: "torch", schedule: #"{"dialect": "torch", "lr": 0.1, "name": \#($0) "schedulers": [\#(parts)]}}"#)
      }
    }
    var product: ToldForm {
      ToldForm(name: "product", schedule: #"{"type": "product", "parts": [\#(first.schedule), \#(second.schedule)]}"#)
    }
  }

  /// Every schedule with two others, each time with other ones: with the next of its framework, and with one of another.
  static let pairs: [Pair] = {
    let forms = ToldForm.examples
    return forms.indices.flatMap { index in
      [1, 5].map { Pair(first: forms[index], second: forms[(index + $0) % forms.count]) }
    }
  }()

  @Test("a composition of two tells its ends and extremes, and no rate that no update has", arguments: pairs)
  func compositions(_ pair: Pair) throws {
    for form in [pair.sequence, pair.product] + pair.torch {
      let reading = form.read()
      // Some of PyTorch's cannot be put together, and others are not its own.
      guard let spec = reading.spec else {
        #expect(form.name == "torch", "\(reading.messages)")
        continue
      }
      let truth = try RunTruth(spec)
      #expect(truth.strangers(in: sentence(text(spec))) == [], "\(form.schedule): \(text(spec))")
      let summary = try reading.figure().summary
      #expect(truth.strangers(in: summary) == [], "\(form.schedule)")
      // Nor keeps silent about an end or an extreme.
      let told = summary.split { " ,;".contains($0) }.map { $0.last == "." ? $0.dropLast() : $0 }
      for rate in [truth.high, truth.low, truth.rates[0], truth.rates[form.steps - 1]].map(short) {
        #expect(told.contains(Substring(rate)), "\(rate) is not in \(summary)")
      }
    }
  }

  @Test("one after the other: the phases of both, each on the clock of the run", arguments: pairs)
  func sequences(_ pair: Pair) throws {
    func phases(_ form: ToldForm, from start: Double = 0) throws -> [(kind: String, end: Double)] {
      try #require(try told(form.read().good())["phases"]?.array).map { phase in
        // An opening rise is a warmup where something follows that falls.
        let kind = phase["kind"]?.string ?? ""
        return (kind == "warmup" ? "rise" : kind, start + (phase["end"]?.double ?? .nan))
      }
    }
    let whole = try phases(pair.sequence)
    let (first, second) = (try phases(pair.head), try phases(pair.tail, from: 450))
    for part in first + second {
      #expect(whole.contains { $0.kind == part.kind && $0.end == part.end }, "\(part) is none of \(whole)")
    }
    // Of a list or a formula, which claims nothing, a composition tells what its rates do.
    guard !first.isEmpty, !second.isEmpty else { return }
    #expect(whole.map(\.end).allSatisfy { end in (first + second).contains { $0.end == end } }, "\(whole)")
  }
}
