/// The colours of a bitmap, if there are at most 256: such a picture needs one byte a pixel and loses nothing.
struct PNGPalette {
  /// `0x00RRGGBB`, in the order in which they are met.
  private(set) var colors: [UInt32] = []
  /// Open-addressed table of 1024 places: colour + 1, 0 where free; and the colour's index.
  private var table = [UInt32](repeating: 0, count: 1024)
  private var indices = [UInt8](repeating: 0, count: 1024)

  /// The palette of the pixels, or nil at the 257th colour.
  init?(of rows: some Sequence<[UInt32]>) {
    var last: UInt32 = 0xffff_ffff
    for row in rows {
      for word in row {
        let pixel = word & 0x00ff_ffff
        if pixel == last { continue }
        last = pixel
        if !insert(pixel) { return nil }
      }
    }
  }

  private mutating func insert(_ color: UInt32) -> Bool {
    var place = PNGPalette.place(of: color)
    while table[place] != 0 {
      if table[place] == color + 1 { return true }
      place = (place + 1) & 1023
    }
    guard colors.count < 256 else { return false }
    table[place] = color + 1
    indices[place] = UInt8(colors.count)
    colors.append(color)
    return true
  }

  /// The index of a colour of this palette.
  func index(of color: UInt32) -> UInt8 {
    var place = PNGPalette.place(of: color)
    while table[place] != color + 1 { place = (place + 1) & 1023 }
    return indices[place]
  }

  /// Knuth's multiplicative hash: the upper bits of a product with 2³² / φ.
  private static func place(of color: UInt32) -> Int { Int((color &* 2_654_435_769) >> 22) }

  /// The body of a PLTE chunk.
  var chunk: [UInt8] {
    colors.flatMap {
      [UInt8(truncatingIfNeeded: $0 >> 16), UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)]
    }
  }
}
