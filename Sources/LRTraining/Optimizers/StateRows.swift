// Measured: see `Coordinates`.

/// What an optimizer remembers of each coordinate: a few vectors of one length, all 0 at first.
///
/// Each row is padded to blocks of four, so that blocks are read and written whole; what happens in the padding is never
/// looked at.
struct StateRows: ~Copyable {
  private let blocks: UnsafeMutablePointer<Four>
  /// Blocks of a row.
  private let width: Int
  private let count: Int

  /// - Parameters:
  ///   - count: Rows.
  ///   - dimension: Coordinates of a row, at least 1.
  init(_ count: Int, dimension: Int) {
    width = (dimension + 3) / 4
    self.count = count
    blocks = .allocate(capacity: width * count)
    blocks.initialize(repeating: .zero, count: width * count)
  }

  deinit {
    blocks.deallocate()
  }

  /// The row of a number from 0 on, as long as these rows live.
  subscript(row: Int) -> UnsafeMutablePointer<Four> { blocks + row * width }

  /// Sets all coordinates of a row.
  func fill(_ row: Int, with value: Double) {
    (blocks + row * width).update(repeating: Four(repeating: value), count: width)
  }

  /// Sets all rows to 0.
  func clear() {
    blocks.update(repeating: .zero, count: width * count)
  }
}
