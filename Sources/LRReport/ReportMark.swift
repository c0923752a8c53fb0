/// Tells documents that this program made from those of others.
public enum ReportMark {
  /// Whether a document begins with the note of its making, be it behind front matter.
  public static func isMade(_ bytes: [UInt8]) -> Bool {
    var text = String(decoding: bytes.prefix(16_384), as: UTF8.self)[...]
    if text.hasPrefix("---\n"), let end = text.firstRange(of: "\n---\n") { text = text[end.upperBound...] }
    return text.drop { $0.isNewline }.hasPrefix(ReportBuilder.mark)
  }
}
