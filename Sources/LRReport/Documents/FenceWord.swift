import LRInput

/// The first word of a fence, where it is one of ours: `lrplot`, `{.lrplot`, `lrplot-values`.
struct FenceWord {
  enum Kind { case chart, values }

  var kind: Kind
  /// What stands behind it.
  var rest: Range<Int>
  /// The first letter behind it.
  var firstLetter: Int?

  init?(_ source: Source, _ info: Range<Int>) {
    let bytes = source.bytes
    func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }
    var at = info.lowerBound
    while at < info.upperBound, isBlank(bytes[at]) { at += 1 }
    if bytes[at..<info.upperBound].starts(with: "{.".utf8) { at += 2 }
    var end = at
    while end < info.upperBound, !isBlank(bytes[end]), ![UInt8(ascii: "{"), UInt8(ascii: "}")].contains(bytes[end]) {
      end += 1
    }
    switch String(decoding: bytes[at..<end], as: UTF8.self) {
    case "lrplot": kind = .chart
    case "lrplot-values": kind = .values
    default: return nil
    }
    rest = end..<info.upperBound
    firstLetter = rest.first { !isBlank(bytes[$0]) }
  }
}
