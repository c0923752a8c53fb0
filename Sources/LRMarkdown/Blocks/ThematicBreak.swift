/// `---`, `* * *`, `___`
struct BreakStart: BlockStart {
  let firstBytes = [UInt8(ascii: "*"), UInt8(ascii: "_"), Byte.hyphen]

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    let line = parser.line
    guard line.noBreakBefore <= line.first else { return .none }
    let letter = line.byte(line.first)
    var count = 0
    for at in line.first..<line.range.upperBound {
      if line.bytes[at] == letter {
        count += 1
      } else if !line.bytes[at].isSpaceOrTab {
        // An item may begin with the same marks many times: the search is not made again.
        parser.line.noBreakBefore = at
        return .none
      }
    }
    guard count >= 3 else { return .none }
    let block = LineBlock(.thematicBreak, at: line.first, in: line)
    parser.line.advanceToEnd()
    parser.add(block)
    return .leaf
  }
}
