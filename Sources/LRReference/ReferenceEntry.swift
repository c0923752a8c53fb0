import LRDialects
import LRInput
import LRSchedules

/// What the reference tells of one thing that a spec can name: a schedule, an object of the spec, an optimizer.
public struct ReferenceEntry: Sendable {
  /// The name in specs: `cosine`, `CosineAnnealingLR`.
  public var name: String
  /// What it does, in one sentence.
  public var summary: String
  /// How it is called in its framework: `StepLR(step_size, gamma=0.1, last_epoch=-1)`; nil if it has none.
  public var signature: String?
  /// Names that others use for it.
  public var otherNames: [String] = []
  /// Whether specs may use those names, or only hints know them.
  public var acceptsOtherNames = false
  /// What it is in plain text: `min + (lr − min)·(1 − t/T)`; empty for an object without a formula.
  public var formula = ""
  /// The same in LaTeX without dollar signs.
  public var latex = ""
  /// Sentences on what it needs besides its keys.
  public var needs: [String] = []
  /// Its keys or arguments, in the order of lists.
  public var keys: [KeyDeclaration]
  /// Whether a key without a default has to be there.
  public var requiresKeys = true
  /// What happens at the edges of its arguments and of the run.
  public var edges: [ReferenceEdge] = []
  /// One of it as JSON text.
  public var example: String
  /// A whole spec with that example; nil if the example is one.
  public var spec: String?
  /// The paper or the file that it follows; empty for what is our own.
  public var source = ""
}

/// What happens at one edge, and what lrplot says there.
public struct ReferenceEdge: Sendable {
  /// One or two sentences.
  public var text: String
  /// What leads there: `` `"lr": 1, "warmup": 4` ``; nil for a sentence alone.
  public var setting: String?
  /// `0.25 at t = 0, 1 at t = 3`; empty if there are no rates.
  public var rates = ""
  /// The warnings, or the errors if it is refused, each with its hint.
  public var messages: [String] = []
  /// Whether the setting is an error; the messages say which.
  public var isRefused = false

  /// The rates as the end of a line: ` gives 1 at t = 3`.
  var gives: String { rates.isEmpty ? "" : " gives " + rates }

  /// A sentence without an example.
  init(_ text: String) { self.text = text }

  /// An edge of a schedule, which is read to hear what lrplot says of it.
  ///
  /// - Parameters:
  ///   - spec: The schedule at the edge, as JSON text.
  ///   - besides: Settings that stand outside of the edge's own keys.
  init(_ edge: Edge, spec: String, besides: [String] = []) {
    text = edge.text
    let sink = DiagnosticSink(Source(name: "", text: spec))
    let read = JSONReader.parse(sink).flatMap {
      ScheduleReader.read($0, clock: RunClock(run: edge.steps), sink: sink)
    }
    isRefused = read == nil
    rates = edge.ratesText
    messages = sink.sorted.map { $0.message + ($0.hint.map { " (\($0))" } ?? "") }
    var settings = edge.keys.isEmpty ? [] : ["`\(edge.keys)`"]
    settings += besides
    if edge.steps != 100 { settings.append("a run of \(edge.steps) steps") }
    setting = settings.isEmpty ? "the defaults" : settings.joined(separator: ", ")
  }
}
