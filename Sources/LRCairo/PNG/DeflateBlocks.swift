/// Writes blocks of a deflate stream (RFC 1951) with codes of their own.
struct DeflateBlocks {
  /// What a block is made of: a byte, or a stretch that was there before.
  struct Token {
    /// A byte as it is; a repetition as length · 65536 + distance, above all bytes.
    let word: UInt32
    @inline(__always) init(literal: UInt8) { word = UInt32(literal) }
    /// 3 … 258 bytes from 1 … 32,768 bytes before.
    @inline(__always) init(length: Int, distance: Int) { word = UInt32(truncatingIfNeeded: length << 16 | distance) }
  }

  private(set) var bytes: [UInt8] = []
  private var bits: UInt64 = 0
  private var bitCount = 0

  init(expected: Int) { bytes.reserveCapacity(expected) }

  mutating func appendRaw(_ values: [UInt8]) { bytes.append(contentsOf: values) }

  @inline(__always)
  private mutating func put(_ value: Int, _ count: Int) {
    bits |= UInt64(truncatingIfNeeded: value) << UInt64(bitCount)
    bitCount += count
    if bitCount >= 32 { emit(4) }
  }

  @inline(__always)
  private mutating func put(_ word: HuffmanCode.Word) { put(Int(word.code), Int(word.length)) }

  /// Fills up the last byte.
  mutating func flush() {
    emit((bitCount + 7) / 8)
    bitCount = 0
  }

  private mutating func emit(_ count: Int) {
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
    }
    bitCount -= 8 * count
  }

  mutating func write(_ tokens: [Token], isLast: Bool) {
    var literalCounts = [UInt32](repeating: 0, count: 286)
    var distanceCounts = [UInt32](repeating: 0, count: 30)
    literalCounts[256] = 1
    let lengthCodes = Self.lengthCodes
    for token in tokens {
      if token.word < 256 {
        literalCounts[Int(token.word)] += 1
      } else {
        literalCounts[257 + Int(lengthCodes[Int(token.word >> 16)])] += 1
        distanceCounts[Self.distanceCode(Int(token.word & 0xffff))] += 1
      }
    }
    let literals = HuffmanCode(frequencies: literalCounts, limit: 15)
    let distances = HuffmanCode(frequencies: distanceCounts, limit: 15)
    put(isLast ? 1 : 0, 1)
    put(2, 2)
    writeCodes(literals, distances)
    send(tokens, literals, distances)
    put(literals.words[256])
  }

  private mutating func send(_ tokens: [Token], _ literals: HuffmanCode, _ distances: HuffmanCode) {
    let (lengthCodes, lengthBases, lengthExtras) = (Self.lengthCodes, Self.lengthBases, Self.lengthExtras)
    literals.words.withUnsafeBufferPointer { literals in
      for token in tokens {
        guard token.word >= 256 else {
          put(literals[Int(token.word)])
          continue
        }
        let (length, distance) = (Int(token.word >> 16), Int(token.word & 0xffff))
        let lengthCode = Int(lengthCodes[length])
        put(literals[257 + lengthCode])
        put(length - lengthBases[lengthCode], lengthExtras[lengthCode])
        let code = Self.distanceCode(distance)
        put(distances.words[code])
        // Codes 2k and 2k + 1 share an octave: base 2ᵏ + 1 or 3 · 2ᵏ⁻¹ + 1, with k − 1 extra bits.
        if code > 3 {
          let extra = code / 2 - 1
          put(distance - ((2 + code & 1) << extra) - 1, extra)
        }
      }
    }
  }

  /// The lengths of both codes, themselves coded (section 3.2.7).
  private mutating func writeCodes(_ literals: HuffmanCode, _ distances: HuffmanCode) {
    let literalCount = max(257, (literals.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let distanceCount = (distances.lengths.lastIndex { $0 > 0 } ?? 0) + 1
    let all = Array(literals.lengths[..<literalCount] + distances.lengths[..<distanceCount])
    var symbols: [(symbol: Int, extra: Int, extraBits: Int)] = []
    var at = 0
    while at < all.count {
      var run = 1
      while at + run < all.count, all[at + run] == all[at] { run += 1 }
      if all[at] == 0, run >= 3 {
        run = min(run, 138)
        symbols.append(run < 11 ? (17, run - 3, 3) : (18, run - 11, 7))
      } else if run >= 4 {
        run = min(run, 7)
        symbols.append((Int(all[at]), 0, 0))
        symbols.append((16, run - 4, 2))
      } else {
        run = 1
        symbols.append((Int(all[at]), 0, 0))
      }
      at += run
    }
    var counts = [UInt32](repeating: 0, count: 19)
    for symbol in symbols { counts[symbol.symbol] += 1 }
    let code = HuffmanCode(frequencies: counts, limit: 7)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    let sent = max(4, (order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    put(literalCount - 257, 5)
    put(distanceCount - 1, 5)
    put(sent - 4, 4)
    for symbol in order[..<sent] { put(Int(code.lengths[symbol]), 3) }
    for (symbol, extra, extraBits) in symbols {
      put(code.words[symbol])
      put(extra, extraBits)
    }
  }

  @inline(__always)
  private static func distanceCode(_ distance: Int) -> Int {
    if distance <= 4 { return distance - 1 }
    let less = distance - 1
    let octave = Int.bitWidth - 1 - less.leadingZeroBitCount
    return 2 * octave + (less >> (octave - 1)) & 1
  }

  private static let lengthExtras = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  /// The code (less 257) of each length from 0 to 258.
  private static let lengthCodes: [UInt8] = {
    var codes = [UInt8](repeating: 0, count: 259)
    for (code, base) in lengthBases.enumerated() {
      for length in base...258 { codes[length] = UInt8(code) }
    }
    return codes
  }()
}
