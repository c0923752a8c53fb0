import ArgumentParser
import LRPlotKit

/// Reads one spec, config or log and says what is wrong with it.
struct SpecInput {
  let chart: Chart
  let sink: DiagnosticSink
  /// The flags of the command line that had something to say.
  let usedFlags: Set<String>

  /// - Throws: the exit code, once everything has been said.
  init(
    _ path: String, run: RunOptions, overrides: [SpecOverride] = [], values: ValueRequest? = nil
  ) throws(ExitCode) {
    let input: ChartInput
    do { input = try ChartInput.read(path) } catch { throw Exit.report(error) }
    let reading = Chart.read(input, flags: run.flags, overrides: overrides, values: values)
    sink = reading.sink
    usedFlags = reading.usedFlags
    guard let chart = reading.chart else {
      Console.error(DiagnosticText.render(sink))
      throw reading.missesFile ? Exit.missingInput : Exit.wrongInput
    }
    self.chart = chart
  }

  /// Makes the runs of the chart.
  ///
  /// - Throws: the exit code, once it has been said that some belong to other shards, or that a shard keeps nothing.
  func trained(_ options: RunnerOptions, _ results: ResultFolder?) throws(ExitCode) -> DrawableChart {
    let outcome: Result<DrawableChart, Incomplete>
    do { outcome = .success(try chart.trained(by: options.runner(results))) } catch { outcome = .failure(error) }
    return try settled(outcome, options, results)
  }

  /// Makes the runs that set the rates of the chart; nil where none do.
  ///
  /// - Throws: the exit code, as `trained` does.
  func trainedRates(_ options: RunnerOptions, quiet: Bool) throws(ExitCode) -> TrainedRates? {
    guard chart.spec.setsRates else { return nil }
    let results = options.results(quiet: quiet)
    let outcome: Result<TrainedRates?, Incomplete>
    do { outcome = .success(try chart.trainedRates(by: options.runner(results))) } catch { outcome = .failure(error) }
    return try settled(outcome, options, results)
  }

  private func settled<Value>(
    _ outcome: Result<Value, Incomplete>, _ options: RunnerOptions, _ results: ResultFolder?
  ) throws(ExitCode) -> Value {
    if options.shard != nil, let failure = results?.failure { throw Exit.report(unkept: failure, of: sink) }
    switch outcome {
    case .success(let value): return value
    case .failure(let error): throw Exit.report(error, of: sink)
    }
  }

  func sayWarnings(quiet: Bool) {
    if !quiet { Console.error(DiagnosticText.render(sink)) }
  }
}

extension Exit {
  /// Says why a good spec could not be drawn; a figure that is too small is a mistake of the spec.
  static func report(_ error: DrawError, in input: SpecInput) -> ExitCode {
    switch error {
    case .layout(let message, let hint):
      input.sink.error(at: input.chart.spec.sizeOffset, message, hint: hint)
      Console.error(DiagnosticText.render(input.sink))
      return wrongInput
    case .render(.badSize(let width, let height, let scale)):
      Console.error(
        "lrplot: error: \(RenderError.badSize(width: width, height: height, scale: scale).description)\n")
      return wrongInput
    case .render(let error):
      Console.error("lrplot: error: \(error.description)\n")
      return internalError
    }
  }
}
