import ArgumentParser
import LRPlotKit

/// Pages and papers of a report, as `lrplot report` makes them and `lrplot check` makes them again.
enum ReportPages {
  static func validate(_ list: String) throws {
    for name in list.split(separator: ",", omittingEmptySubsequences: false)
    where name != "md" && ReportExport.Format(rawValue: String(name)) == nil {
      throw ValidationError("--to takes md, html and pdf, not “\(name)”")
    }
  }

  /// Those of `md,html,pdf` that pandoc makes.
  static func formats(_ list: String) -> [ReportExport.Format] {
    list.split(separator: ",").compactMap { ReportExport.Format(rawValue: String($0)) }
  }

  /// `site/site.html` of `site`.
  static func path(_ format: ReportExport.Format, in folder: String) -> String {
    let name = folder.split(separator: "/").last.map(String.init) ?? "report"
    return "\(folder)/\(name == "." || name == ".." ? "report" : name).\(format.rawValue)"
  }

  /// - Throws: the exit code, once everything has been said.
  static func make(_ format: ReportExport.Format, of input: ReportInput, in folder: String) throws -> [UInt8] {
    guard let page = input.report.page(format == .html ? .html : .latex) else { throw try input.refused() }
    do throws(ReportExport.Failure) {
      let made = try ReportExport.make(page, format, in: folder)
      tell(made.lost, of: input)
      return made.bytes
    } catch {
      throw told(error, format, of: input)
    }
  }

  /// Warns of letters that a paper lacks, each at its first place.
  private static func tell(_ letters: [LostLetter], of input: ReportInput) {
    for lost in letters.prefix(mostLetters) {
      let message = "the paper has no \(lost.name): the font \(lost.font) lacks it"
      guard let place = input.report.place(of: lost.letter) else {
        Console.warning(message, hint: lost.hint)
        continue
      }
      let sink = DiagnosticSink(place.source)
      sink.warning(at: place.offset, message, hint: lost.hint)
      Console.say(sink)
    }
    let rest = letters.dropFirst(mostLetters).map(\.name)
    guard !rest.isEmpty else { return }
    Console.warning("the paper lacks \(rest.count) more letters: \(rest.prefix(100).joined(separator: ", "))")
  }

  /// Letters that have a line each; of a script that a font lacks there are hundreds.
  private static let mostLetters = 8

  /// The page; nil where pandoc is not installed.
  static func preview(of input: ReportInput, in folder: String) throws -> [UInt8]? {
    guard let page = input.report.page(.html) else { throw try input.refused() }
    do throws(ReportExport.Failure) {
      return try ReportExport.make(page, .html, in: folder).bytes
    } catch {
      if case .missing = error { return nil }
      throw told(error, .html, of: input)
    }
  }

  private static func told(
    _ failure: ReportExport.Failure, _ format: ReportExport.Format, of input: ReportInput
  ) -> ExitCode {
    switch failure {
    case .missing(let program, let hint):
      Console.fail("\(program) is not installed", hint: hint)
      return Exit.missingInput
    case .broken(let program):
      Console.fail("what is called \(program) in PATH cannot be run", hint: "it is no program of this machine")
      return Exit.missingInput
    case .failed(let program, let code):
      Console.fail("\(program) ended with code \(code)")
      return Exit.internalError
    case .latex(let message, let near):
      let words = "LaTeX: " + message.prefix(200)
      guard let place = input.report.place(ofLaTeX: near) else {
        Console.fail(words, hint: near.isEmpty ? nil : "it stopped behind `\(near.suffix(80))`")
        return Exit.wrongInput
      }
      let sink = DiagnosticSink(place.source)
      sink.error(at: place.offset, words)
      Console.say(sink)
      return Exit.wrongInput
    case .stopped(let program, let limit):
      Console.fail(
        "\(program) was stopped after \(limit) seconds",
        hint: "LaTeX of a document may go round in circles, as in `\\loop`")
      return Exit.wrongInput
    case .empty(let program):
      Console.fail("\(program) ended well, and made no \(format.rawValue)")
      return Exit.internalError
    case .file(let error): return Exit.report(error)
    }
  }
}

extension LostLetter {
  /// `學 (U+5B78)`
  fileprivate var name: String { "\(letter) (U+\(Chart.codePoint(letter)))" }

  /// What can be done about it in the front matter.
  fileprivate var hint: String {
    if font.contains("math") { return "in formulas words stand in `\\text{…}`" }
    let key = font.contains("Mono") ? "monofont" : font.contains("Sans") ? "sansfont" : "mainfont"
    return "`\(key):` in the front matter names another font, `CJKmainfont:` one for Chinese, Japanese and Korean"
  }
}
