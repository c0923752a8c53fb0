import LRInput
import LRMath

@testable import LRDialects
@testable import LRSchedules

/// A framework's form as it was read: the schedule, or what was said against it.
struct DialectForm {
  let read: ReadSchedule?
  let errors: [String]
  let warnings: [String]
  /// The place of the first diagnostic.
  let place: String?

  init(_ text: String, steps: Int = 100) {
    let sink = DiagnosticSink(Source(name: "spec.json", text: text))
    let node = JSONReader.parse(sink)
    read = node.flatMap { ScheduleReader.read($0, clock: RunClock(run: steps), sink: sink) }
    errors = sink.sorted.filter { $0.severity == .error }.map(\.message)
    warnings = sink.sorted.filter { $0.severity == .warning }.map(\.message)
    place = sink.sorted.first.map { sink.source.place(at: $0.offset) }.map { "\($0.line):\($0.column)" }
  }

  /// The rates of the first steps; nil if the form was refused.
  func rates(_ count: Int) -> [Double]? {
    read.map { read in (0..<count).map { read.schedule.rate(at: Double($0)) } }
  }

  /// A form of PyTorch with arguments as JSON.
  static func torch(_ name: String, _ args: String, lr: Double, steps: Int) -> DialectForm {
    DialectForm(#"{"dialect": "torch", "name": "\#(name)", "args": {\#(args)}, "lr": \#(lr)}"#, steps: steps)
  }

  static func transformers(_ name: String, _ args: String, lr: Double, steps: Int) -> DialectForm {
    DialectForm(#"{"dialect": "transformers", "name": "\#(name)", "args": {\#(args)}, "lr": \#(lr)}"#, steps: steps)
  }

  /// The first step at which the rates differ from others.
  func difference(from others: [Double], relative: Double = 1e-9) -> String? {
    guard let rates = rates(others.count) else { return "refused: \(errors)" }
    let absolute = 1e-12 * (others.map(abs).max() ?? 0)
    for (step, (ours, other)) in zip(rates, others).enumerated()
    where !(abs(ours - other) <= absolute + relative * abs(other)) {
      return "t = \(step): \(ours), not \(other)"
    }
    return nil
  }
}
