import LRInput

/// A formula in t that the spec itself gives.
enum Formula {
  private static let formula = Key.string(
    "formula", kind: "formula",
    summary: "Python's arithmetic in t, the step, and T, the schedule's own length after its warmup: operators, "
      + "comparisons, if … else, min, max, abs, int, float, round, pow and the functions of math.")

  static let entry = ScheduleEntry(
    name: "expression", otherNames: ["formula", "lambda", "LambdaLR", "function", "math"],
    summary: "A formula in t that the spec itself gives.",
    formula: "the value of `formula` at t",
    latex: #"\eta_t = f(t)"#,
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
      return arguments.made(curve, peak: curve.peak, warmsUpTo: curve.rate(at: 0))
    } catch {
      report(error.message, error.hint, at: error.offset)
      return nil
    }
  }
}
