/// A plain inflater after RFC 1950 and 1951, for the tests: slow, and without knowledge of how the stream was made.
struct Inflater {
  private let bytes: [UInt8]
  private var at = 2
  private var bit = 0
  private var output: [UInt8] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The bytes of a zlib stream, or nil if it is broken or its checksum does not fit.
  static func inflate(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 6, (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0 else { return nil }
    var inflater = Inflater(bytes)
    guard inflater.run() else { return nil }
    var (first, second) = (1, 0)
    for byte in inflater.output {
      first = (first + Int(byte)) % 65521
      second = (second + first) % 65521
    }
    return PNGReader.number(bytes.suffix(4)) == second << 16 | first ? inflater.output : nil
  }

  private mutating func run() -> Bool {
    while true {
      guard let isLast = take(1), let type = take(2) else { return false }
      let done: Bool
      switch type {
      case 0: done = stored()
      case 1:
        let literals = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        done = block(Table(literals), Table(Array(repeating: 5, count: 30)))
      case 2: done = dynamic()
      default: done = false
      }
      guard done else { return false }
      if isLast == 1 { return at + (bit > 0 ? 1 : 0) + 4 == bytes.count }
    }
  }

  private mutating func take(_ count: Int) -> Int? {
    var value = 0
    for place in 0..<count {
      guard at < bytes.count else { return nil }
      value |= (Int(bytes[at]) >> bit & 1) << place
      bit += 1
      if bit == 8 { (bit, at) = (0, at + 1) }
    }
    return value
  }

  private mutating func stored() -> Bool {
    if bit > 0 { (bit, at) = (0, at + 1) }
    guard let size = take(16), take(16) == size ^ 0xffff, at + size <= bytes.count else { return false }
    output += bytes[at..<at + size]
    at += size
    return true
  }

  /// (length, code) → symbol
  private struct Table {
    var symbols: [Int: Int] = [:]
    init(_ lengths: [Int]) {
      var code = 0
      for length in 1...15 {
        for symbol in lengths.indices where lengths[symbol] == length {
          symbols[length << 16 | code] = symbol
          code += 1
        }
        code <<= 1
      }
    }
  }

  private mutating func symbol(_ table: Table) -> Int? {
    var code = 0
    for length in 1...15 {
      guard let next = take(1) else { return nil }
      code = code << 1 | next
      if let symbol = table.symbols[length << 16 | code] { return symbol }
    }
    return nil
  }

  private mutating func dynamic() -> Bool {
    guard let literals = take(5), let distances = take(5), let lengths = take(4) else { return false }
    var small = [Int](repeating: 0, count: 19)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    for place in order[..<(lengths + 4)] { small[place] = take(3) ?? 0 }
    let table = Table(small)
    var all: [Int] = []
    while all.count < literals + 257 + distances + 1 {
      guard let next = symbol(table) else { return false }
      switch next {
      case 16: all += Array(repeating: all.last ?? 0, count: 3 + (take(2) ?? 0))
      case 17: all += Array(repeating: 0, count: 3 + (take(3) ?? 0))
      case 18: all += Array(repeating: 0, count: 11 + (take(7) ?? 0))
      default: all.append(next)
      }
    }
    guard all.count == literals + 257 + distances + 1 else { return false }
    return block(Table(Array(all[..<(literals + 257)])), Table(Array(all[(literals + 257)...])))
  }

  private mutating func block(_ literals: Table, _ distances: Table) -> Bool {
    while let next = symbol(literals), next <= 285 {
      if next < 256 { output.append(UInt8(next)) }
      if next == 256 { return true }
      guard next > 256 else { continue }
      let code = next - 257
      let lengthExtra = code < 8 || code == 28 ? 0 : code / 4 - 1
      let base = code == 28 ? 258 : code < 8 ? code + 3 : ((4 + code % 4) << lengthExtra) + 3
      guard let more = take(lengthExtra), let far = symbol(distances) else { return false }
      let distanceExtra = far < 4 ? 0 : far / 2 - 1
      let start = far < 4 ? far + 1 : ((2 + far % 2) << distanceExtra) + 1
      guard let further = take(distanceExtra), start + further <= output.count else { return false }
      for _ in 0..<base + more { output.append(output[output.count - start - further]) }
    }
    return false
  }
}
