import LRExpression
import LRInput

/// A formula in t that the spec itself gives.
package enum Formula {
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
    func report(_ message: String, _ hint: String?, at scalar: Int) {
      let place = ExpressionPlace.offset(of: scalar, in: text, node: node, source: reader.sink.source)
      reader.sink.error(at: place, message, hint: hint)
    }
    let expression: Expression
    do throws(ExpressionError) {
      expression = try Expression(text, variable: "t", constants: ["T": Double(arguments.length)])
    } catch {
      report(error.message, error.hint, at: error.offset)
      return nil
    }
    do throws(FormulaScan.Problem) {
      let scan = FormulaScan(expression: expression, length: arguments.length)
      let curve = try scan.curve(holds: arguments.left > arguments.length)
      return arguments.made(
        curve, peak: curve.peak, warmsUpTo: curve.rate(at: 0), facts: .free.with { $0.formulaGap = scan.gap })
    } catch {
      report(error.message, error.hint, at: error.offset)
      return nil
    }
  }
}
