public import LRInput

/// A reader of TOML 1.0 that gives the same positioned tree as `JSONReader`.
///
/// Dates, infinities and NaN become strings, since no spec has a use for them; a whole number of more than 53 bits is
/// rounded, as one of JSON is.
public enum TOMLReader {
  /// Parses the sink's source; a syntax error ends the reading: it is reported and the answer is nil.
  public static func parse(_ sink: DiagnosticSink, limits: Limits = .standard) -> Node? {
    let bytes = sink.source.bytes
    var parser = TOMLParser(bytes, from: sink.source.byteOrderMark, limits: limits)
    return sink.tree(of: 0..<bytes.count, limits: limits, hint: "long tables can be thinned") {
      () throws(SyntaxError) in try parser.document()
    }
  }
}
