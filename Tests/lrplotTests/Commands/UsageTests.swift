import Foundation
import LRPlotKit
import Testing

@Suite("Usage and exit codes")
struct UsageTests {
  let folder: WorkFolder

  init() throws {
    folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    try folder.write("b.json", Specs.step)
    try folder.write("x/a.json", Specs.step)
    try folder.write("fig.svg", "<svg/>")
    try folder.write("empty/readme.txt", "no specs")
  }

  @Test(
    "wrong arguments: 64, and why",
    arguments: [
      ("a.json -o fig.jpg", "the name of the output must end in .svg, .png, .pdf, not “fig.jpg”"),
      ("a.json -o fig", "the name of the output must end in .svg, .png, .pdf, not “fig”"),
      ("a.json b.json -o fig.svg", "-o takes one spec; for several use --out-dir"),
      ("a.json -o fig.svg --out-dir figs", "give -o or --out-dir, not both"),
      ("a.json -o fig.svg --format png", "--format png and the name “fig.svg” disagree"),
      ("a.json -o fig.svg --format svg,png", "-o takes one format; for several use --out-dir"),
      ("a.json a.json", "a.json is named twice"),
      ("a.json x/a.json --out-dir figs", "a.json and x/a.json would both be drawn into figs/a.svg"),
      ("fig.svg", "fig.svg would be drawn over itself; the spec of a figure is what `lrplot extract` gives"),
      ("- -", "standard input can be read once only"),
      ("- --out-dir figs", "a spec from standard input has no name; use -o"),
      ("- --format svg,png", "standard output takes one format"),
      ("a.json --format bmp", "The value 'bmp' is invalid for '--format <list>'"),
      ("a.json --scale 0", "--scale must be between 0.1 and 8"),
      ("a.json --scale 9", "--scale must be between 0.1 and 8"),
      ("a.json --scale nan", "--scale must be between 0.1 and 8"),
      ("a.json --steps many", "The value 'many' is invalid for '--steps <steps>'"),
      ("a.json --theme pink", "The value 'pink' is invalid for '--theme <theme>'"),
      ("a.json --bigger", "Unknown option '--bigger'"),
      ("a.json --width 400 -o -", "there is no option --width, which is a key of a spec: --set width=400"),
      ("a.json --min-lr=0.01", "there is no option --min-lr, which is a key of a spec: --set schedule.min_lr=0.01"),
      ("explain a.json --runs", "there is no option --runs, which is a key of a spec: --set train.runs=VALUE"),
      ("a.json --title it's", "there is no option --title, which is a key of a spec: --set 'title=it'\\''s'"),
      ("a.json --log", "there is no option --log; write --set y=log"),
      ("schema --width 400", "Unknown option '--width'"),
      ("a.json --lr -0.1", "--lr must be between 0 and 1e100"),
      ("a.json --warmup -5", "--warmup must be between 0 and 1e9"),
      ("a.json --threads -1", "--threads must be between 1 and 1024"),
      ("a.json --scale -2", "--scale must be between 0.1 and 8"),
      ("show a.json --width -5", "--width must be between 24 and 1000"),
      ("a.json --steps -o -", "The value '-o' is invalid for '--steps <steps>'"),
      ("a.json --warmup -o -", "--warmup takes updates or a share, such as 5%, not “-o”"),
      ("--quiet", "name a spec, or - for standard input"),
      ("extrct fig.svg", "there is no command `extrct`; did you mean `extract`?"),
      ("plot a.json", "there is no command `plot`; did you mean `draw`?"),
      ("vlaues a.json --of lr", "there is no command `vlaues`; did you mean `values`?"),
      ("extract fig.svg -o fig.svg", "fig.svg would be written over itself"),
      ("check", "name a spec, a document or a folder"),
      ("check -", "a spec from standard input has no figure on disk"),
      ("values", "Missing expected argument '<spec>'"),
      ("values a.json b.json", "Unexpected argument 'b.json'"),
      ("values a.json --format xml", "The value 'xml' is invalid for '--format <format>'"),
      ("list cosin", "there is nothing named “cosin”; did you mean `cosine`?"),
      ("list zigzag", "there is nothing named “zigzag”; the schedules are `constant`, "),
    ])
  func usage(_ words: String, message: String) throws {
    let before = try folder.names()
    let result = try Program.run(words.split(separator: " ").map(String.init), in: folder)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(result.errorText.hasPrefix("Error: " + message))
    #expect(result.errorText.contains("\nUsage: lrplot "))
    #expect(try folder.names() == before)
  }

