import LRPlotKit
import Synchronization

/// What the program says beside its results. The form is that of the process, as its standard error is.
extension Console {
  private struct Voice {
    var form = DiagnosticForm.human
    var isQuiet = false
    var hasWarned = false
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
    let (form, isQuiet) = voice.withLock { voice in
      if sink.hasWarnings { voice.hasWarned = true }
      if voice.heard != nil { voice.heard? += DiagnosticText.render(sink, as: .human, warnings: !voice.isQuiet) }
      return (voice.form, voice.isQuiet)
    }
    error(DiagnosticText.render(sink, as: form, warnings: !isQuiet))
  }

  /// Says why there is no result.
  static func fail(_ message: String, hint: String? = nil, file: String? = nil) {
    let line = DiagnosticLine(.error, message, hint: hint, subject: file ?? "lrplot")
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
