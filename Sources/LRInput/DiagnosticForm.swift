/// How messages are written: for people, or for the programs that read them.
public enum DiagnosticForm: String, CaseIterable, Sendable {
  /// The line with its place, the line of the source, a caret, a hint.
  case human
  /// The line alone.
  case short
  /// One object a line: `file`, `line`, `column`, `severity`, `message`, `hint`, `code`; null where there is none.
  case json
  /// What GitHub shows beside the lines of a change: `::error file=a.json,line=1,col=38::unknown schedule`.
  case github
}

/// A message that is ready to be written in any form.
///
///     DiagnosticLine(.error, "stale", file: "fig.svg", place: Place(line: 1, column: 1)).text(as: .short)
///     // fig.svg:1:1: error: stale
public struct DiagnosticLine: Sendable {
  var severity: Diagnostic.Severity
  var message: String
  var hint: String?
  /// What the message is about, where it has no place in a file: a flag, or the program.
  var subject: String
  var file: String?
  /// Whether people have to be told the file of a flag, since there are several.
  var namesFile = false
  var place: Place?
  /// A name for its kind.
  var code: String?

  /// A message about a place of a file, or about `subject` where no file is named.
  ///
  /// - Parameters:
  ///   - hint: what to do about it.
  ///   - subject: a flag, or the program.
  ///   - code: a name for its kind, which the form `json` shows.
  public init(
    _ severity: Diagnostic.Severity, _ message: String, hint: String? = nil, subject: String = "lrplot",
    file: String? = nil, place: Place? = nil, code: String? = nil
  ) {
    self.severity = severity
    self.message = message
    self.hint = hint
    self.subject = subject
    self.file = file
    self.place = place
    self.code = code
  }

  /// The message and a line break; that a person reads has its hint on a line of its own.
  public func text(as form: DiagnosticForm) -> String {
    switch form {
    case .human: line + (hint.map { "hint: \(VisibleText.of($0))\n" } ?? "")
    case .short: line
    case .json: json + "\n"
    case .github: annotation + "\n"
    }
  }

  /// `a.json:1:38: error: unknown schedule`, and a line break.
  var line: String {
    let owner = namesFile ? file.map { VisibleText.of($0) + ": " } ?? "" : ""
    let name = place == nil ? owner + VisibleText.of(subject) : VisibleText.of(file ?? subject)
    return "\(name)\(place.map { ":\($0)" } ?? ""): \(severity.rawValue): \(VisibleText.of(message))\n"
  }

  /// The message with the flag that it is about.
  private var told: String { place == nil && subject != "lrplot" ? "\(subject): \(message)" : message }

  private var json: String {
    func text(_ text: String?) -> String { text.map { JSONText.string($0) } ?? "null" }
    func number(_ number: Int?) -> String { number.map { String($0) } ?? "null" }
    return "{\"file\":\(text(file)),\"line\":\(number(place?.line)),\"column\":\(number(place?.column)),"
      + "\"severity\":\"\(severity.rawValue)\",\"message\":\(text(told)),\"hint\":\(text(hint)),\"code\":\(text(code))}"
  }

  /// In the form of GitHub's workflow commands, whose texts have no line breaks and whose names no commas.
  private var annotation: String {
    func escaped(_ text: String, _ more: Set<Unicode.Scalar> = []) -> String {
      var out = ""
      for scalar in text.unicodeScalars {
        if more.contains(scalar) || ["%", "\r", "\n"].contains(scalar) {
          out += "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
      return out
    }
    var properties: [String] = []
    if let file { properties.append("file=" + escaped(file, [",", ":"])) }
    if let place { properties += ["line=\(place.line)", "col=\(place.column)"] }
    let list = properties.isEmpty ? "" : " " + properties.joined(separator: ",")
    let text = VisibleText.of(told) + (hint.map { "\nhint: \(VisibleText.of($0))" } ?? "")
    return "::\(severity.rawValue)\(list)::\(escaped(text))"
  }
}
