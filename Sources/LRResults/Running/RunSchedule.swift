import LRMath
public import LRSchedules
import LRTraining

/// A schedule with all its rates multiplied: what a tuned run has.
struct ScaledSchedule: Schedule {
  let base: any Schedule
  let scale: Double

  func rate(at step: Double) -> Double { base.rate(at: step) * scale }
  func piece(at step: Double) -> Piece { base.piece(at: step).times(scale) }
  func hasRate(at step: Double) -> Bool { base.hasRate(at: step) }
  func phases(until end: Double) -> [Phase] { base.phases(until: end) }
}

/// The rates of a list, joined by lines, without phases and without a rate behind the last update.
struct ListedSchedule: Schedule {
  let rates: RateTable

  func rate(at step: Double) -> Double {
    let last = rates.count - 1
    guard step < Double(last) else { return rates[last] }
    let index = Int(step)
    let into = step - Double(index)
    return into == 0 ? rates[index] : rates[index] + into * (rates[index + 1] - rates[index])
  }

  func piece(at step: Double) -> Piece {
    let last = rates.count - 1
    guard step < Double(last) else {
      return Piece(start: Double(last), end: .infinity, shape: .line(from: rates[last], to: rates[last]))
    }
    let index = Int(step)
    return Piece(
      start: Double(index), end: Double(index + 1), shape: .line(from: rates[index], to: rates[index + 1]))
  }

  func hasRate(at step: Double) -> Bool { step < Double(rates.count) }
}

extension RunRates {
  /// The rates as a schedule, scaled where they are.
  public var asSchedule: any Schedule {
    switch self {
    case .planned(let schedule, _): schedule
    case .trained(let schedule, let table):
      table.scale == 1 ? schedule : ScaledSchedule(base: schedule, scale: table.scale)
    case .found(let table): ListedSchedule(rates: table)
    }
  }
}

extension Piece {
  /// The piece with all its values multiplied.
  public func times(_ factor: Double) -> Piece {
    guard factor != 1 else { return self }
    switch shape {
    case .line(let from, let to):
      return Piece(start: start, end: end, shape: .line(from: from * factor, to: to * factor))
    case .arc:
      let arc = self
      return Piece(start: start, end: end, shape: .arc { arc.value(at: $0) * factor })
    }
  }
}
