private import Glibc

/// Zeroed memory for a bitmap, in large pages where the system has them.
///
/// A 2x figure is 5 MB: touched for the first time 4 kB at a time, it would take as long as drawing it.
final class PixelMemory {
  /// Where Cairo draws.
  let start: UnsafeMutablePointer<UInt8>
  private let size: Int
  private let mapping: UnsafeMutableRawPointer
  private let mappedSize: Int
  private static let largePage = 2 << 20

  /// Memory of `size` bytes, or nil if the system has none.
  init?(size: Int) {
    self.size = size
    // One large page more, so that the start can lie on the border of one.
    let spare = size >= Self.largePage ? Self.largePage : 0
    mappedSize = size + spare
    guard let mapping = mmap(nil, mappedSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      mapping != MAP_FAILED
    else { return nil }
    self.mapping = mapping
    let aligned = spare > 0 ? mapping.alignedUp(toMultipleOf: Self.largePage) : mapping
    start = aligned.assumingMemoryBound(to: UInt8.self)
    // Advice only: where it is not taken, the memory is the same.
    if spare > 0 { _ = madvise(aligned, size, Int32(MADV_HUGEPAGE)) }
  }

  /// A copy of `count` 32-bit words from a byte on, a multiple of 4; fewer where the memory ends.
  ///
  /// A copy costs a figure at 2x little (5 MB of 23 ms), and keeps the pointer in this file.
  func words(from byte: Int, count: Int) -> [UInt32] {
    let held = max(0, min(count, (size - byte) / 4))
    let first = UnsafeRawPointer(start).advanced(by: byte).assumingMemoryBound(to: UInt32.self)
    return Array(UnsafeBufferPointer(start: first, count: held))
  }

  deinit { munmap(mapping, mappedSize) }
}
