import LRInput
import LRMath
import Testing

@testable import LRTraining

/// A problem as a spec has it, small enough for a slow build.
struct ProblemText: Sendable, CustomTestStringConvertible {
  var text: String
  /// Whether sampled gradients are those of the loss in expectation.
  var isUnbiased = true
  var testDescription: String { text }

  static let all = [
    ProblemText(text: #"{"type": "quadratic", "curvatures": [1, 20, 0, -0.5], "start": [1, -1, 2, 0.5]}"#),
    ProblemText(text: #"{"type": "quadratic", "curvatures": [1, 20], "noise": 2}"#),
    ProblemText(text: #"{"type": "noisy_quadratic", "dimension": 7, "batch": 4, "sampled": true}"#),
    ProblemText(text: #"{"type": "rosenbrock"}"#),
    ProblemText(text: #"{"type": "logistic_regression", "samples": 30, "dimension": 4, "l2": 0.01}"#),
    ProblemText(text: #"{"type": "logistic_regression", "samples": 30, "dimension": 4, "l2": 0.01, "batch": 3}"#),
    ProblemText(text: #"{"type": "l1_regression", "samples": 40, "dimension": 3, "start": 0.7}"#),
    ProblemText(text: #"{"type": "robust_regression", "samples": 40, "dimension": 3, "start": 0.4}"#),
    ProblemText(text: #"{"type": "robust_regression", "samples": 40, "dimension": 3, "batch": 2}"#),
    ProblemText(text: #"{"type": "robbins_monro"}"#),
    ProblemText(text: #"{"type": "robbins_monro", "noise": "spikes", "curvature": 2}"#),
    ProblemText(text: #"{"type": "robbins_monro", "noise": "heavy_tailed", "degrees": 5}"#),
    ProblemText(text: #"{"type": "two_basins", "start": 0.3}"#),
    ProblemText(text: #"{"type": "two_basins", "spread": true, "noise": 1}"#),
    ProblemText(text: #"{"type": "pure_noise", "dimension": 9, "mean": 0.3, "deviation": 2}"#),
    ProblemText(
      text: #"{"type": "mlp_spirals", "width": 5, "batch": 2, "samples": 12}"#),
    ProblemText(
      text:
        #"{"type": "transformer", "layers": 1, "width": 4, "heads": 2, "feed_forward": 4, "length": 2, "batch": 2}"#,
      isUnbiased: false),
  ]

  func problem() throws -> any Problem {
    let sink = DiagnosticSink(Source(name: "spec.json", text: text))
    let node = try #require(JSONReader.parse(sink))
    let read = try #require(ProblemReader.read(node, sink: sink), "\(sink.diagnostics.map(\.message))")
    guard case .iterates(let problem) = read else {
      Issue.record("\(text) has no iterates")
      throw CancellationError()
    }
    return problem
  }
}

@Suite("Every problem") struct ProblemCatalogTests {
  @Test(
    "has an example that reads, a formula, a source, edges, and keys with a sentence each",
    arguments: ProblemEntry.catalog.names)
  func declaration(_ name: String) throws {
    let entry = try #require(ProblemEntry.catalog.entry(named: name))
    let sink = DiagnosticSink(Source(name: "spec.json", text: entry.example))
    let node = try #require(JSONReader.parse(sink))
    #expect(ProblemReader.read(node, sink: sink) != nil)
    #expect(sink.diagnostics.isEmpty)
    for text in [entry.summary, entry.formula, entry.latex, entry.edges, entry.source] { #expect(text.count > 8) }
    for key in entry.keys { #expect(key.summary.hasSuffix(".") && key.summary.count >= 4, "\(name): \(key.name)") }
    for (other, own) in entry.aliases {
      #expect(entry.keys.contains { $0.name == own }, "\(name): \(other)")
      #expect(!entry.keys.contains { $0.name == other }, "\(name): \(other)")
    }
  }

  @Test("is in the list of these tests") func covered() {
    for name in ProblemEntry.catalog.names {
      #expect(ProblemText.all.contains { $0.text.contains("\"\(name)\"") }, "\(name)")
    }
  }

  @Test("has the gradient of its loss", arguments: ProblemText.all)
  func gradient(_ text: ProblemText) throws {
    let problem = try text.problem()
    let trial = problem.trial(RunKey(seed: 5, run: 1))
    let (x, g) = (Memory(problem.dimension), Memory(problem.dimension))
    trial.start(&x.vector)
    let random = CounterGenerator(seed: 8)
    for index in x.vector.indices { x.vector[index] += 0.1 * random.normal(UInt64(index)) }
    trial.exactGradient(at: x.vector, into: &g.vector)
    // Single precision sees no finer differences.
    let isSingle = text.text.contains("transformer")
    let step = isSingle ? 1e-2 : 1e-6
    let size = max(1e-3, g.vector.map(\.magnitude).max() ?? 0)
    for index in stride(from: 0, to: problem.dimension, by: max(1, problem.dimension / 40)) {
      let kept = x.vector[index]
      x.vector[index] = kept + step
      let up = trial.loss(at: x.vector)
      x.vector[index] = kept - step
      let down = trial.loss(at: x.vector)
      x.vector[index] = kept
      let slope = (up - down) / (2 * step)
      #expect(abs(slope - g.vector[index]) <= (isSingle ? 2e-2 : 1e-5) * size, "coordinate \(index)")
    }
  }

  @Test("gives the same run for the same key, and other noise for another", arguments: ProblemText.all)
  func keys(_ text: ProblemText) throws {
    let problem = try text.problem()
    func look(_ run: Int, _ order: [Int]) -> [[Double]] {
      let trial = problem.trial(RunKey(seed: 11, run: run))
      let (x, g) = (Memory(problem.dimension), Memory(problem.dimension))
      trial.start(&x.vector)
      var found = [Int: [Double]]()
      for step in order {
        let loss = trial.gradient(at: x.vector, for: Update(step: step, rate: 0.7), into: &g.vector)
        found[step] = [loss] + g.vector
      }
      return found.sorted { $0.key < $1.key }.map(\.value)
    }
    let first = look(0, [0, 1, 2, 7])
    #expect(first == look(0, [7, 2, 0, 1]), "the order of updates matters")
    #expect(problem.isDeterministic == (first == look(1, [0, 1, 2, 7])) || text.text.contains("spikes"))
  }

  @Test("has sampled gradients around the exact one", arguments: ProblemText.all.filter(\.isUnbiased))
  func mean(_ text: ProblemText) throws {
    let problem = try text.problem()
    let trial = problem.trial(RunKey(seed: 2, run: 0))
    let (x, g, exact) = (Memory(problem.dimension), Memory(problem.dimension), Memory(problem.dimension))
    trial.start(&x.vector)
    trial.exactGradient(at: x.vector, into: &exact.vector)
    let count = problem.isDeterministic ? 1 : 1500
    var (sums, squares) = (
      [Double](repeating: 0, count: problem.dimension), [Double](repeating: 0, count: problem.dimension)
    )
    for step in 0..<count {
      _ = trial.gradient(at: x.vector, for: Update(step: step, rate: 0.5), into: &g.vector)
      for index in g.vector.indices {
        sums[index] += g.vector[index]
        squares[index] += g.vector[index] * g.vector[index]
      }
    }
    for index in sums.indices {
      let mean = sums[index] / Double(count)
      let variance = max(0, squares[index] / Double(count) - mean * mean)
      // Five standard errors; the seed is fixed.
      #expect(abs(mean - exact.vector[index]) <= 5 * (variance / Double(count)).squareRoot() + 1e-12, "\(index)")
    }
  }
}

/// A vector that its owners share.
final class Memory {
  var vector: [Double]

  init(_ count: Int) { vector = Array(repeating: 0, count: count) }
}
