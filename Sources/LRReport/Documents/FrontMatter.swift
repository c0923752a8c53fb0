import LRInput

/// What stands between two lines of `---` at the start of a document, and belongs to other programs.
enum FrontMatter {
  /// The bytes of it, its two rules included; nil where there is none. Before a blank line `---` is a rule.
  static func range(in source: Source) -> Range<Int>? {
    let bytes = source.bytes
    func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) } }
    func end(_ start: Int) -> Int { bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count }
    func isRule(_ line: Range<Int>, _ letters: String) -> Bool {
      bytes[line].starts(with: letters.utf8) && isBlank(bytes[line].dropFirst(3))
    }
    let start = source.byteOrderMark
    let first = start..<end(start)
    guard isRule(first, "---"), first.upperBound < bytes.count else { return nil }
    var line = first.upperBound + 1
    if line < bytes.count, isBlank(bytes[line..<end(line)]) { return nil }
    while line < bytes.count {
      let stop = end(line)
      if isRule(line..<stop, "---") || isRule(line..<stop, "...") { return start..<min(stop + 1, bytes.count) }
      line = stop + 1
    }
    return nil
  }
}
