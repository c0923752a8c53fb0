import LRInput
import LRMath
import Testing

@testable import LRDialects
@testable import LRSchedules

/// Reads a schedule from JSON text; records an issue with all messages if that fails.
func read(_ json: String, run: Int = 1000, sourceLocation: SourceLocation = #_sourceLocation) throws -> ReadSchedule {
  let sink = DiagnosticSink(Source(name: "spec.json", text: json))
  let node = try #require(JSONReader.parse(sink), "\(said(sink))", sourceLocation: sourceLocation)
  let schedule = ScheduleReader.read(node, clock: RunClock(run: run), sink: sink)
  #expect(!sink.hasErrors, "\(said(sink))", sourceLocation: sourceLocation)
  return try #require(schedule, "\(json): \(said(sink))", sourceLocation: sourceLocation)
}

func schedule(
  _ json: String, run: Int = 1000, sourceLocation: SourceLocation = #_sourceLocation
) throws
  -> any Schedule
{
  try read(json, run: run, sourceLocation: sourceLocation).schedule
}

/// The messages about a schedule that is wrong, as `column: message | hint`, in order of their places.
func mistakes(_ json: String, run: Int = 1000) -> [String] {
  let sink = DiagnosticSink(Source(name: "spec.json", text: json))
  guard let node = JSONReader.parse(sink) else { return said(sink) }
  let schedule = ScheduleReader.read(node, clock: RunClock(run: run), sink: sink)
  #expect((schedule == nil) == sink.hasErrors)
  return said(sink)
}

private func said(_ sink: DiagnosticSink) -> [String] {
  sink.sorted.map { "\(sink.source.place(at: $0.offset).column): \($0.message)" + ($0.hint.map { " | \($0)" } ?? "") }
}

/// Expects rates at some steps, to 14 digits.
func expect(
  _ schedule: any Schedule, _ rates: [Double: Double], sourceLocation: SourceLocation = #_sourceLocation
) {
  for (step, rate) in rates.sorted(by: { $0.key < $1.key }) {
    let found = schedule.rate(at: step)
    #expect(abs(found - rate) <= 1e-14 * abs(rate) + 1e-18, "rate(\(step)) = \(found)", sourceLocation: sourceLocation)
  }
}

/// All pieces from 0 to `end`, pulled one after the other as a chart does.
func pieces(_ schedule: any Schedule, until end: Double, atMost limit: Int = 100_000) -> [Piece] {
  var pieces: [Piece] = []
  var step = 0.0
  while step < end, pieces.count < limit {
    let piece = schedule.piece(at: step)
    pieces.append(piece)
    guard piece.end > step else { return pieces }
    step = piece.end
  }
  return pieces
}

/// Numbers that look random and are the same in every run (SplitMix64, Steele et al. 2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
