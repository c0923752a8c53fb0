import ArgumentParser
import LRPlotKit

/// What `--deps` asks for: rules for make and ninja that name what figures are made of.
///
///     fig.svg: cosine.json run.csv
///
///     cosine.json run.csv:
///
/// The last line lets make go on where one of the files is gone: then the figure is stale, and lrplot says what is missing.
struct DepsFile {
  private let path: String
  private var rules = ""
  private var targets: [String] = []
  private var inputs: [String] = []

  /// Nil without the option.
  init?(_ path: String?) {
    guard let path else { return nil }
    self.path = path
  }

  /// Takes a rule in; what was not there is named too, so that make tries again until it is.
  mutating func add(_ files: ReadFiles, for targets: [String]) {
    let (known, read) = (targets.filter(Self.hasWord), files.all.filter(Self.hasWord))
    for name in targets + files.all where !Self.hasWord(name) {
      Console.warning(
        "--deps leaves \(DiagnosticText.quoted(name, limit: 200)) out: make has no way to write that name")
    }
    self.targets += targets
    inputs += files.all.filter { !inputs.contains($0) }
    guard !known.isEmpty else { return }
    rules +=
      known.map(Self.target).joined(separator: " ") + ":" + read.map { " " + Self.prerequisite($0) }.joined() + "\n"
  }

  /// Writes the rules, to standard output for `-`, and says where that fails.
  func write() throws(ExitCode) {
    if let conflict = OutputPath.conflict(targets, deps: path, with: inputs) { throw Exit.misuse(conflict) }
    let read = inputs.filter(Self.hasWord)
    let bytes = Array((rules + (read.isEmpty ? "" : "\n" + read.map(Self.target).joined(separator: " ") + ":\n")).utf8)
    if path == "-" { return try Console.put(bytes) }
    do { try AtomicFile.write(bytes, to: path) } catch { throw Exit.report(error) }
  }

  /// Whether a rule can name a file: make takes these for its own, whatever stands before them.
  private static func hasWord(_ name: String) -> Bool {
    !name.unicodeScalars.contains { ["\n", "\r", ";", "="].contains($0) } && !name.hasSuffix("\\")
  }

  private static func prerequisite(_ name: String) -> String { word(name, "|") }

  private static func target(_ name: String) -> String { word(name, "%") }

  /// A name as make takes it, and ninja.
  ///
  /// - Parameter special: letters that mean something more where the name stands.
  private static func word(_ name: String, _ special: String) -> String {
    var word = ""
    for letter in name {
      if " \t#:".contains(letter) {
        // What stands before a backslash that is one of make's counts double.
        word += String(repeating: "\\", count: word.reversed().prefix { $0 == "\\" }.count) + "\\"
      } else if special.contains(letter) {
        word += "\\"
      }
      if letter == "$" { word += "$" }
      word.append(letter)
    }
    return word
  }
}
