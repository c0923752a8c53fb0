/// How much an input may ask for, so that none can take unbounded memory or time.
public struct Limits: Sendable, Equatable {
  /// The longest text, in bytes.
  public var bytes: Int
  /// The deepest nesting of arrays and objects.
  public var depth: Int
  /// The most values, counting arrays, objects and what they hold.
  public var values: Int

  /// 16 MiB, 64 levels, a million values.
  public static let standard = Limits(bytes: 16 << 20, depth: 64, values: 1_000_000)

  /// See the properties of the same names.
  public init(bytes: Int, depth: Int, values: Int) {
    self.bytes = bytes
    self.depth = depth
    self.values = values
  }
}

/// A strict reader of JSON as RFC 8259 defines it, which remembers the place of every key and value.
public enum JSONReader {
  /// Parses the sink's source.
  ///
  /// A syntax error ends the reading: it is reported and the answer is nil. A key that stands twice in an object is
  /// reported too, but the tree still comes, so that the other mistakes of the text can be found in the same run.
  /// A byte order mark at the start is skipped. Keys that Unicode holds to be the same (é as one scalar or as two)
  /// count as the same key.
  ///
  /// - Parameter range: the bytes to read, such as a fenced block of a document; by default all.
  public static func parse(_ sink: DiagnosticSink, in range: Range<Int>? = nil, limits: Limits = .standard) -> Node? {
    let all = 0..<sink.source.bytes.count
    let range = (range ?? all).clamped(to: all)
    var parser = JSONParser(sink.source, range, limits)
    defer { parser.reportDuplicates(to: sink) }
    return sink.tree(
      of: range, limits: limits, hint: "long tables of values can be thinned, or split over several specs"
    ) { () throws(SyntaxError) in try parser.document() }
  }
}

extension DiagnosticSink {
  /// What a parser makes of some bytes of the source; that they are too many, or where it stops, is reported, and the
  /// answer is nil.
  package func tree(
    of range: Range<Int>, limits: Limits, hint: String? = nil, _ parse: () throws(SyntaxError) -> Node
  ) -> Node? {
    guard range.count <= limits.bytes else {
      error(
        at: range.lowerBound, "the text has \(range.count) bytes, more than the \(limits.bytes) that are read",
        hint: hint)
      return nil
    }
    do {
      return try parse()
    } catch {
      self.error(at: error.offset, error.message, hint: error.hint)
      return nil
    }
  }
}

/// The token at which a text stops being JSON, or TOML, and why.
package struct SyntaxError: Error {
  package var offset: Int
  package var message: String
  package var hint: String?

  package init(at offset: Int, _ message: String, hint: String? = nil) {
    self.offset = offset
    self.message = message
    self.hint = hint
  }
}
