public import LRReport
public import LRStore

/// Turns a report into a page or a paper, by pandoc.
public enum ReportExport {
  /// One page for a browser, or a paper by LaTeX.
  public enum Format: String, Sendable, CaseIterable { case html, pdf }

  /// Why there is no page.
  public enum Failure: Error, Sendable {
    case missing(program: String, hint: String)
    /// There is a file of its name, which is no program.
    case broken(program: String)
    case failed(program: String, code: Int32)
    /// LaTeX cannot read a document, and stopped behind these letters.
    case latex(String, near: String)
    /// It took longer than it may, in seconds.
    case stopped(program: String, limit: Int)
    /// It ended well, and there is nothing, or something else than was asked for.
    case empty(program: String)
    case file(FileError)
  }

  /// How long pandoc and a run of LaTeX may take, in seconds; a course of a hundred pages needs one minute.
  public static let limit = 600

  /// A page or a paper, and what it lacks of the letters of its documents.
  public struct Made: Sendable {
    /// The whole file.
    public var bytes: [UInt8]
    /// Letters that its fonts lack, each once; a page of HTML takes those of its reader.
    public var lost: [LostLetter] = []
  }

  /// The page or the paper.
  ///
  /// - Parameters:
  ///   - folder: where pandoc works, in a folder of its own that is removed again.
  ///   - limit: how long it may take, in seconds.
  public static func make(
    _ page: ReportPage, _ format: Format, in folder: String, limit: Int = limit
  ) throws(Failure) -> Made {
    guard ChildProcess.exists("pandoc") else {
      throw .missing(
        program: "pandoc", hint: "apt-get install pandoc; the Markdown alone needs no --to")
    }
    // The folder is removed before an interruption acts.
    return try Interruptions.held { () throws(Failure) in
      let work: WorkFolder
      do throws(FileError) { work = try WorkFolder(in: folder) } catch { throw .file(error) }
      defer { work.remove() }
      switch format {
      case .html: return Made(bytes: try html(page, work, limit))
      case .pdf: return try pdf(page, work, limit)
      }
    }
  }

