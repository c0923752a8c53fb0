/// A message about an input: what is wrong, where, and what would help.
public struct Diagnostic: Sendable, Equatable {
  /// An error refuses the input; a warning travels with the result.
  public enum Severity: String, Sendable, Equatable {
    case error
    case warning
  }

  /// Whether it refuses the input.
  public var severity: Severity
  /// The byte offset of the token in question; negative for a command-line flag (see `Source`).
  public var offset: Int
  /// One clause in lower case, without a period, names in backticks.
  public var message: String
  /// What to do about it, or nil.
  public var hint: String?

  /// See the properties of the same names.
  public init(_ severity: Severity, at offset: Int, _ message: String, hint: String? = nil) {
    self.severity = severity
    self.offset = offset
    self.message = message
    self.hint = hint
  }
}

/// Collects the messages about one source, in whatever order they are found.
public final class DiagnosticSink {
  /// A file can be wrong a million times; nobody reads more than this many messages.
  public static let limit = 1000

  /// The source that every offset of this sink refers to.
  public var source: Source
  /// The messages that were kept, in the order in which they were found; at most `limit`.
  public private(set) var diagnostics: [Diagnostic] = []
  /// The number of messages that were dropped since the sink was full.
  public private(set) var omitted = 0
  /// Errors that were reported, those past the limit included.
  public private(set) var errorCount = 0
  private var texts: [(text: String, offset: Int)] = []

  /// An empty sink for one source.
  public init(_ source: Source) {
    self.source = source
  }

  /// Whether a warning is among the messages that were kept.
  public var hasWarnings: Bool { diagnostics.contains { $0.severity == .warning } }
  /// Whether anything refuses the input.
  public var hasErrors: Bool { errorCount > 0 }
  /// True once further messages are only counted, so that their hints need not be worked out.
  public var isFull: Bool { diagnostics.count >= DiagnosticSink.limit }

  /// Takes a message in; past the limit it is only counted.
  public func report(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { errorCount += 1 }
    guard !isFull else {
      omitted += 1
      return
    }
    diagnostics.append(diagnostic)
  }

  /// Reports what refuses the input.
  public func error(at offset: Int, _ message: String, hint: String? = nil) {
    report(Diagnostic(.error, at: offset, message, hint: hint))
  }

  /// Reports what the reader should know though the input is good.
  public func warning(at offset: Int, _ message: String, hint: String? = nil) {
    report(Diagnostic(.warning, at: offset, message, hint: hint))
  }

  /// Takes down a text that will be drawn, so that a missing letter can be reported at its place.
  public func noteDrawn(_ text: String, at offset: Int) {
    if !texts.contains(where: { $0.offset == offset }) { texts.append((text, offset)) }
  }

  /// Every text that will be drawn, as keys of texts read it, in the order of their places.
  public var drawnTexts: [(text: String, offset: Int)] { texts.sorted { $0.offset < $1.offset } }

  /// The messages in the order of their places, flags first, each said once.
  public var sorted: [Diagnostic] {
    var seen: [Diagnostic] = []
    let order = diagnostics.indices.sorted { a, b in
      let (x, y) = (diagnostics[a].offset, diagnostics[b].offset)
      return x == y ? a < b : x < y
    }
    for index in order {
      let diagnostic = diagnostics[index]
      let twins = seen.reversed().prefix { $0.offset == diagnostic.offset }
      if !twins.contains(diagnostic) { seen.append(diagnostic) }
    }
    return seen
  }
}