  @Test(
    "a line that begins with no command is read as `draw` reads it, help, mistakes and all",
    arguments: [
      "a.json -o -", "-o - a.json", "--output=- a.json", "-qo - a.json", "-oq a.json", "a.json -o - -o -", "-- a.json",
      "-- a.json -o", "-- values a.json", "-", "--", "a.json -o", "-o", "a.json --help", "-h a.json", "-q --help",
      "a.json --help-hidden", "--version", "a.json --version", "--quiet", "--bogus a.json", "a.json --bogus", "-xyz",
      "--generate-completion-script bash", "a.json --generate-completion-script=zsh", "--generate-completion-script",
      "a.json --experimental-dump-help", "vlaues a.json", "darw a.json", "Help", "a.json values", "a.json help",
      "a.json --steps=10", "a.json --steps ten", "a.json --ste 10", "a.json --theme dark -o -", "a.json --theme pink",
      "a.json --theme", "a.json --text live -o -", "a.json --text dead", "a.json --scale 2 -o -", "a.json --scale 9",
      "a.json --scale big", "a.json --format bmp", "a.json --lr -1", "a.json --warmup -5", "a.json --threads 0",
      "a.json --shard 3/2", "a.json --cache c --no-cache", "a.json --no-quiet", "none.json", "a.json -o fig.jpg",
    ])
  func direct(_ words: String) throws {
    let words = words.split(separator: " ").map(String.init)
    let input = Data(Specs.cosine.utf8)
    let short = try Program.run(words, in: folder, input: input)
    let full = try Program.run(["draw"] + words, in: folder, input: input)
    #expect(short.code == full.code)
    #expect(short.output == full.output)
    #expect(short.errorText == full.errorText)
  }

  @Test("an empty name of a folder is not the root of the disk")
  func emptyFolder() throws {
    let result = try Program.run(["a.json", "--out-dir", ""], in: folder)
    #expect(result.code == 64)
    #expect(result.errorText.hasPrefix("Error: the name of the folder is empty\n"))
  }

  @Test(
    "what is missing: 66",
    arguments: [
      ("none.json", "lrplot: error: cannot read `none.json`: there is no such file\n"),
      ("none/a.json", "lrplot: error: cannot read `none/a.json`: there is no such file\n"),
      ("a.json/b.json", "lrplot: error: cannot read `a.json/b.json`: a part of its path is a file, not a folder\n"),
      ("values x", "lrplot: error: cannot read `x`: it is a folder\n"),
      ("empty", "lrplot: error: there is no *.json and no *.yaml in the folder `empty`\n"),
      ("check empty", "lrplot: error: there is no *.json and no *.yaml in the folder `empty`\n"),
      ("check none.json", "lrplot: error: cannot read `none.json`: there is no such file\n"),
      (
        "a.json --font none.ttf",
        "lrplot: error: the font file none.ttf cannot be read\n"
          + "hint: --font takes a TrueType or OpenType file (.ttf, .otf, .ttc)\n"
      ),
    ])
  func missing(_ words: String, message: String) throws {
    let result = try Program.run(words.split(separator: " ").map(String.init), in: folder)
    #expect(result.code == 66)
    #expect(result.output.isEmpty)
    #expect(result.errorText == message)
  }

  @Test("the mistakes of a spec are told whatever its name ends in")
  func specInText() throws {
    for name in ["a.txt", "a.out"] {
      try folder.write(name, "steps: 100\nschedule:\n  type: cosine\n lr: 0.1\n")
      let result = try Program.run([name, "-o", "x.svg"], in: folder)
      #expect(result.code == 65 && result.messages.first?.hasPrefix("\(name):4:") == true, "\(result.errorText)")
    }
    try folder.write("b.txt", "starting a run\n[INFO] epoch done: 3\n\t- [x\n")
    let told = try Program.run(["b.txt", "-o", "x.svg"], in: folder)
    #expect(told.messages.first?.contains("no line of this text") == true, "\(told.errorText)")
  }

