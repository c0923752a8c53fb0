import LRPlotKit
import Synchronization

/// One line on a terminal that says which part of the runs is done and how long the rest will take.
final class ProgressLine: Sendable {
  private struct State {
    var start: Double?
    var last = 0.0
    var isShown = false
  }

  private let state = Mutex(State())

  /// Takes the part of the work that is done, 0 … 1, from any thread.
  func tell(_ part: Double) {
    let now = Console.seconds
    let text: String? = state.withLock { state in
      let start = state.start ?? now
      state.start = start
      if part >= 1 {
        let wasShown = state.isShown
        state = State()
        return wasShown ? "\r\u{1B}[K" : nil
      }
      // What takes less than a second needs no line.
      guard now - start > 1, now - state.last > 0.2 else { return nil }
      state.last = now
      state.isShown = true
      let left = (now - start) * (1 - part) / max(part, 1e-9)
      return "\r\(Int(part * 100)) % of the runs, about \(Self.duration(left)) left\u{1B}[K"
    }
    if let text { Console.error(text) }
  }

  /// `12 s`, `3 min`, `2 h`
  private static func duration(_ seconds: Double) -> String {
    if seconds < 90 { return "\(Int(seconds.rounded(.up))) s" }
    return seconds < 5400 ? "\(Int((seconds / 60).rounded())) min" : "\(Int((seconds / 3600).rounded())) h"
  }
}
