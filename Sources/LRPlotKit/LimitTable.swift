import LRCairo
import LRConfigs
import LRDialects
import LRExpression
import LRInput
import LRMarkdown
import LRPlotting
import LRReport
import LRSchedules
import LRSpec
import LRStore
import LRYAML

/// Everything that is bounded, from where it is checked: `lrplot list limits` and docs/limits.md.
public enum LimitTable {
  /// The page in Markdown.
  public static var markdown: String {
    let parts = [inputs, charts, work, logs, reports].map { part in
      (["## \(part.title)", "", "| What | At most | Beyond |", "| --- | --- | --- |"]
        + part.rows.map { "| \($0.what) | \($0.most) | \($0.beyond) |" }).joined(separator: "\n")
    }
    return ([head] + parts).joined(separator: "\n\n") + "\n"
  }

  private typealias Part = (title: String, rows: [(what: String, most: String, beyond: String)])

  private static let head = """
    <!-- Made by `make docs` from where each limit is checked. -->

    # Limits

    What lrplot takes, so that time and memory stay bounded. \"Refused\" is an error at the place in the file, with exit code 65. The
    ranges of single keys stand in [the reference](reference/README.md).
    """

  private static let refused = "refused"
  private static let isLeftOut = "left out, with a warning"

  private static func count(_ number: Double) -> String { NumberText.count(Int(number)) }
  private static func count(_ number: Int) -> String { NumberText.count(number) }

  /// `16 MiB`
  private static func size(_ bytes: Int) -> String {
    let units = ["bytes", "KiB", "MiB", "GiB"]
    let power = min(3, bytes.trailingZeroBitCount / 10)
    return "\(count(bytes >> (10 * power))) \(units[power])"
  }

  private static let inputs: Part = (
    "Specs, configs and documents",
    [
      ("a file, or a document of a report", size(Limits.standard.bytes), refused),
      ("values in a file: numbers, texts, lists, objects", count(Limits.standard.values), refused),
      ("lists and objects inside of each other", "\(Limits.standard.depth) levels", refused),
      ("a file in YAML", size(YAMLReader.longest), refused),
      ("brackets that are open at once in YAML", "\(YAMLGuard.mostBrackets)", refused),
      ("aliases in YAML beside a key that is a list, an object or an alias", "\(YAMLGuard.mostAliases)", refused),
      ("messages about one file", count(DiagnosticSink.limit), "counted"),
      ("folders inside of each other that are searched", "\(FolderListing.depth)", refused),
    ]
  )

  private static let charts: Part = (
    "Charts",
    [
      ("updates of a run", count(Defaults.steps), refused),
      ("curves", "\(Defaults.curves)", refused),
      ("panels", "\(Defaults.panels)", refused),
      ("characters of a title, a label or a description", count(Defaults.text), refused),
      ("the width and the height of a figure", "\(count(Figure.sides.upperBound)) px", refused),
      (
        "pixels of a PNG, `--scale` counted", "\(count(PNGOutput.limit)), \(count(PNGOutput.longest)) each way", refused
      ),
      ("a rate", "1e100", refused),
      ("a formula", "\(count(ExpressionText.mostScalars)) characters, \(ExpressionText.mostNested) levels", refused),
      (
        "updates at which a formula is looked at", count(WholeSteps.mostLooks),
        "every n-th update is looked at, of a long formula fewer, and `explain` says so"
      ),
      ("schedules of one `product`, nested ones counted", "\(PartProduct.mostParts)", refused),
      (
        "schedules of frameworks joined in one",
        "\(count(DialectReader.mostParts)), \(DialectReader.mostNested) levels",
        refused
      ),
      (
        "updates of a chain of PyTorch's that has to be computed one by one", count(DialectReader.mostSimulated),
        refused
      ),
      (
        "a spec that a figure carries", size(Provenance.longestSpec),
        "the figure says its digest alone"
      ),
    ]
  )

  private static let work: Part = (
    "Training",
    [
      ("runs, tuning included", count(WorkLimit.runs), refused),
      ("multiplications and additions, as estimated", "\(count(WorkLimit.cost)), some hours", refused),
      ("what runs record", "\(count(WorkLimit.bytes / 1e6)) MB", refused),
      ("rates in a range of `tune` or `sweep`", count(TrainReader.mostRates), refused),
      ("a kept result", size(ResultFolder.largest), "made again"),
    ]
  )

  private static let logs: Part = (
    "Logs and tables",
    [
      ("a file", size(LogFile.longest), refused),
      ("a row of CSV", size(CSVRows.longest), refused),
      ("a line that a trainer prints", size(PrintedRows.longest), "passed over"),
      ("an event of TensorBoard", size(EventRecords.longest), "passed over: a picture"),
      ("columns of a log", "\(LogCollector.mostColumns)", isLeftOut),
      ("columns of rates of a log that are drawn", "\(LogCurveReader.mostColumns)", isLeftOut),
      ("rows of a curve of `data`", count(DataCollector.mostRows), refused),
    ]
  )

  private static let reports: Part = (
    "Reports",
    [
      ("quotes and lists inside of each other", "\(MarkdownLimits.blocks)", "read as text, with a warning"),
      ("emphasis and pictures inside of each other", "\(MarkdownLimits.inlines)", "read as text, with a warning"),
      ("sections of tags inside of each other", "\(TagReader.deepest)", refused),
      ("the id of a chart", "\(ChartAttributes.longestID) characters", refused),
      ("a picture or a file that goes along", size(Report.largestPicture), isLeftOut),
      ("pandoc, and each run of LaTeX", "\(ReportExport.limit) s", "stopped, exit code 70"),
    ]
  )
}
