/// A prefix code for a deflate block: lengths of at most `limit` bits, codes as RFC 1951, section 3.2.2, deals them.
struct HuffmanCode {
  /// Bits a symbol; 0 for a symbol that does not occur.
  private(set) var lengths: [UInt8]
  /// The code of each symbol.
  private(set) var words: [Word]

  /// A code with its bits reversed, as they are sent.
  struct Word {
    var code: UInt16
    var length: UInt16
  }

  /// The code that is shortest for these frequencies, or nearly so where `limit` binds.
  init(frequencies: [UInt32], limit: Int) {
    var weights = frequencies
    // A decoder may insist on two codes even where one symbol would do.
    for symbol in 0..<2 where weights.count(where: { $0 > 0 }) < 2 { weights[symbol] = max(weights[symbol], 1) }
    lengths = HuffmanCode.lengths(of: weights)
    while lengths.contains(where: { $0 > limit }) {
      // Evens out the tree until it is shallow enough.
      for symbol in weights.indices where weights[symbol] > 0 { weights[symbol] = weights[symbol] / 2 + 1 }
      lengths = HuffmanCode.lengths(of: weights)
    }
    words = HuffmanCode.words(for: lengths)
  }

  /// Huffman's tree by the method of two queues: leaves by weight, and inner nodes as they arise.
  private static func lengths(of weights: [UInt32]) -> [UInt8] {
    var lengths = [UInt8](repeating: 0, count: weights.count)
    // Symbols break ties, so that the same weights always give the same code.
    let leaves = weights.indices.filter { weights[$0] > 0 }.sorted { (weights[$0], $0) < (weights[$1], $1) }
    guard leaves.count > 1 else { return lengths }
    var nodeWeights = leaves.map { UInt64(weights[$0]) }
    var parents = [Int](repeating: 0, count: 2 * leaves.count - 1)
    var (nextLeaf, nextInner) = (0, leaves.count)
    func takeLightest() -> Int {
      let isLeaf =
        nextLeaf < leaves.count && (nextInner >= nodeWeights.count || nodeWeights[nextLeaf] <= nodeWeights[nextInner])
      defer { if isLeaf { nextLeaf += 1 } else { nextInner += 1 } }
      return isLeaf ? nextLeaf : nextInner
    }
    for node in leaves.count..<parents.count {
      let (first, second) = (takeLightest(), takeLightest())
      (parents[first], parents[second]) = (node, node)
      nodeWeights.append(nodeWeights[first] + nodeWeights[second])
    }
    var depths = [UInt8](repeating: 0, count: parents.count)
    for node in (0..<parents.count - 1).reversed() { depths[node] = depths[parents[node]] + 1 }
    for (place, symbol) in leaves.enumerated() { lengths[symbol] = depths[place] }
    return lengths
  }

  private static func words(for lengths: [UInt8]) -> [Word] {
    var counts = [Int](repeating: 0, count: 17)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var next = [Int](repeating: 0, count: 17)
    for bits in 1...16 { next[bits] = (next[bits - 1] + counts[bits - 1]) << 1 }
    return lengths.map { length in
      guard length > 0 else { return Word(code: 0, length: 0) }
      defer { next[Int(length)] += 1 }
      var (code, reversed) = (next[Int(length)], 0)
      for _ in 0..<length {
        reversed = reversed << 1 | code & 1
        code >>= 1
      }
      return Word(code: UInt16(reversed), length: UInt16(length))
    }
  }
}
