internal import CCairo

/// zlib's own packing, for texts.
enum Deflater {
  static func pack(_ bytes: [UInt8]) throws(RenderError) -> [UInt8] {
    var size = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(size))
    let status = compress2(&packed, &size, bytes, uLong(bytes.count), 9)
    guard status == Z_OK else { throw .compression(Int(status)) }
    packed.removeLast(packed.count - Int(size))
    return packed
  }
}
