internal import CCairo

/// Cairo's pixels, one word `0xAARRGGBB` each, and how they become the rows of a PNG.
struct Bitmap {
  let pixels: UnsafePointer<UInt32>
  /// Words a row.
  let stride: Int
  let width: Int
  let height: Int
  let hasAlpha: Bool

  /// The zlib stream of an IDAT chunk: rows filtered by Up, the bytes of a palette unfiltered.
  func packed(palette: Palette?) -> [UInt8] {
    let depth = palette != nil ? 1 : hasAlpha ? 4 : 3
    let rowBytes = width * depth + 1
    var packer = RowPacker(rowBytes: rowBytes, expected: width * height / 6)
    for y in 0..<height {
      let source = pixels + y * stride
      packer.addRow(rowBytes) { row in
        if let palette {
          writeIndices(source, palette, to: row + 1)
        } else {
          // Filter 2, Up: each byte less the one above it.
          row[0] = 2
          if hasAlpha { writeRGBA(source, y, to: row + 1) } else { writeRGB(source, y, to: row + 1) }
        }
      }
    }
    return packer.finish()
  }

  private func writeIndices(_ source: UnsafePointer<UInt32>, _ palette: Palette, to row: UnsafeMutablePointer<UInt8>) {
    var last = source[0] & 0x00ff_ffff
    var index = palette.index(of: last)
    for x in 0..<width {
      let pixel = source[x] & 0x00ff_ffff
      if pixel != last {
        last = pixel
        index = palette.index(of: pixel)
      }
      row[x] = index
    }
  }

  private func writeRGB(_ source: UnsafePointer<UInt32>, _ y: Int, to row: UnsafeMutablePointer<UInt8>) {
    var out = row
    guard y > 0 else {
      for x in 0..<width {
        out[0] = UInt8(truncatingIfNeeded: source[x] >> 16)
        out[1] = UInt8(truncatingIfNeeded: source[x] >> 8)
        out[2] = UInt8(truncatingIfNeeded: source[x])
        out += 3
      }
      return
    }
    let above = source - stride
    var x = 0
    while x < width {
      // The row is zero already, and most pixels are as those above: eight of them at a time.
      if x + 8 <= width, word8(source + x) == word8(above + x) {
        x += 8
        continue
      }
      let stop = min(x + 8, width)
      while x < stop {
        let (now, before) = (source[x], above[x])
        out = row + 3 * x
        out[0] = UInt8(truncatingIfNeeded: now >> 16) &- UInt8(truncatingIfNeeded: before >> 16)
        out[1] = UInt8(truncatingIfNeeded: now >> 8) &- UInt8(truncatingIfNeeded: before >> 8)
        out[2] = UInt8(truncatingIfNeeded: now) &- UInt8(truncatingIfNeeded: before)
        x += 1
      }
    }
  }

  @inline(__always)
  private func word8(_ at: UnsafePointer<UInt32>) -> SIMD8<UInt32> {
    UnsafeRawPointer(at).loadUnaligned(as: SIMD8<UInt32>.self)
  }

  /// Cairo's colours are multiplied with their alpha, PNG's are not.
  private func writeRGBA(_ source: UnsafePointer<UInt32>, _ y: Int, to row: UnsafeMutablePointer<UInt8>) {
    for x in 0..<width {
      let now = Bitmap.unmultiplied(source[x])
      let before = y > 0 ? Bitmap.unmultiplied((source - stride)[x]) : 0
      for (channel, shift) in [UInt32(16), 8, 0, 24].enumerated() {
        row[4 * x + channel] = UInt8(truncatingIfNeeded: now >> shift) &- UInt8(truncatingIfNeeded: before >> shift)
      }
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
