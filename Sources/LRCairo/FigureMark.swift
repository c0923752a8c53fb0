/// What a figure on disk says of its own making.
public struct FigureMark: Sendable, Equatable {
  /// `lrplot 0.1.0`
  public var generator: String
  /// The Cairo that drew it: `1.16.0`.
  public var cairo: String

  /// The mark in the bytes of a file, or nil if this program did not draw it.
  public static func read(_ bytes: [UInt8]) -> FigureMark? {
    guard let generator = text(after: "generator=\"", upTo: UInt8(ascii: "\""), in: bytes),
      let cairo = text(after: "cairo=\"", upTo: UInt8(ascii: "\""), in: bytes)
    else { return nil }
    return FigureMark(generator: generator, cairo: cairo)
  }

  private static func text(after key: String, upTo end: UInt8, in bytes: [UInt8]) -> String? {
    let key = Array(key.utf8)
    guard bytes.count > key.count, let first = key.first else { return nil }
    var at = 0
    while at + key.count < bytes.count {
      guard let next = bytes[at...].firstIndex(of: first), next + key.count < bytes.count else { return nil }
      if bytes[next..<next + key.count].elementsEqual(key) {
        let start = next + key.count
        guard let stop = bytes[start...].prefix(64).firstIndex(of: end) else { return nil }
        return String(decoding: bytes[start..<stop], as: UTF8.self)
      }
      at = next + 1
    }
    return nil
  }
}
