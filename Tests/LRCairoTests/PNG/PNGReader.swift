/// Reads PNG files for the tests, with an inflater of its own: nothing here shares code with what it checks.
struct PNGReader {
  struct Chunk {
    let type: String
    let data: [UInt8]
    let sumIsRight: Bool
  }

  let chunks: [Chunk]

  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: [137, 80, 78, 71, 13, 10, 26, 10]) else { return nil }
    var chunks: [Chunk] = []
    var at = 8
    while at + 12 <= bytes.count {
      let size = Self.number(bytes[at..<at + 4])
      guard at + 12 + size <= bytes.count else { return nil }
      let data = Array(bytes[at + 8..<at + 8 + size])
      let sum = Self.number(bytes[at + 8 + size..<at + 12 + size])
      chunks.append(
        Chunk(
          type: String(decoding: bytes[at + 4..<at + 8], as: UTF8.self), data: data,
          sumIsRight: Self.crc(bytes[at + 4..<at + 8 + size]) == sum))
      at += 12 + size
    }
    guard at == bytes.count else { return nil }
    self.chunks = chunks
  }

  func data(of type: String) -> [UInt8]? { chunks.first { $0.type == type }?.data }

  /// keyword → text
  var texts: [String: String] {
    var texts: [String: String] = [:]
    for chunk in chunks where chunk.type == "iTXt" {
      let parts = chunk.data.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
      // compression flag, method, language end, translated keyword end
      let body = Array(parts[1].dropFirst(4))
      let isPacked = parts[1].first == 1
      texts[String(decoding: parts[0], as: UTF8.self)] = String(
        decoding: isPacked ? Inflater.inflate(body) ?? [] : body, as: UTF8.self)
    }
    return texts
  }

  /// Unfiltered rows, as bytes of the file's colour type.
  var rows: [[UInt8]]? {
    guard let header = data(of: "IHDR"), let packed = data(of: "IDAT"), let raw = Inflater.inflate(packed) else {
      return nil
    }
    let (width, height) = (Self.number(header[0..<4]), Self.number(header[4..<8]))
    let depth = [2: 3, 3: 1, 6: 4][header[9]] ?? 0
    guard raw.count == height * (width * depth + 1) else { return nil }
    var rows: [[UInt8]] = []
    for y in 0..<height {
      let start = y * (width * depth + 1)
      var row = Array(raw[start + 1..<start + 1 + width * depth])
      if raw[start] == 2, let above = rows.last {
        for x in row.indices { row[x] &+= above[x] }
      }
      rows.append(row)
    }
    return rows
  }

  static func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  /// The definition, bit by bit (PNG, annex D).
  private static func crc(_ bytes: ArraySlice<UInt8>) -> Int {
    var crc: UInt32 = 0xffff_ffff
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? 0xedb8_8320 ^ (crc >> 1) : crc >> 1 }
    }
    return Int(crc ^ 0xffff_ffff)
  }
}
