import LRStore

/// Sets a text of LaTeX in a folder: the same text gives the same bytes, whenever and wherever that is done.
struct LaTeXRun {
  /// Engines that know Unicode, in the order in which they are tried.
  static let engines = ["xelatex", "lualatex", "tectonic"]
  /// No file outside of the folder is opened that a document names, to read or to write (TeX Live, kpathsea); a paper was made at
  /// no time.
  private static let variables = [
    "openin_any=p", "openout_any=p", "shell_escape=f", "SOURCE_DATE_EPOCH=0", "FORCE_SOURCE_DATE=1",
    "max_print_line=10000",
  ]
  /// References settle in two runs, tables of several pages in three.
  private static let mostRuns = 5

  let engine: String
  let work: WorkFolder
  /// In seconds, a run.
  let limit: Int

  /// The bytes of `report.pdf` of `report.tex`, and the letters that are missing from it.
  func paper() throws(ReportExport.Failure) -> (bytes: [UInt8], lost: [LostLetter]) {
    let options =
      engine == "tectonic" ? ["--keep-logs"] : ["-interaction=nonstopmode", "-halt-on-error", "-file-line-error"]
    var marks: [UInt8]?
    for _ in 0..<(engine == "tectonic" ? 1 : Self.mostRuns) {
      let words = [engine] + options + ["report.tex"]
      switch ChildProcess.run(words, in: work.path, variables: Self.variables, limit: limit, isSilent: true) {
      case .missing: throw ReportExport.lost(engine, hint: "apt-get install texlive-xetex")
      case .stopped: throw .stopped(program: engine, limit: limit)
      case .ended(0): break
      case .ended(let code):
        throw mistake.map { .latex($0.message, near: $0.near) } ?? .failed(program: engine, code: code)
      }
      // Once what a run leaves to the next is what it found, another would change nothing.
      let now = try? work.read("report.aux")
      if now == marks { break }
      marks = now
    }
    do { return (try work.read("report.pdf"), lost) } catch {
      throw error.reason == .missing ? .empty(program: engine) : .file(error)
    }
  }

  /// The letters that no font of the paper had, each once: the engine leaves them out, and says so in its log alone.
  ///
  ///     Missing character: There is no 学 (U+5B66) in font DejaVu Serif/OT:script=latn;!
  private var lost: [LostLetter] {
    guard let bytes = try? work.read("report.log") else { return [] }
    let start = Array("Missing character: There is no ".utf8)
    var letters: [LostLetter] = []
    for line in bytes.split(separator: 0x0A) where line.starts(with: start) {
      let text = String(decoding: line.dropFirst(start.count), as: UTF8.self)
      guard let letter = text.unicodeScalars.first, !letter.properties.isDefaultIgnorableCodePoint,
        let font = text.firstRange(of: " in font ").map({ text[$0.upperBound...] })
      else { continue }
      let name = font.prefix { !"/:!".contains($0) }.filter { !"[]\"".contains($0) }
      if !letters.contains(where: { $0.letter == letter }) { letters.append(LostLetter(letter: letter, font: name)) }
    }
    return letters
  }

  /// The first mistake of the log, and the letters before which LaTeX stopped.
  ///
  ///     ./report.tex:12: Undefined control sequence.
  ///     l.12 a \wrong
  private var mistake: (message: String, near: String)? {
    guard let bytes = try? work.read("report.log") else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let start = lines.firstIndex(where: { $0.contains(#/^(!|\.?/?[^ :]+:[0-9]+:) /#) }) else { return nil }
    let message = lines[start].replacing(#/^(!|[^ ]+:[0-9]+:) /#, with: "")
    let near = lines[start...].prefix(40).first { $0.contains(#/^l\.[0-9]+ /#) }
    return (String(message), near.map { String($0.replacing(#/^l\.[0-9]+ /#, with: "")) } ?? "")
  }
}

/// A letter that is missing from a paper, and the font that lacks it.
///
///     LostLetter(letter: "学", font: "DejaVu Serif")
public struct LostLetter: Sendable, Equatable {
  /// The letter as Unicode has it.
  public var letter: Unicode.Scalar
  /// The name of the font, as LaTeX writes it.
  public var font: String
}
