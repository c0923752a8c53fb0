import LRExpression
import LRInput

/// A formula in t, the step, and T, its length: Python's arithmetic as a text.
///
///     try Formula("0.1 * 0.5 ** (t // 100)", steps: 1000).rate(at: 250)   // 0.025
///
/// A closure does as well where no text is at hand: `RateFunction`.
public struct Formula: PlannedSchedule {
  /// Why a text is no schedule.
  public struct Mistake: Error, Sendable, CustomStringConvertible {
    /// One sentence.
    public var message: String
    /// What to write instead.
    public var hint: String?
    /// Where in the text, in Unicode scalars from its start.
    public var offset: Int

    /// The sentence, with the hint in brackets where there is one.
    public var description: String { hint.map { "\(message) (\($0))" } ?? message }
  }

  /// The formula as a curve; its peak is the greatest rate that a look at the updates found.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - text: Operators, comparisons, if … else, min, max, abs, int, float, round, pow and the functions of math.
  ///   - steps: T; past it the value at T holds.
  /// - Throws: `Mistake` where the text is no arithmetic, or an update has no rate that is finite and at least 0.
  public init(_ text: String, steps: Int) throws(Mistake) { try self.init(text, steps: steps, holds: false) }

  /// - Parameter holds: Whether the run goes on past T, so that there must be a value there.
  fileprivate init(_ text: String, steps: Int, holds: Bool) throws(Mistake) {
    let expression: Expression
    do throws(ExpressionError) {
      expression = try Expression(text, variable: "t", constants: ["T": Double(steps)])
    } catch {
      throw Mistake(message: error.message, hint: error.hint, offset: error.offset)
    }
    do throws(FormulaScan.Problem) {
      let scan = FormulaScan(expression: expression, length: steps)
      let curve = try scan.curve(holds: holds)
      plan = SchedulePlan(
        curve, steps: steps, peak: curve.peak, warmsUpTo: curve.rate(at: 0),
        facts: .free.with { ($0.formulaGap, $0.isStepped) = (scan.gap, true) })
    } catch {
      throw Mistake(message: error.message, hint: error.hint, offset: error.offset)
    }
  }

  private static let formula = Key.string(
    "formula", kind: "formula",
    summary: "Python's arithmetic in t, the step, and T, the schedule's own length after its warmup: operators, "
      + "comparisons, if … else, min, max, abs, int, float, round, pow and the functions of math.")

  package static let entry = ScheduleEntry(
    name: "expression", otherNames: ["formula", "lambda", "LambdaLR", "function", "math"],
    summary: "A formula in t that the spec itself gives.",
    formula: "the value of `formula` at t",
    latex: #"\eta_t = f(t, T)"#,
    edges: [
      Edge(
        "`T` is the length of the schedule after its warmup, and t counts from there; past T the value at T holds.",
        #""formula": "1 - t / T", "warmup": 20"#, [20: 1, 60: 0.5, 100: 0, 150: 0]),
      Edge(
        "A comparison is 1 or 0, and `//` rounds down, as in Python.", #""formula": "0.5 ** (t // 10) + (t > 50)""#,
        [9: 1, 10: 0.5, 51: 1.031]),
      .refused("A step without a value.", #""formula": "1 / t""#),
      .refused("A rate below 0.", #""formula": "0.5 - t / T""#),
      .refused("Whatever is not arithmetic.", #""formula": "open(1)""#),
    ],
    source: "torch.optim.lr_scheduler.LambdaLR",
    keys: [formula.declaration],
    example: #"{"type": "expression", "formula": "0.1 * 0.5 ** (t // 100)"}"#,
    isContinuous: false
  ) { arguments in
    let reader = arguments.reader
    guard let text = reader.require(formula), let node = reader.node(of: formula) else { return nil }
    do throws(Mistake) {
      return try Formula(text, steps: arguments.length, holds: arguments.left > arguments.length)
    } catch {
      let place = ExpressionPlace.offset(of: error.offset, in: text, node: node, source: reader.sink.source)
      reader.sink.error(at: place, error.message, hint: error.hint)
      return nil
    }
  }
}
