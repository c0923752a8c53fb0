/// Tells documents that this program made from those of others.
public enum ReportMark {
  /// Whether the note of its making stands in the bytes of a document.
  public static func isMade(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes.prefix(4096), as: UTF8.self).contains(ReportBuilder.mark)
  }
}
