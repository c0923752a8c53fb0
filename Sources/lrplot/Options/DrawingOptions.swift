import ArgumentParser
import LRPlotKit

// The names are spelt out: ArgumentParser's own way to them asks the Swift runtime for conformances, and every such
// question that is new goes through all conformances of the program (0.05 ms).
extension Appearance: ExpressibleByArgument {
  /// `light`, `dark`, `print`, `auto`.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  /// None: the help of the option says what they are.
  public static var allValueDescriptions: [String: String] { [:] }
}

extension ValueFormat: ExpressibleByArgument {}

/// What `draw` and `check` have in common: which specs, which figures, how they look.
struct DrawingOptions: ParsableArguments {
  @Argument(
    help: """
      Specs, configs of frameworks or logs: files, - for standard input, or folders: all *.json, *.yaml and *.yml in them \
      and in the folders below.
      """)
  var specs: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Folder for figures named after their specs; files that lrplot did not make are not written over.",
      valueName: "dir"))
  var outDir: String?

  @Option(help: ArgumentHelp("svg, png, pdf, or several with commas (default: svg).", valueName: "list"))
  var format: String?

  /// Optional as the other numbers are, which spares the start another type of option.
  @Option(
    name: .customLong("scale"), parsing: .unconditional,
    help: ArgumentHelp(
      "Device pixels a px, for PNG: 2 for sharp screens (0.1 to 8). (default: 1.0)", valueName: "scale"))
  var givenScale: Double?

  var scale: Double { givenScale ?? 1 }

  /// Names as plain texts, here and below: each type among the options costs a tenth of a millisecond at every start.
  @Option(
    name: .customLong("theme"),
    help: ArgumentHelp("Colours: light, dark, print, or auto (one SVG that follows the reader).", valueName: "theme"))
  var themeName: String?

  @Option(
    name: .customLong("text"), help: ArgumentHelp("Text of an SVG: outlines, or live (searchable).", valueName: "text"))
  var textName: String?

  @Option(
    name: .customLong("font"),
    help: ArgumentHelp(
      "A font file in place of DejaVu Sans; of several the first that has a letter draws it.", valueName: "file"))
  var fontFiles: [String] = []

  @Option(
    name: .customLong("palette"),
    help: ArgumentHelp("Colours of curves by their names, JSON or YAML: {\"cosine\": \"green\"}.", valueName: "file"))
  var paletteFile: String?

  @Flag(help: "One chart of all specs, configs and logs, for -o.")
  var overlay = false

  @OptionGroup var runOptions: RunOptions

  @OptionGroup var work: WorkOptions

  var theme: Appearance? { themeName.flatMap { Appearance(rawValue: $0) } }

  var text: TextForm? { textName.flatMap { TextForm(rawValue: $0) } }

  /// The formats of `--format`, each once; empty without the flag.
  var formats: [OutputFormat] {
    var found: [OutputFormat] = []
    for name in (format ?? "").split(separator: ",") {
      if let format = OutputFormat(rawValue: name.lowercased()), !found.contains(format) { found.append(format) }
    }
    return found
  }

  func validate() throws {
    if let format {
      let names = format.split(separator: ",", omittingEmptySubsequences: false)
      guard names.allSatisfy({ OutputFormat(rawValue: $0.lowercased()) != nil }) else {
        throw ValidationError(
          "The value '\(format)' is invalid for '--format <list>': write svg, png, pdf, or several with commas")
      }
    }
    try check(themeName, of: Appearance.self, flag: "theme")
    try check(textName, of: TextForm.self, flag: "text")
    guard scale >= 0.1, scale <= 8 else { throw ValidationError("--scale must be between 0.1 and 8") }
  }

  private func check<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String?, of choices: Choice.Type, flag: String
  ) throws {
    guard let name, Choice(rawValue: name) == nil else { return }
    let names = DiagnosticText.list(Choice.allCases.map { $0.rawValue }, "or")
    throw ValidationError("The value '\(name)' is invalid for '--\(flag) <\(flag)>': write \(names)")
  }

  /// The keys of the spec that the flags stand for.
  var overrides: [SpecOverride] {
    var overrides: [SpecOverride] = []
    if let theme { overrides.append(SpecOverride("--theme", key: "theme", .string(theme.rawValue))) }
    if let text { overrides.append(SpecOverride("--text", key: "text", .string(text.rawValue))) }
    return overrides
  }

  /// What is drawn as one: each input by itself, or all of them over each other.
  func drawn(_ specs: [String], output: String?) throws -> [String] {
    guard overlay else { return specs }
    guard output != nil else { throw ValidationError("--overlay draws one figure: name it with -o") }
    return Array(specs.prefix(1))
  }

  /// Reads what is drawn as one.
  func input(
    _ spec: String, of specs: [String], palette: ColorPalette?, read files: ReadFiles = ReadFiles()
  ) throws(ExitCode) -> SpecInput {
    defer { files.add(paletteFile.map { [$0] } ?? []) }
    if overlay {
      return try SpecInput(over: specs, run: runOptions, overrides: overrides, palette: palette, read: files)
    }
    return try SpecInput(spec, run: runOptions, overrides: overrides, palette: palette, read: files)
  }

  /// The colours of `--palette`.
  ///
  /// - Throws: the exit code, once it has been said what is wrong with them.
  func palette() throws(ExitCode) -> ColorPalette? {
    guard let paletteFile else { return nil }
    let read: (palette: ColorPalette?, sink: DiagnosticSink)
    do { read = try ColorPalette.read(paletteFile) } catch { throw Exit.report(error) }
    Console.say(read.sink)
    guard let palette = read.palette else { throw Exit.wrongInput }
    return palette
  }

  func fonts() throws(FontError) -> FontBook { try FontBook(files: fontFiles) }

  /// The flags that name fonts and colours.
  var lookWords: [String] { fontFiles.flatMap { ["--font", $0] } + (paletteFile.map { ["--palette", $0] } ?? []) }

  func expandedSpecs() throws(ExitCode) -> [String] { try SpecInput.files(specs) }
}
