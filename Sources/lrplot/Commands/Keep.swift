import ArgumentParser
import LRPlotKit

/// `lrplot keep SPEC TABLE`: results of runs that take too long to be made each time.
struct Keep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep",
    abstract: "Keep the results of long runs in a table beside their spec, and see that they still belong to it.",
    discussion: """
      With --write the runs of the spec are made, and the table is written. Without it the table has to hold what the spec asks \
      for and nothing else: another problem, rate, seed, number of runs or version has other digests. One cell is run \
      again, and the others go into the cache, where the commands that draw find them.

        lrplot keep spirals.json results/spirals.csv --write
        lrplot keep spirals.json results/spirals.csv --cache .build/results
      """)

  @Argument(help: "A spec whose panels show `best_score`, `sweep` or what else comes of runs at peak rates.")
  var spec: String

  @Argument(help: "The table, a CSV file.")
  var table: String

  @Flag(help: "Make the runs and write the table.")
  var write = false

  @OptionGroup var runOptions: RunOptions

  @OptionGroup var work: WorkOptions

  mutating func run() throws {
    work.begin()
    let input = try SpecInput(spec, run: runOptions)
    input.sayWarnings()
    runOptions.warnOfUnused(input.usedFlags)
    if write { return try make(input) }
    let text: String
    do { text = String(decoding: try FileReader.bytes(of: table, limit: Self.largest), as: UTF8.self) } catch {
      throw Exit.report(error)
    }
    guard let kept = KeptResults(text) else {
      Console.fail("\(DiagnosticText.quoted(table, limit: 200)) is no table of kept results")
      throw Exit.wrongInput
    }
    var runner = work.runner(nil)
    runner.store = kept.store()
    runner.makesNothing = true
    let isWhole = (try? input.chart.trained(by: runner)) != nil
    guard isWhole, !kept.hasLeftOver else {
      throw stale("was made from another spec, other seeds or another version")
    }
    runner.store = kept.store(without: kept.sample)
    runner.makesNothing = false
    _ = try? input.chart.trained(by: runner)
    guard kept.agrees else { throw stale("has other numbers than its runs") }
    if let results = work.results() { kept.copy { results.save($0, $1) } }
    try work.end()
  }

  /// Bytes of a table: a row is a run.
  private static let largest = 1 << 28

  private func stale(_ reason: String) -> ExitCode {
    let name = DiagnosticText.quoted(table, limit: 200)
    Console.fail("\(name) \(reason): write it anew with `lrplot keep \(spec) \(table) --write`")
    return Exit.differences
  }

  private func make(_ input: SpecInput) throws {
    // Before the runs take their time: a table is written over, and nothing else.
    if FolderListing.isFile(table) {
      let old: [UInt8]
      do { old = try FileReader.bytes(of: table, limit: Self.largest) } catch { throw Exit.report(error) }
      guard KeptResults(String(decoding: old, as: UTF8.self)) != nil else {
        throw Exit.report(strangers: [table], advice: "give the table another name, or remove that file")
      }
    }
    let kept = KeptResults()
    var runner = work.runner(work.results())
    runner.store = kept.store(over: runner.store)
    do throws(Incomplete) { _ = try input.chart.trained(by: runner) } catch {
      throw Exit.report(error, of: input.sink)
    }
    guard KeptResults(kept.text) != nil else {
      input.sink.error(
        at: 0, "nothing here comes of runs at peak rates, so that there is nothing to keep",
        hint: "a panel that shows `best_score`, or a `sweep` or `tune` in `train`")
      Console.say(input.sink)
      throw Exit.wrongInput
    }
    do { try AtomicFile.write(Array(kept.text.utf8), to: table) } catch { throw Exit.report(error) }
    try work.end()
  }
}
