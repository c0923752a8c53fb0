// Measured: see `MatrixProduct`.

/// Memory of a network, handed out once in pieces and freed as a whole.
final class Arena<S> where S: BinaryFloatingPoint {
  private var pieces: [UnsafeMutablePointer<S>] = []

  /// Room for `count` numbers, all 0.
  func make(_ count: Int) -> UnsafeMutablePointer<S> {
    let piece = UnsafeMutablePointer<S>.allocate(capacity: max(count, 1))
    piece.initialize(repeating: 0, count: max(count, 1))
    pieces.append(piece)
    return piece
  }

  deinit {
    for piece in pieces { piece.deallocate() }
  }
}
