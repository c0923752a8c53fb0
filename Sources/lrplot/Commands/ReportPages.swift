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
      return try ReportExport.make(page, format, in: folder)
    } catch {
      throw told(error, format, of: input)
    }
  }

  /// The page; nil where pandoc is not installed.
  static func preview(of input: ReportInput, in folder: String) throws -> [UInt8]? {
    guard let page = input.report.page(.html) else { throw try input.refused() }
    do throws(ReportExport.Failure) {
      return try ReportExport.make(page, .html, in: folder)
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
