public import LRReport
public import LRStore

/// Turns a report into a page or a paper, by pandoc.
public enum ReportExport {
  public enum Format: String, Sendable, CaseIterable { case html, pdf }

  /// Why there is no page.
  public enum Failure: Error, Sendable {
    case missing(program: String, hint: String)
    case failed(program: String, code: Int32)
    /// It took longer than it may, in seconds.
    case stopped(program: String, limit: Int)
    /// It ended well, and there is nothing, or something else than was asked for.
    case empty(program: String)
    case file(FileError)
  }

  /// How long pandoc and LaTeX may take, in seconds; a course of a hundred pages needs one minute.
  public static let limit = 600
  /// LaTeX opens no file outside of its work folder that a document names, to read or to write (TeX Live, kpathsea).
  private static let bounds = ["openin_any=p", "openout_any=p", "shell_escape=f"]

  /// LaTeX engines that know Unicode, in the order in which they are tried.
  private static let engines = ["xelatex", "lualatex", "tectonic"]

  /// The bytes of the page or the paper.
  ///
  /// - Parameters:
  ///   - folder: where pandoc works, in a folder of its own that is removed again.
  ///   - limit: how long it may take, in seconds.
  public static func make(
    _ page: ReportPage, _ format: Format, in folder: String, limit: Int = limit
  ) throws(Failure) -> [UInt8] {
    guard ChildProcess.exists("pandoc") else {
      throw .missing(
        program: "pandoc", hint: "apt-get install pandoc; the Markdown alone needs no --to")
    }
    var words = ["pandoc", "--quiet", "report.md", "--standalone", "--metadata-file", "title.yaml"]
    switch format {
    case .html:
      // Wide lines of a table would give its columns widths of their own.
      words += [
        "--from", reader + "+gfm_auto_identifiers", "--to", "html5", "--mathml", "--template", "page.html", "--columns",
        "10000",
      ]
    case .pdf:
      guard let engine = engines.first(where: ChildProcess.exists) else {
        throw .missing(
          program: "a LaTeX engine (\(engines.joined(separator: ", ")))",
          hint: "apt-get install texlive-xetex texlive-latex-recommended texlive-fonts-recommended fonts-dejavu")
      }
      words += [
        "--from", reader, "--to", "latex", "--pdf-engine", engine, "--include-in-header", "paper.tex",
        "--variable", "documentclass=article",
        "--variable", "geometry=margin=2.6cm", "--variable", "mainfont=DejaVu Serif", "--variable",
        "sansfont=DejaVu Sans",
        "--variable", "monofont=DejaVu Sans Mono", "--variable", "fontsize=10pt", "--variable", "colorlinks=true",
        "--variable", "linkcolor=blue", "--variable", "urlcolor=blue",
      ]
    }
    let call = words
    // The folder is removed before an interruption acts.
    return try Interruptions.held { () throws(Failure) in try run(call, page, format, in: folder, limit) }
  }

  private static func run(
    _ words: [String], _ page: ReportPage, _ format: Format, in folder: String, _ limit: Int
  ) throws(Failure) -> [UInt8] {
    let work: WorkFolder
    do { work = try WorkFolder(in: folder) } catch { throw .file(error) }
    defer { work.remove() }
    do throws(FileError) {
      try work.write(Array(page.markdown.utf8), "report.md")
      try work.write(Array(title(page).utf8), "title.yaml")
      try work.write(PackageFiles.page, "page.html")
      try work.write(PackageFiles.paper, "paper.tex")
      for file in page.files { try work.write(file.bytes, file.path) }
    } catch { throw .file(error) }
    let output = "report." + format.rawValue
    let guarded = format == .html && knowsSandbox(in: work.path) ? ["--sandbox"] : []
    switch ChildProcess.run(words + guarded + ["--output", output], in: work.path, variables: bounds, limit: limit) {
    case .missing: throw .missing(program: "pandoc", hint: "apt-get install pandoc")
    case .stopped: throw .stopped(program: "pandoc", limit: limit)
    case .ended(0): break
    case .ended(let code): throw .failed(program: "pandoc", code: code)
    }
    let bytes: [UInt8]
    do { bytes = try work.read(output) } catch {
      throw error.reason == .missing ? .empty(program: "pandoc") : .file(error)
    }
    // What the template of a page begins with has to be there.
    guard !bytes.isEmpty, format == .pdf || bytes.starts(with: "<!DOCTYPE html>".utf8) else {
      throw .empty(program: "pandoc")
    }
    return format == .html ? Array(PageFormulas.settled(String(decoding: bytes, as: UTF8.self)).utf8) : bytes
  }

  /// Whether pandoc can be kept from reading other files than those that are named to it (2.15).
  ///
  /// For a paper it would change nothing: pandoc does not hold itself to it there, and LaTeX reads what the document says.
  private static func knowsSandbox(in folder: String) -> Bool {
    ChildProcess.run(["pandoc", "--sandbox", "--version"], in: folder, isSilent: true) == .ended(0)
  }

  /// The title as Markdown, and its words for the window.
  private static func title(_ page: ReportPage) -> String {
    func quoted(_ text: String) -> String {
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    let words = page.title.filter { !"`*$\\{}".contains($0) }
    // The words are Markdown too: what is left of it is escaped.
    let plain = words.flatMap { "[]<>_".contains($0) ? "\\\($0)" : String($0) }
    return "title: \(quoted(page.title))\npagetitle: \(quoted(String(plain)))\n"
  }

  /// Markdown as documents of a report have it; `(2)` begins no list, and a rule no metadata.
  private static let reader =
    "markdown-implicit_header_references+lists_without_preceding_blankline-fancy_lists-example_lists-yaml_metadata_block"
}
