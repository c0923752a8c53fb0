import Testing

@testable import LRCairo

@Suite struct PixelMemoryTests {
  @Test(
    "memory is zero, writable to its end, and large pieces lie on large pages",
    arguments: [1, 4096, 2 << 20, 5_000_001])
  func memory(size: Int) throws {
    let memory = try #require(PixelMemory(size: size))
    let bytes = UnsafeMutableBufferPointer(start: memory.start, count: size)
    #expect(bytes.allSatisfy { $0 == 0 })
    bytes[size - 1] = 7
    #expect(bytes[size - 1] == 7)
    let border = size >= 2 << 20 ? 2 << 20 : 4096
    #expect(UInt(bitPattern: memory.start) % UInt(border) == 0)
  }

  @Test("more than the address space holds is no memory, not a crash")
  func tooMuch() {
    #expect(PixelMemory(size: 1 << 60) == nil)
  }

  @Test("words are copies of what is there, and end where the memory does")
  func words() throws {
    let memory = try #require(PixelMemory(size: 12))
    for (place, byte) in [UInt8]([1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]).enumerated() { memory.start[place] = byte }
    #expect(memory.words(from: 4, count: 2) == [2, 3])
    #expect(memory.words(from: 8, count: 9) == [3])
    #expect(memory.words(from: 16, count: 1).isEmpty)
  }
}
