import ArgumentParser
import LRPlotKit
import Synchronization

/// What the help of the program says besides its options.
enum Help {
  static let examples = """
    Examples:
      lrplot cosine.json                        draws cosine.svg beside it
      lrplot cosine.json -o fig.png --scale 2   a PNG for sharp screens
      lrplot *.json --out-dir figs --format svg,pdf
      lrplot - -o - < cosine.json > fig.svg     from stdin to stdout
      lrplot values cosine.json                 the rate of every step, as CSV
      lrplot explain cosine.json                what it does, and what looks wrong
      lrplot diff a.json b.json -o diff.svg     where two schedules part
      lrplot a.json b.yaml log.csv --overlay -o both.svg
      lrplot a.json --set schedule.lr=0.2       with another value, this once
      lrplot extract fig.svg                    the spec inside a figure
      lrplot show cosine.json                   the figure in the terminal
      lrplot watch cosine.json                  a page that follows the file
      lrplot report notes.md -o site            notes with charts and numbers
      lrplot check specs --out-dir figs         is any figure stale?

    The smallest spec:
      { "steps": 1000, "schedule": { "type": "cosine", "lr": 0.1, "warmup": 50 } }
    """

  /// Whether `draw` is without its `--help`, see `unnamed`.
  private static let isUnnamed = Mutex(false)

  /// The names of help that `draw` answers to; nil for the usual ones.
  static var drawingNames: NameSpecification? { isUnnamed.withLock { $0 } ? .short : nil }

  /// Reads a line for which `--help` is no word: whoever asks for it is answered by the tree of commands.
  ///
  /// From a long name ArgumentParser makes another one, `--help-hidden`, for which the Swift runtime goes through all
  /// conformances of the program four times: a twentieth of the start.
  static func unnamed<Line>(_ read: () -> Line) -> Line {
    isUnnamed.withLock { $0 = true }
    defer { isUnnamed.withLock { $0 = false } }
    return read()
  }

  /// What the words are that may come first, each with what it does.
  private static let commandTable = [
    ("draw", "Draw figures; the command that needs no name."),
    ("values", "Print the rate of every step."),
    ("explain", "Say in words what schedules do, and what looks wrong."),
    ("diff", "Say where and by how much two specs part, and draw it."),
    ("extract", "Print the spec that a figure was drawn from."),
    ("show", "Show figures in the terminal."),
    ("watch", "Draw on every save, and show the figures on a page."),
    ("report", "Build Markdown with charts and computed values."),
    ("check", "Compare figures on disk with what their specs give."),
    ("keep", "Keep the results of long runs in a table."),
    ("list", "Show the schedules and their keys."),
    ("schema", "Print the JSON Schema of specs."),
    ("completions", "Print the completions for bash, zsh or fish."),
  ]

  /// Also those that people do not type.
  static let commandNames = commandTable.map { $0.0 } + ["help", "manual"]

  /// What to say of a line whose first word is most likely a command, if only it were spelt right: it names no file.
  static func mistyped(_ arguments: [String]) -> ValidationError? {
    guard let word = arguments.first, !word.hasPrefix("-"), !word.contains("."), !commandNames.contains(word),
      !FolderListing.exists(word), let near = NearMiss.of(word, among: commandNames, aliases: aliases)
    else { return nil }
    return ValidationError(
      "there is no command \(DiagnosticText.quoted(word)); did you mean \(DiagnosticText.quoted(near))?")
  }

  /// What others call drawing.
  private static let aliases = ["plot": "draw", "render": "draw", "figure": "draw"]

  /// What others call options, each with what to type here.
  private static let otherOptions = [
    "--dpi": "--scale 2", "--log": "--set y=log", "--logy": "--set y=log", "--logx": "--set x=log",
  ]

  /// What to say of an option that there is none of, and that is a key of a spec, or one of other programs.
  ///
  /// - Parameters:
  ///   - message: what is said of any other.
  ///   - helps: each command with its help.
  static func misplaced(
    _ message: String, _ arguments: [String], among helps: @autoclosure () -> [(name: String, help: String)]
  ) -> ValidationError? {
    guard let option = message.firstMatch(of: #/^Unknown option '(--[^'=]+)/#).map({ String($0.1) }) else {
      return nil
    }
    let command = arguments.first.flatMap { commandNames.contains($0) ? $0 : nil } ?? "draw"
    guard helps().contains(where: { $0.name == command && $0.help.contains("--set <") }) else { return nil }
    if let own = otherOptions[option] { return ValidationError("there is no option \(option); write \(own)") }
    let place = arguments.firstIndex { $0 == option || $0.hasPrefix(option + "=") } ?? arguments.endIndex
    let words = arguments[place...]
    let own = words.first.flatMap { word in word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) } }
    let next = words.dropFirst().first.flatMap { $0.hasPrefix("--") || $0 == "-o" ? nil : $0 }
    return SpecSetting.words(for: option, own ?? next).map {
      ValidationError("there is no option \(option), which is a key of a spec: \($0)")
    }
  }

  /// What a command does, in one line.
  static func summary(of command: String) -> String { commandTable.first { $0.0 == command }?.1 ?? "" }

  static var commands: String {
    let rows = commandTable.map { name, summary in
      "  " + name + String(repeating: " ", count: 24 - name.utf8.count) + summary
    }
    return "\nCOMMANDS:\n" + rows.joined(separator: "\n") + "\n" + notes
  }

  private static let notes = """

      'lrplot COMMAND --help' says more of one.

    EXIT CODES:
      0 done, 1 differences or findings, 64 usage, 65 the input is wrong,
      66 an input is missing, 70 internal, 73 cannot write.

    """
}
