import ArgumentParser
import LRPlotKit

/// `lrplot extract FIGURE`: the spec inside a figure.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print the spec that a figure of lrplot was drawn from.",
    discussion: """
      Every SVG, PNG and PDF carries its spec, with flags and configs written into it; drawn again, it gives the same \
      bytes (a PNG with the --scale that it had, other fonts with their --font, which is said). Logs are named in it, by their paths from \
      the folder of the first spec.

        lrplot extract fig.svg
        lrplot extract fig.pdf -o fig.json
        lrplot extract fig.png | lrplot - -o -
      """)

  @Argument(help: "An SVG, a PNG or a PDF, or - for standard input.")
  var figure: String

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The file for the spec (default: standard output).", valueName: "spec"))
  var outputs: [String] = []

  @Option(
    name: .customLong("diagnostics"),
    help: ArgumentHelp("Messages: human, short (a line each), json (an object each), or github.", valueName: "form"))
  var formName: String?

  func validate() throws { try WorkOptions.check(formName) }

  mutating func run() throws {
    let output = try OutputPath.only(of: outputs)
    if let conflict = OutputPath.conflict([output ?? "-"], with: [figure]) { throw ValidationError(conflict) }
    let source: Source
    do { source = try FileReader.read(figure, limit: Extract.largest) } catch { throw Exit.report(error) }
    let text: String
    do throws(CarriedSpec.Missing) {
      text = try CarriedSpec.text(of: source)
    } catch {
      Console.fail(error.message, hint: error.hint)
      throw Exit.wrongInput
    }
    for (flag, reason) in CarriedSpec.flags(of: source) {
      Console.warning(reason, hint: "no spec says that: draw it with \(flag) for the same bytes")
    }
    try Console.put(Array(text.utf8), to: output ?? "-")
  }

  /// Bytes of a figure; a PNG at eight times its size may be long.
  private static let largest = 1 << 28
}
