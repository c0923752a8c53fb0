/// Cairo's pixels, one word `0xAARRGGBB` each, and how they become the rows of a PNG.
struct Bitmap {
  let memory: PixelMemory
  /// Bytes from one row to the next.
  let stride: Int
  let width: Int
  let height: Int
  let hasAlpha: Bool

  /// The rows from the top, each copied out of Cairo's memory when it is asked for.
  var rows: some Sequence<[UInt32]> { (0..<height).lazy.map { memory.words(from: $0 * stride, count: width) } }

  /// The zlib stream of an IDAT chunk.
  ///
  /// Rows are not filtered: a chart is flat, and zlib finds it again as it is. By Up or Sub it would be a quarter
  /// larger.
  func packed(palette: PNGPalette?) throws(RenderError) -> [UInt8] {
    var deflater = try Deflater(.pixels)
    let depth = palette != nil ? 1 : hasAlpha ? 4 : 3
    // The first byte of a row names its filter: 0, none.
    var row = [UInt8](repeating: 0, count: width * depth + 1)
    for source in rows {
      if let palette {
        writeIndices(source, palette, to: &row)
      } else if hasAlpha {
        writeRGBA(source, to: &row)
      } else {
        writeRGB(source, to: &row)
      }
      try deflater.add(row)
    }
    return try deflater.finish()
  }

  private func writeIndices(_ source: [UInt32], _ palette: PNGPalette, to row: inout [UInt8]) {
    var last: UInt32?
    var index: UInt8 = 0
    var at = 1
    for pixel in source {
      let color = pixel & 0x00ff_ffff
      if color != last {
        last = color
        index = palette.index(of: color)
      }
      row[at] = index
      at += 1
    }
  }

  private func writeRGB(_ source: [UInt32], to row: inout [UInt8]) {
    var at = 1
    for pixel in source {
      row[at] = UInt8(truncatingIfNeeded: pixel >> 16)
      row[at + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
      row[at + 2] = UInt8(truncatingIfNeeded: pixel)
      at += 3
    }
  }

  /// Cairo's colours are multiplied with their alpha, PNG's are not.
  private func writeRGBA(_ source: [UInt32], to row: inout [UInt8]) {
    var at = 1
    for pixel in source {
      let plain = Bitmap.unmultiplied(pixel)
      row[at] = UInt8(truncatingIfNeeded: plain >> 16)
      row[at + 1] = UInt8(truncatingIfNeeded: plain >> 8)
      row[at + 2] = UInt8(truncatingIfNeeded: plain)
      row[at + 3] = UInt8(truncatingIfNeeded: plain >> 24)
      at += 4
    }
  }

  static func unmultiplied(_ pixel: UInt32) -> UInt32 {
    let alpha = pixel >> 24
    if alpha == 255 || alpha == 0 { return alpha == 0 ? 0 : pixel }
    var plain = alpha << 24
    for shift in [UInt32(16), 8, 0] {
      plain |= min(((pixel >> shift & 255) * 255 + alpha / 2) / alpha, 255) << shift
    }
    return plain
  }
}
