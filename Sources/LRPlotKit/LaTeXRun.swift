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

  /// The bytes of `report.pdf` of `report.tex`.
  func paper() throws(ReportExport.Failure) -> [UInt8] {
    let options =
      engine == "tectonic" ? ["--keep-logs"] : ["-interaction=nonstopmode", "-halt-on-error", "-file-line-error"]
    var marks: [UInt8]?
    for _ in 0..<(engine == "tectonic" ? 1 : Self.mostRuns) {
      let words = [engine] + options + ["report.tex"]
      switch ChildProcess.run(words, in: work.path, variables: Self.variables, limit: limit, isSilent: true) {
      case .missing: throw .missing(program: engine, hint: "apt-get install texlive-xetex")
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
    do { return try work.read("report.pdf") } catch {
      throw error.reason == .missing ? .empty(program: engine) : .file(error)
    }
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