  @Test(
    "a name that leads nowhere: the one that was meant",
    arguments: [
      ("cosin.json", "`cosine.json`"), ("cosine", "`cosine.json`"), ("cosine.jsn", "`cosine.json`"),
      ("spec/cosine.json", "`specs/cosine.json`"), ("./spec/cosin.json", "`./specs/cosine.json`"),
      ("values cosine.yaml", "`cosine.json`"), ("two", "`two.json` or `two.yaml`"),
      ("report nots.md -o site", "`notes.md`"),
      ("extract fgi.svg", "`fig.svg`"), ("cosine.json --palette palete.json", "`palette.json`"),
      ("cosine.json --font fnt.ttf", "`font.ttf`"), ("file.json", "`specs/cosine.json`"), ("data.json", "`rates.csv`"),
      ("specs/log.json", "`../rates.csv`"), ("report chart.md -o site", "`specs/cosine.json`"),
    ])
  func near(_ words: String, meant: String) throws {
    for name in ["cosine.json", "specs/cosine.json", "two.json", "two.yaml", "palette.json", "font.ttf"] {
      try folder.write(name, Specs.cosine)
    }
    try folder.write("notes.md", "# Notes\n")
    try folder.write("rates.csv", "step,lr\n0,1\n1,0.5\n")
    try folder.write("file.json", #"{ "steps": 9, "curves": [{ "label": "a", "file": "specs/cosin.json" }] }"#)
    try folder.write("data.json", #"{ "curves": [{ "label": "a", "data": "rate.csv", "y": "lr" }] }"#)
    try folder.write("specs/log.json", #"{ "steps": 9, "log": "../rats.csv" }"#)
    try folder.write("chart.md", "```lrplot {#fig-a file=specs/cosin.json}\n```\n")
    let result = try Program.run(words.split(separator: " ").map(String.init), in: folder)
    #expect(result.messages.last == "hint: did you mean \(meant)?", "\(result.errorText)")
  }

  @Test("a name that leads nowhere is like none that only shares its ending")
  func far() throws {
    try folder.write("c.yaml", "")
    #expect(try Program.run(["d.json"], in: folder).errorText.contains("hint: ") == false)
  }

  @Test("a name that is no UTF-8 text is told, of a file and in a folder")
  func names() throws {
    let line =
      "printf '{}' > \"$(printf 'b\\376.json')\"; lrplot \"$(printf 'b\\376.json')\"; echo $?; lrplot . --out-dir o; echo $?"
    let result = try Program.shell(line, in: folder)
    #expect(result.text == "66\n66\n")
    #expect(result.errorText.components(separatedBy: "its name is no UTF-8 text").count == 3, "\(result.errorText)")
  }

  @Test("a font that is none: 65")
  func noFont() throws {
    let result = try Program.run(["a.json", "--font", "b.json"], in: folder)
    #expect(result.code == 65)
    #expect(result.errorText.hasPrefix("lrplot: error: b.json is not a font with outlines\nhint: "))
  }

  @Test("a flag that stands for a wrong value is named in place of the file")
  func wrongFlag() throws {
    let result = try Program.run(["a.json", "--steps", "0"], in: folder)
    #expect(result.code == 65)
    #expect(
      result.messages == ["--steps: error: `steps` must be between 1 and 1e9, not 0", "hint: Updates in the run."])
  }

  @Test("--version names what decides over the bytes")
  func version() throws {
    let lines = try Program.run(["--version"], in: folder).text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "lrplot \(Versions.number)")
    #expect(lines[1].hasPrefix("Cairo 1.") && lines[1].contains(", zlib 1."))
    #expect(lines[2].hasPrefix("DejaVu Sans "))
  }

  @Test("help begins with examples and fits 80 columns", arguments: ["--help", "-h", "help", ""])
  func help(_ word: String) throws {
    let result = try Program.run(word.isEmpty ? [] : [word], in: folder)
    #expect(result.code == 0)
    let lines = result.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[2] == "Examples:")
    #expect(lines[3].hasPrefix("  lrplot cosine.json "))
    for option in ["-o,", "--out-dir", "--format", "--scale", "--theme", "--text", "--font", "--steps", "-q,"] {
      #expect(result.text.contains("\n  \(option)"))
    }
    for command in ["draw", "values", "extract", "check", "list", "schema"] {
      #expect(result.text.contains("\n  \(command) "))
    }
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test("every command has help of its own", arguments: ["values", "extract", "check", "list", "schema"])
  func commandHelp(_ command: String) throws {
    let result = try Program.run([command, "--help"], in: folder)
    #expect(result.code == 0)
    #expect(result.text.contains("USAGE: lrplot \(command)"))
  }

  /// The example that the help shows, and those that the list shows, are good specs.
  @Test("the smallest spec of the help can be drawn")
  func smallest() throws {
    let help = try Program.run(["--help"], in: folder).text
    let spec = try #require(help.split(separator: "\n").first { $0.hasPrefix("  { \"steps\"") })
    #expect(try Program.run(["-", "-o", "fig.svg"], in: folder, input: Data(spec.utf8)).code == 0)
  }
}
