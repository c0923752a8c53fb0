/// What came of one replicate.
public struct RunRecord: Sendable, Equatable {
  /// Whether it came to its end, or the step at which it diverged.
  public var outcome: Outcome
  /// What the run is judged by; infinite if it diverged, or if steps to an event count and it did not happen before.
  public var score: Double
  /// A list for each quantity of the recording, in its order, with a value at each of its points: NaN where the quantity
  /// belongs to updates and the point is the end, or where the run had ended.
  public var series: [[Double]]
  /// The 5 % quantile of quantities that have them, in the shape of `series`; empty for others.
  public var low: [[Double]]
  /// The 95 % quantile, in the same shape.
  public var high: [[Double]]
  /// The first step of each event, infinite if it never happened.
  public var events: [Double]

  /// See the properties of the same names.
  public init(
    outcome: Outcome, score: Double, series: [[Double]], low: [[Double]], high: [[Double]], events: [Double]
  ) {
    self.outcome = outcome
    self.score = score
    self.series = series
    self.low = low
    self.high = high
    self.events = events
  }
}

/// Takes down what a recording asks for while a run goes on.
struct Recorder {
  let recording: Recording
  let steps: Int
  private(set) var record: RunRecord
  private var bestSquaredGradient = Double.infinity
  private var window: [Double] = []

  init(_ recording: Recording, steps: Int) {
    self.recording = recording
    self.steps = steps
    let count = recording.quantities.count
    record = RunRecord(
      outcome: .finished, score: .infinity, series: Array(repeating: [], count: count),
      low: Array(repeating: [], count: count), high: Array(repeating: [], count: count),
      events: Array(repeating: .infinity, count: recording.events.count))
    let points = steps / recording.every + 2
    for index in record.series.indices { record.series[index].reserveCapacity(points) }
  }

  /// Whether values at this step are written down.
  func isPoint(_ step: Int) -> Bool { step % recording.every == 0 || step == steps }

  /// Whether a value of the quantity is wanted at this step, for whatever purpose.
  func wants(_ quantity: RecordedQuantity, at step: Int) -> Bool {
    if isPoint(step), recording.quantities.contains(quantity) { return true }
    if recording.score.quantity == quantity, step > lastOf(quantity) - recording.score.window { return true }
    return recording.events.indices.contains { index in
      let event = recording.events[index]
      return !event.isOfScore && event.quantity == quantity && record.events[index] == .infinity && step > event.after
        && step <= event.until
    }
  }

  /// Whether the quantity is wanted at any step at all.
  func everWants(_ quantity: RecordedQuantity) -> Bool {
    recording.quantities.contains(quantity) || recording.score.quantity == quantity
      || recording.events.contains { !$0.isOfScore && $0.quantity == quantity }
  }

  private func lastOf(_ quantity: RecordedQuantity) -> Int { quantity.isOfUpdates ? steps - 1 : steps }

  /// Takes a value that was wanted.
  mutating func take(
    _ quantity: RecordedQuantity, _ value: Double, at step: Int, low: Double = .nan, high: Double = .nan
  ) {
    if isPoint(step) {
      for index in recording.quantities.indices where recording.quantities[index] == quantity {
        record.series[index].append(value)
        if quantity.hasQuantiles {
          record.low[index].append(low)
          record.high[index].append(high)
        }
      }
    }
    if recording.score.quantity == quantity, step > lastOf(quantity) - recording.score.window { window.append(value) }
    for index in recording.events.indices
    where recording.events[index].quantity == quantity && !recording.events[index].isOfScore {
      if record.events[index] == .infinity, recording.events[index].happens(value, at: step) {
        record.events[index] = Double(step)
      }
    }
  }

  /// Takes the squared gradient at an iterate, and with it the least so far.
  mutating func takeSquaredGradient(_ value: Double, at step: Int) {
    if wants(.squaredGradient, at: step) { take(.squaredGradient, value, at: step) }
    if value < bestSquaredGradient { bestSquaredGradient = value }
    if wants(.bestSquaredGradient, at: step) { take(.bestSquaredGradient, bestSquaredGradient, at: step) }
  }

  /// Notes that the run diverged, if it had not yet.
  mutating func diverged(at step: Int) {
    if record.outcome.isFinished { record.outcome = .diverged(step: step) }
  }

  /// Whether nothing that is recorded can change any more: the steps to an event are known, and nothing else is asked.
  var isSettled: Bool {
    recording.score.isStepsToEvent && recording.quantities.isEmpty && !record.events.contains(.infinity)
  }

  /// The record, with NaN for what was not reached.
  mutating func finish() -> RunRecord {
    let points = recording.points(steps: steps).count
    for index in record.series.indices {
      func fill(_ list: inout [Double]) {
        list += Array(repeating: Double.nan, count: max(0, points - list.count))
      }
      fill(&record.series[index])
      if recording.quantities[index].hasQuantiles {
        fill(&record.low[index])
        fill(&record.high[index])
      }
    }
    if recording.score.isStepsToEvent {
      record.score = stepsToEvent
    } else if record.outcome.isFinished, !window.isEmpty {
      record.score = window.reduce(0, +) / Double(window.count)
    }
    for (index, event) in recording.events.enumerated()
    where event.isOfScore && record.score.isFinite && event.isPassed(by: record.score) {
      record.events[index] = Double(steps)
    }
    return record
  }

  /// The first step of the first event, if the run had not diverged by then: what comes after changes nothing, so that a
  /// run that ends once it is settled has the score of one that goes on.
  private var stepsToEvent: Double {
    guard let first = record.events.first else { return .infinity }
    if case .diverged(let step) = record.outcome, first >= Double(step) { return .infinity }
    return first
  }
}