  private static func html(_ page: ReportPage, _ work: WorkFolder, _ limit: Int) throws(Failure) -> [UInt8] {
    // Wide lines of a table would give its columns widths of their own.
    let words = [
      "--from", reader + "+gfm_auto_identifiers", "--to", "html5", "--mathml", "--template", "page.html", "--columns",
      "10000",
      // The page has one colour for code, and each of its lines would be a link without words.
      "--no-highlight",
    ]
    let guarded = knowsSandbox(in: work.path) ? ["--sandbox"] : []
    let bytes = try pandoc(words + guarded, page, work, limit, to: "report.html")
    // What the template of a page begins with has to be there.
    guard bytes.starts(with: "<!DOCTYPE html>".utf8) else { throw .empty(program: "pandoc") }
    return Array(PageFormulas.settled(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  private static func pdf(_ page: ReportPage, _ work: WorkFolder, _ limit: Int) throws(Failure) -> Made {
    guard let engine = LaTeXRun.engines.first(where: ChildProcess.exists) else {
      throw .missing(
        program: "a LaTeX engine (\(LaTeXRun.engines.joined(separator: ", ")))",
        hint: "apt-get install texlive-xetex texlive-latex-recommended texlive-fonts-recommended fonts-dejavu")
    }
    var page = page
    try convertDrawings(of: &page, work, limit)
    // What comes from elsewhere is put where LaTeX may read it.
    let words = [
      "--from", reader, "--to", "latex", "--extract-media", "media", "--include-in-header", "paper.tex",
    ]
    let looks = paperLooks.filter { !page.keys.contains($0.key) }.flatMap { ["--variable", "\($0.key)=\($0.value)"] }
    _ = try pandoc(words + looks, page, work, limit, to: "report.tex")
    let paper = try LaTeXRun(engine: engine, work: work, limit: limit).paper()
    guard !paper.bytes.isEmpty else { throw .empty(program: engine) }
    return Made(bytes: paper.bytes, lost: paper.lost)
  }

  /// How a paper looks where its front matter does not say: variables of pandoc's template.
  private static let paperLooks: KeyValuePairs = [
    "documentclass": "article", "geometry": "margin=2.6cm", "mainfont": "DejaVu Serif", "sansfont": "DejaVu Sans",
    "monofont": "DejaVu Sans Mono", "fontsize": "10pt", "colorlinks": "true", "linkcolor": "blue", "urlcolor": "blue",
  ]

  /// SVG pictures of a document as PDF, which LaTeX can show.
  private static func convertDrawings(
    of page: inout ReportPage, _ work: WorkFolder, _ limit: Int
  ) throws(Failure) {
    for index in page.files.indices where page.files[index].path.hasSuffix(".svg") {
      let old = page.files[index].path
      let new = old.dropLast(3) + "pdf"
      do throws(FileError) { try work.write(page.files[index].bytes, old) } catch { throw .file(error) }
      let words = ["rsvg-convert", "--format", "pdf", "--output", String(new), old]
      switch ChildProcess.run(words, in: work.path, variables: ["SOURCE_DATE_EPOCH=0"], limit: limit) {
      case .ended(0): break
      case .missing: throw lost("rsvg-convert", hint: "apt-get install librsvg2-bin; \(old) is SVG")
      case .stopped: throw .stopped(program: "rsvg-convert", limit: limit)
      case .ended(let code): throw .failed(program: "rsvg-convert", code: code)
      }
      page.markdown = page.markdown.replacing(old, with: new)
      do throws(FileError) {
        page.files[index] = ReportFile(path: String(new), bytes: try work.read(String(new)))
      } catch { throw .file(error) }
    }
  }

  private static func pandoc(
    _ words: [String], _ page: ReportPage, _ work: WorkFolder, _ limit: Int, to output: String
  ) throws(Failure) -> [UInt8] {
    do throws(FileError) {
      try work.write(Array(page.markdown.utf8), "report.md")
      try work.write(Array(page.front.utf8), "front.yaml")
      try work.write(Array(title(page).utf8), "title.yaml")
      try work.write(PackageFiles.page, "page.html")
      try work.write(PackageFiles.paper, "paper.tex")
      for file in page.files { try work.write(file.bytes, file.path) }
    } catch { throw .file(error) }
    let start = ["pandoc", "--quiet", "report.md", "--standalone"]
    let data = (page.front.isEmpty ? [] : ["--metadata-file", "front.yaml"]) + ["--metadata-file", "title.yaml"]
    // On a page pandoc lists no headings that stand in divisions, as those of documents do; it has a list of ours.
    let contents =
      !page.contents.isEmpty && output.hasSuffix(".tex") ? ["--toc", "--toc-depth", String(page.contentsDepth)] : []
    switch ChildProcess.run(
      start + data + contents + citations(page) + words + ["--output", output], in: work.path, limit: limit)
    {
    case .missing: throw lost("pandoc", hint: "apt-get install pandoc")
    case .stopped: throw .stopped(program: "pandoc", limit: limit)
    case .ended(0): break
    case .ended(let code): throw .failed(program: "pandoc", code: code)
    }
    let bytes: [UInt8]
    do throws(FileError) { bytes = try work.read(output) } catch {
      throw error.reason == .missing ? .empty(program: "pandoc") : .file(error)
    }
    guard !bytes.isEmpty else { throw .empty(program: "pandoc") }
    return bytes
  }

  /// What citations ask for; without them `[@name]` stays as it stands.
  private static func citations(_ page: ReportPage) -> [String] {
    guard !page.bibliographies.isEmpty || page.keys.contains("references") else { return [] }
    return ["--citeproc"] + page.bibliographies.flatMap { ["--bibliography", $0] }
      + (page.citationStyle.map { ["--csl", $0] } ?? [])
  }

  /// Why a program did not start.
  static func lost(_ program: String, hint: String) -> Failure {
    ChildProcess.exists(program) ? .broken(program: program) : .missing(program: program, hint: hint)
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
    let lines = page.contents.split(separator: "\n").map { "  \($0)\n" }.joined()
    let contents = lines.isEmpty ? "" : "table-of-contents: |\n" + lines
    if page.hasOwnTitle { return "lrplot: true\n" + contents }
    return "title: \(quoted(page.title))\npagetitle: \(quoted(String(plain)))\n" + contents
  }

  /// Markdown as documents of a report have it; `(2)` begins no list, and a rule no metadata.
  private static let reader =
    "markdown-implicit_header_references+lists_without_preceding_blankline-fancy_lists-example_lists-yaml_metadata_block"
}
