internal import CCairo

/// Unpacks what zlib has packed (RFC 1950).
enum Inflater {
  /// The bytes of a zlib stream; nil where it is damaged, or holds more than `limit` bytes.
  static func unpack(_ packed: [UInt8], atMost limit: Int) -> [UInt8]? {
    var status = Z_OK
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var length = uLongf(limit)
      status = uncompress(buffer.baseAddress, &length, packed, uLong(packed.count))
      count = status == Z_OK ? Int(length) : 0
    }
    return status == Z_OK ? bytes : nil
  }
}
