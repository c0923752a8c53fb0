import LRInput
import LRMath

/// One rise to the peak and one long fall to far below the start, after Smith's "super-convergence".
///
///     OneCycle(peak: 0.1, steps: 1000).rate(at: 300)   // 0.1
///
/// peak/div → peak at pctStart·T → peak/div/finalDiv at T.
///
/// Source: Smith and Topin 2018, arXiv:1708.07120.
public struct OneCycle: PlannedSchedule {
  /// How the rate goes from one rate to the next.
  public enum Shape: String, Sendable, CaseIterable {
    /// Half a cosine wave.
    case cosine
    /// A straight line.
    case linear
  }

  /// Where the phases end.
  public enum Convention: String, Sendable, CaseIterable {
    /// At shares of T.
    case optax
    /// One step earlier, as PyTorch counts them.
    case torch
  }

  /// Its way by its convention; the floor that it aims at is peak/div/finalDiv.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The highest rate.
  ///   - steps: Its length T.
  ///   - pctStart: The share of T at which the peak is reached, in 0 … 1.
  ///   - pctFinal: The share of T at which the rate is back at peak/div, at least `pctStart`; nil for a fall in one go.
  ///   - div: The first rate is peak/div; at least 1.
  ///   - finalDiv: The last rate is peak/div/finalDiv.
  ///   - shape: How the rate goes from one rate to the next.
  ///   - convention: Where the phases end.
  public init(
    peak: Double, steps: Int, pctStart: Double = 0.3, pctFinal: Double? = nil, div: Double = 25,
    finalDiv: Double = 1e4, shape: Shape = .cosine, convention: Convention = .optax
  ) {
    let path = Self.path(
      peak: peak, length: Double(steps), start: pctStart, back: pctFinal, div: div, finalDiv: finalDiv, shape: shape,
      convention: convention)
    plan = SchedulePlan(
      path, steps: steps, peak: peak,
      facts: .falls(from: peak, to: peak / div / finalDiv, landing: path.times.last))
  }

  private static let pctStart = Key.number(
    "pct_start", in: .between(0, 1), default: 0.3, summary: "The share of the length at which the peak is reached.")
  private static let div = Key.number(
    "div", in: .between(1, 1e100), default: 25, summary: "The first rate is lr/div.")
  private static let finalDiv = Key.number(
    "final_div", in: .between(1e-100, 1e100), default: 1e4, summary: "The last rate is lr/div/final_div.")
  private static let shape: Key<Shape> = .choice(
    "shape", default: .cosine, aliases: ["cos": .cosine], summary: "How the rate goes from one rate to the next.")
  private static let phases = Key.integer(
    "phases", in: .between(2, 3), default: 2, summary: "2: up and down; 3: up, back to lr/div, and then further down.")
  private static let pctFinal = Key.number(
    "pct_final", in: .between(0, 1), defaultText: "2·pct_start",
    summary: "The share of the length at which the rate is back at lr/div, with 3 phases.")
  private static let convention: Key<Convention> = .choice(
    "convention", default: .optax,
    summary: "Whether phases end at p·T and T, or at p·T − 1 and T − 1 as in PyTorch.")

  package static let entry = ScheduleEntry(
    name: "one_cycle", otherNames: ["1cycle", "onecycle", "OneCycleLR", "super_convergence", "one-cycle"],
    summary: "One rise to the peak and one long fall to far below the start.",
    formula: "lr/div → lr at pct_start·T → lr/div/final_div at T",
    latex: #"\eta_0 = \frac{\eta_{\max}}{d}, \quad \eta_{p T} = \eta_{\max}, \quad \eta_T = \frac{\eta_{\max}}{d f}"#,
    edges: [
      Edge(
        "The peak is the value at pct_start·T, the last rate that at t = T, one step after the last update.",
        #""lr": 1"#, [0: 0.04, 30: 1, 100: 4e-6, 150: 4e-6]),
      Edge(
        "With the `convention` of PyTorch both come one step earlier.", #""lr": 1, "convention": "torch""#,
        [0: 0.04, 29: 1, 99: 4e-6]),
      Edge(
        "With 3 phases the rate is back at lr/div at pct_final·T.", #""lr": 1, "phases": 3"#,
        [30: 1, 60: 0.04, 100: 4e-6]),
      Edge("A `pct_start` of 0 begins at the peak.", #""lr": 1, "pct_start": 0"#, [0: 1]),
      .refused("`pct_final` with 2 phases.", #""lr": 1, "pct_final": 0.9"#),
      .refused("A last rate above the peak.", #""lr": 1, "div": 2, "final_div": 0.1"#),
    ],
    source: "Smith and Topin 2018, arXiv:1708.07120; fastai, torch OneCycleLR, optax.cosine_onecycle_schedule",
    keys: [
      SharedKeys.lr.declaration, pctStart.declaration, div.declaration, finalDiv.declaration, shape.declaration,
      phases.declaration, pctFinal.declaration, convention.declaration,
    ],
    example: #"{"type": "one_cycle", "lr": 0.1}"#,
    make: make)

  @Sendable private static func make(_ arguments: ScheduleArguments) -> (any PlannedSchedule)? {
    let reader = arguments.reader
    let peak = arguments.peak()
    let (start, div, finalDiv) = (reader.read(pctStart), reader.read(div), reader.read(finalDiv))
    let (shape, phases, convention) = (reader.read(shape), reader.read(phases), reader.read(convention))
    var back: Double?
    if phases == 3, let start {
      back = reader.has(pctFinal) ? reader.read(pctFinal) : 2 * start
      if let share = back, share < start || share > 1 {
        reader.sink.error(
          at: reader.has(pctFinal) ? reader.offset(of: pctFinal) : reader.offset(of: pctStart),
          "the rate cannot be back at lr/div before `pct_start` or after the end",
          hint: "`pct_final` lies between `pct_start` and 1; it is twice `pct_start` unless you set it")
      }
    } else if phases == 2, reader.has(pctFinal) {
      reader.sink.error(
        at: reader.keyOffset(of: pctFinal), "`pct_final` acts only with 3 phases", hint: "write \"phases\": 3")
    }
    if let div, let finalDiv, div * finalDiv < 1 {
      reader.error(
        at: Self.finalDiv, "the last rate, lr/div/final_div, is above `lr`", hint: "make `final_div` greater")
    }
    guard let peak, let start, let div, let finalDiv, let shape, let convention else { return nil }
    return OneCycle(
      peak: peak, steps: arguments.length, pctStart: start, pctFinal: back, div: div, finalDiv: finalDiv, shape: shape,
      convention: convention)
  }

  private static func path(
    peak: Double, length: Double, start: Double, back: Double?, div: Double, finalDiv: Double, shape: Shape,
    convention: Convention
  ) -> PointPath {
    let early: Double = convention == .torch ? 1 : 0
    let low = peak / div
    var points = [(0, low), (start * length - early, peak)]
    if let back { points.append((back * length - 2 * early, low)) }
    points.append((length - early, low / finalDiv))
    // A phase that is over before the first update never was; one that would end before it begins is a jump.
    var kept: [(time: Double, rate: Double)] = []
    for (time, rate) in points {
      if time <= 0 { kept.removeAll() }
      kept.append((max(time, kept.last?.time ?? time), rate))
    }
    return PointPath(
      times: kept.map(\.time), rates: kept.map(\.rate), shape: shape == .cosine ? .cosine : .linear)
  }
}
