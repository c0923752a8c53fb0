internal import CCairo

/// zlib's packing (RFC 1950), of a stream that comes in stretches.
struct Deflater: ~Copyable {
  /// zlib's state points back at its stream, which therefore must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var room = [UInt8](repeating: 0, count: 1 << 15)
  private(set) var packed: [UInt8] = []

  /// What is packed.
  enum Kind {
    /// Rows of a chart.
    case pixels
    /// A text, as small as it gets.
    case text
  }

  init(_ kind: Kind) throws(RenderError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let level: Int32 = kind == .pixels ? 3 : 9
    let status = deflateInit_(stream, level, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw .compression(Int(status)) }
    // Level 3 takes the first good match; told to remember every place (258, the longest match), also those inside of
    // matches, it packs charts as small as level 6 or smaller (24 of them at 1x to 4x: by 0 to 4 %), in 0.7 of the time.
    if kind == .pixels { deflateTune(stream, 4, 258, 32, 16) }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  mutating func add(_ bytes: [UInt8]) throws(RenderError) { try run(bytes, Z_NO_FLUSH) }

  /// Ends the stream and gives all of it.
  consuming func finish() throws(RenderError) -> [UInt8] {
    try run([], Z_FINISH)
    return packed
  }

  /// Lets zlib take all of `bytes`, and takes what it gives.
  private mutating func run(_ bytes: [UInt8], _ flush: Int32) throws(RenderError) {
    let stream = stream
    var status = Z_OK
    bytes.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = uInt(input.count)
      repeat {
        status = room.withUnsafeMutableBufferPointer { output in
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = uInt(output.count)
          return deflate(stream, flush)
        }
        packed += room[..<(room.count - Int(stream.pointee.avail_out))]
      } while stream.pointee.avail_out == 0
    }
    // Without anything left to give, zlib speaks of an error of buffers that is none.
    guard status == Z_OK || status == Z_BUF_ERROR || status == Z_STREAM_END else { throw .compression(Int(status)) }
  }

  /// The zlib stream of one stretch, as small as it gets.
  static func pack(_ bytes: [UInt8]) throws(RenderError) -> [UInt8] {
    var deflater = try Deflater(.text)
    try deflater.add(bytes)
    return try deflater.finish()
  }
}
