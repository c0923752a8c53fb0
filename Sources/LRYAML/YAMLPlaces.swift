import Yams

/// Finds the byte offset of a line and column of libyaml in constant time.
///
/// libyaml counts columns in Unicode scalars, and ends a line at LF, CR, CR LF, U+0085, U+2028 and U+2029.
struct YAMLPlaces {
  private static let stride = 64

  private let bytes: [UInt8]
  private let start: Int
  /// For each line, how many scalars stand before it.
  private var lines: [Int32] = [0]
  /// The offset of every 64th scalar.
  private var checkpoints: [Int32] = []

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.start = start
    var scalars = 0
    var index = start
    while index < bytes.count {
      if scalars % Self.stride == 0 { checkpoints.append(Int32(index)) }
      let next = Self.next(after: index, in: bytes)
      scalars += 1
      if Self.endsLine(bytes[index..<next], followedBy: next < bytes.count ? bytes[next] : 0) {
        lines.append(Int32(scalars))
      }
      index = next
    }
  }

  /// The offset of a place; the end of the text for one beyond it, the start for none.
  func offset(of mark: Mark?) -> Int {
    guard let mark else { return start }
    let line = min(max(mark.line, 1), lines.count)
    let scalar = Int(lines[line - 1]) + max(mark.column, 1) - 1
    guard scalar / Self.stride < checkpoints.count else { return bytes.count }
    var index = Int(checkpoints[scalar / Self.stride])
    for _ in 0..<(scalar % Self.stride) where index < bytes.count { index = Self.next(after: index, in: bytes) }
    return index
  }

  private static func next(after index: Int, in bytes: [UInt8]) -> Int {
    var next = index + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  private static func endsLine(_ scalar: ArraySlice<UInt8>, followedBy next: UInt8) -> Bool {
    switch scalar.first {
    case 0x0A: true
    case 0x0D: next != 0x0A
    case 0xC2: scalar.last == 0x85
    case 0xE2: scalar.elementsEqual([0xE2, 0x80, 0xA8]) || scalar.elementsEqual([0xE2, 0x80, 0xA9])
    default: false
    }
  }
}
