import Testing

@testable import LRCairo

@Suite struct PNGPaletteTests {
  @Test("up to 256 colours make a palette, one more does not", arguments: [1, 2, 255, 256, 257, 1000])
  func limit(count: Int) throws {
    // The unused top byte holds noise, as Cairo leaves it.
    let colors = (0..<count).map { UInt32($0 * 7919 % 0x1000000) }
    let pixels = colors.enumerated().map { UInt32($0 % 256) << 24 | $1 }
    let palette = PNGPalette(of: [pixels])
    #expect((palette == nil) == (count > 256))
    guard let palette else { return }
    #expect(palette.colors == colors)
    for (place, color) in palette.colors.enumerated() { #expect(palette.index(of: color) == UInt8(place)) }
    #expect(palette.chunk.count == 3 * count)
  }

  @Test("colours stand in the order in which they are met")
  func order() throws {
    let palette = try #require(PNGPalette(of: [[1, 2], [2, 0x030201]]))
    #expect(palette.colors == [1, 2, 0x030201])
    #expect(palette.chunk == [0, 0, 1, 0, 0, 2, 3, 2, 1])
  }
}
