/// Path data as Cairo writes them: absolute `M`, `L`, `C`, `Z` and up to six decimals.
enum CairoPathData {
  /// Hands the path in `range` of `bytes`, rounded to hundredths, to `writer`.
  static func write(_ bytes: [UInt8], _ range: Range<Int>, to writer: inout PathWriter) {
    var at = range.lowerBound
    let end = range.upperBound
    func place() -> PathWriter.Place? {
      guard let x = Decimal.read(bytes, from: at, to: end), let y = Decimal.read(bytes, from: x.end, to: end)
      else { return nil }
      at = y.end
      return PathWriter.Place(Decimal.hundredths(x.millionths), Decimal.hundredths(y.millionths))
    }
    while at < end {
      let command = bytes[at]
      at += 1
      switch command {
      case UInt8(ascii: "M"):
        if let to = place() { writer.move(to) }
      case UInt8(ascii: "L"):
        if let to = place() { writer.line(to) }
      case UInt8(ascii: "C"):
        if let first = place(), let second = place(), let to = place() { writer.cubic(first, second, to) }
      case UInt8(ascii: "Z"): writer.close()
      default: break
      }
    }
  }
}
