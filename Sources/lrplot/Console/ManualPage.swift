import LRPlotKit

/// A page for `man`, made of the help of a command: nothing is declared twice.
///
///     ManualPage(name: "lrplot-diff", summary: "Say where two specs part.", help: help, others: ["lrplot"]).text
struct ManualPage {
  let name: String
  private let summary: String
  private let help: String
  private let others: [String]

  /// - Parameters:
  ///   - help: in lines that are not wrapped.
  ///   - others: pages to read beside this one.
  init(name: String, summary: String, help: String, others: [String]) {
    self.name = name
    self.summary = summary
    self.help = help
    self.others = others
  }

  /// In the language of `man` (man(7)).
  var text: String {
    let version = Versions.lrplot
    var text = ".TH \"\(name.uppercased())\" 1 \"\" \"\(Self.escaped(version))\" \"lrplot\"\n.SH NAME\n"
    let words = summary.hasSuffix(".") ? String(summary.dropLast()) : summary
    text += "\(Self.escaped(name)) \\- \(Self.escaped(words.prefix(1).lowercased() + words.dropFirst()))\n"
    var body = ""
    var heading = ""
    for line in help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let (title, rest) = Self.heading(line) {
        heading = title
        if title == "SYNOPSIS" {
          let line = rest.hasPrefix("lrplot") ? rest : "lrplot " + rest
          text += ".SH SYNOPSIS\n.B \(Self.escaped(line))\n"
        } else {
          body += ".SH \(title)\n" + (rest.isEmpty ? "" : Self.line(rest))
        }
      } else if heading == "OPTIONS" || heading == "ARGUMENTS" {
        body += Self.item(line)
      } else if heading != "SYNOPSIS" {
        body += Self.paragraph(line)
      }
    }
    text += body + Self.exitCodes
    return text + ".SH SEE ALSO\n" + others.map { ".BR \(Self.escaped($0)) (1)" }.joined(separator: " ,\n") + "\n"
  }

  /// `DESCRIPTION` of `OVERVIEW: Draws …`, with what stands behind it.
  private static func heading(_ line: String) -> (title: String, rest: String)? {
    for (word, title) in [
      ("OVERVIEW:", "DESCRIPTION"), ("USAGE:", "SYNOPSIS"), ("ARGUMENTS:", "ARGUMENTS"), ("OPTIONS:", "OPTIONS"),
    ] where line.hasPrefix(word) {
      return (title, String(line.dropFirst(word.count).drop { $0 == " " }))
    }
    return nil
  }

  /// An option with what it does, which stands two blanks or more behind it, or in the next line.
  private static func item(_ line: String) -> String {
    guard !line.isEmpty else { return "" }
    let words = line.drop { $0 == " " }
    guard line.hasPrefix("  "), !line.hasPrefix("      ") else { return Self.line(String(words)) }
    guard let gap = words.firstRange(of: "  ") else { return ".TP\n.B \(escaped(String(words)))\n" }
    let rest = words[gap.upperBound...].drop { $0 == " " }
    return ".TP\n.B \(escaped(String(words[..<gap.lowerBound])))\n" + Self.line(String(rest))
  }

  /// What is indented is an example, and keeps its line.
  private static func paragraph(_ line: String) -> String {
    guard !line.isEmpty else { return ".PP\n" }
    return line.hasPrefix("  ") ? ".nf\n\(Self.line(line)).fi\n" : Self.line(line)
  }

  private static func line(_ text: String) -> String {
    let text = escaped(text)
    return (text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : "") + text + "\n"
  }

  private static func escaped(_ text: String) -> String {
    String(text.flatMap { $0 == "\\" ? "\\e" : $0 == "-" ? "\\-" : String($0) })
  }

  private static let exitCodes = """
    .SH EXIT STATUS
    0 done, 1 differences or findings, 64 usage, 65 the input is wrong, 66 an input is missing, 70 internal, 73 cannot write.

    """
}
