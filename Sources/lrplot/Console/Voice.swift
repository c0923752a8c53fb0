import LRPlotKit
import Synchronization

/// What the program says beside its results. The form is that of the process, as its standard error is.
extension Console {
  private struct Voice {
    var form = DiagnosticForm.human
    var isQuiet = false
    var hasWarned = false
    /// Whether a message about a flag says on which input it came.
    var namesInputs = false
    /// What was said, as a person reads it, while somebody listens.
    var heard: String?
  }

  private static let voice = Mutex(Voice())

  /// Chooses how everything is said from here on; a quiet program does not say its warnings.
  static func speak(as form: DiagnosticForm, isQuiet: Bool) {
    voice.withLock {
      $0.form = form
      $0.isQuiet = isQuiet
    }
  }

  /// Takes the form of messages from words that are not read yet, and may turn out to be no line of this program.
  static func listen(to words: [String]) {
    let option = "--diagnostics"
    for (index, word) in words.enumerated() where word.hasPrefix(option) {
      let next = words.indices.contains(index + 1) ? words[index + 1] : ""
      let name = word == option ? next : String(word.dropFirst(option.utf8.count + 1))
      if let form = DiagnosticForm(rawValue: name) { voice.withLock { $0.form = form } }
    }
  }

  /// From here on a message about a flag says on which of several inputs it came.
  static func nameInputs(_ inputs: [String]) {
    if inputs.count > 1 { voice.withLock { $0.namesInputs = true } }
  }

  static var form: DiagnosticForm { voice.withLock { $0.form } }

  /// Whether there was anything to warn of, said or not.
  static var hasWarned: Bool { voice.withLock { $0.hasWarned } }

  /// Does something, and gives what was said meanwhile as a person reads it, in whatever form it was said.
  static func overheard(_ body: () -> Void) -> String {
    voice.withLock { $0.heard = "" }
    body()
    return voice.withLock { voice in
      defer { voice.heard = nil }
      return voice.heard ?? ""
    }
  }

  /// Says what is wrong with an input, and warns of it.
  static func say(_ sink: DiagnosticSink) {
    let (form, isQuiet, namesInputs) = voice.withLock { voice in
      if sink.hasWarnings { voice.hasWarned = true }
      if voice.heard != nil { voice.heard? += DiagnosticText.render(sink, as: .human, warnings: !voice.isQuiet) }
      return (voice.form, voice.isQuiet, voice.namesInputs)
    }
    error(DiagnosticText.render(sink, as: form, warnings: !isQuiet, namesFile: namesInputs))
  }

  /// Says why there is no result.
  ///
  /// - Parameter file: the input that it is about, for programs: people read its name in the message.
  static func fail(_ message: String, hint: String? = nil, subject: String = "lrplot", file: String? = nil) {
    let line = DiagnosticLine(.error, message, hint: hint, subject: subject, file: file)
    let form = voice.withLock { voice in
      voice.heard? += line.text(as: .human)
      return voice.form
    }
    error(line.text(as: form))
  }

  /// Warns of what is nobody's mistake in an input.
  static func warning(_ message: String, hint: String? = nil) {
    let line = DiagnosticLine(.warning, message, hint: hint)
    let (form, isQuiet) = voice.withLock { voice in
      voice.hasWarned = true
      if !voice.isQuiet { voice.heard? += line.text(as: .human) }
      return (voice.form, voice.isQuiet)
    }
    if !isQuiet { error(line.text(as: form)) }
  }

  /// Tells a person who watches what was done.
  static func remark(_ text: String) {
    if isWatched, !voice.withLock({ $0.isQuiet }) { error(text + "\n") }
  }
}
