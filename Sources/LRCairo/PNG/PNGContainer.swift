internal import CCairo

/// A PNG file under construction: signature, then chunks with their checksums (W3C PNG, 3rd edition, section 5).
struct PNGContainer {
  private(set) var bytes: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

  /// How pixels are written: the PNG colour type, always 8 bits a channel.
  enum ColorType: UInt8 {
    case rgb = 2
    case palette = 3
    case rgba = 6
  }

  mutating func header(width: Int, height: Int, colorType: ColorType) {
    chunk("IHDR", Self.bigEndian(width) + Self.bigEndian(height) + [8, colorType.rawValue, 0, 0, 0])
  }

  /// Px a metre.
  static let density = 96 / 0.0254

  /// The pixel density, so that a figure at any `scale` prints at its size: a px is 1/96 inch.
  mutating func density(scale: Double) {
    let perMetre = Self.bigEndian(Int((Self.density * scale).rounded()))
    chunk("pHYs", perMetre + perMetre + [1])
  }

  /// A remark in any language; compressed where that is shorter.
  mutating func text(_ keyword: String, _ text: String) throws(RenderError) {
    let plain = Array(text.utf8)
    let packed = plain.count > 200 ? try Deflater.pack(plain) : plain
    let isPacked: UInt8 = plain.count > 200 ? 1 : 0
    // keyword, 0, compression flag and method, empty language tag, 0, empty translated keyword, 0
    chunk("iTXt", Array(keyword.utf8) + [0, isPacked, 0, 0, 0] + packed)
  }

  mutating func chunk(_ type: String, _ data: [UInt8]) {
    bytes.append(contentsOf: Self.bigEndian(data.count))
    let start = bytes.count
    bytes.append(contentsOf: type.utf8)
    bytes.append(contentsOf: data)
    let sum = bytes.withUnsafeBufferPointer { all in
      crc32(0, all.baseAddress.map { $0 + start }, uInt(all.count - start))
    }
    bytes.append(contentsOf: Self.bigEndian(Int(sum)))
  }

  private static func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
