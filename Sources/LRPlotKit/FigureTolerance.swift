import LRCairo

/// Whether two SVG figures are the same but for coordinates that were rounded otherwise.
///
///     FigureTolerance(0.02).holds(old, new)
public struct FigureTolerance: Sendable {
  /// How far apart two coordinates may lie, px.
  let limit: Double

  /// What subtracting two decimal numbers leaves.
  private let rest = 1e-9

  /// Coordinates may lie so many px apart, at least 0.
  public init(_ limit: Double) { self.limit = limit }

  /// Whether all but numbers of attributes is equal, and those are as near as they may be; texts have to be equal.
  ///
  /// A path has its points from the one before, so that what adds up along it counts.
  public func holds(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    let (first, second) = (FigureMark.withoutStamp(first), FigureMark.withoutStamp(second))
    var (a, b) = (Walk(first), Walk(second))
    var drift = (0.0, 0.0)
    while true {
      switch (a.next(), b.next()) {
      case (nil, nil): return true
      case (.other(let x)?, .other(let y)?):
        guard x == y else { return false }
        if x == UInt8(ascii: "\"") { drift = (0, 0) }
      case (.number(let x)?, .number(let y)?):
        let apart = x - y
        // x and y take turns.
        drift = (drift.1, drift.0 + apart)
        guard [apart, drift.0, drift.1].allSatisfy({ abs($0) <= limit + rest }) else { return false }
      default: return false
      }
    }
  }

  private enum Token {
    case number(Double)
    case other(UInt8)
  }

  /// Goes through the bytes of a file: numbers inside of tags as numbers, everything else byte by byte.
  private struct Walk {
    private let bytes: [UInt8]
    private var at = 0
    private var isTag = false
    private var isValue = false
    private var isColor = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
      guard at < bytes.count else { return nil }
      let byte = bytes[at]
      if isTag, isValue, !isColor, let number = number() { return .number(number) }
      at += 1
      isColor = byte == UInt8(ascii: "#") || isColor && (Walk.isDigit(byte) || (0x61...0x66).contains(byte | 0x20))
      switch byte {
      case UInt8(ascii: "<") where !isValue: isTag = true
      case UInt8(ascii: ">") where !isValue: isTag = false
      case UInt8(ascii: "\"") where isTag: isValue.toggle()
      default: break
      }
      return .other(byte)
    }

    /// The number that begins here.
    private mutating func number() -> Double? {
      var end = at
      if bytes[end] == UInt8(ascii: "-") { end += 1 }
      while end < bytes.count, Walk.isDigit(bytes[end]) { end += 1 }
      if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
        end += 1
        while end < bytes.count, Walk.isDigit(bytes[end]) { end += 1 }
      }
      let text = String(decoding: bytes[at..<end], as: UTF8.self)
      guard let value = Double(text) else { return nil }
      at = end
      return value
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  }
}
