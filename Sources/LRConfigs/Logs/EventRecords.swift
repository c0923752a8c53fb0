/// The records of an event file of TensorBoard (TFRecord), whatever the chunks they come in: its scalars, as rows.
///
/// A record is its length and the checksum of that, then the event and its checksum. One that is damaged is left out; where
/// a length is damaged, nothing behind it can be found.
package struct EventRecords {
  /// Longer events are pictures and histograms, which are passed over.
  package static let longest = 1 << 20

  private var rest: [UInt8] = []
  private var skipped = 0
  private var record = 0
  private var isLost = false

  /// Whether a file begins with a length and its checksum.
  static func begins(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 12 && word32(bytes, 8) == CRC32C.masked(bytes[0..<8]) && word64(bytes, 0) < 1 << 32
  }

  mutating func feed(_ bytes: Span<UInt8>, into log: inout some RowTaker) {
    guard !isLost else { return }
    let jump = min(skipped, bytes.count)
    skipped -= jump
    rest.append(bytes.extracting(jump...))
    var start = 0
    while !isLost, rest.count - start >= 12 {
      guard Self.word32(rest, start + 8) == CRC32C.masked(rest[start..<(start + 8)]) else {
        isLost = true
        log.note("the length of record \(record + 1) is damaged, and what stands behind it is not read")
        break
      }
      // No file is as long; what is added to it below stays a number.
      let length = Int(min(Self.word64(rest, start), 1 << 62))
      guard length <= Self.longest else {
        let left = length + 16 - (rest.count - start)
        skipped = max(0, left)
        start = left >= 0 ? rest.count : start + length + 16
        record += 1
        continue
      }
      guard rest.count - start >= length + 16 else { break }
      record += 1
      let event = rest[(start + 12)..<(start + 12 + length)]
      if Self.word32(rest, start + 12 + length) == CRC32C.masked(event) {
        EventScalars.read(event, record: record, into: &log)
      } else {
        log.skip(line: record, "its checksum is another (records are counted as lines)")
      }
      start += length + 16
    }
    rest.removeFirst(start)
  }

  mutating func finish(into log: inout some RowTaker) {
    if !isLost, !rest.isEmpty || skipped > 0 {
      log.note("the file ends within record \(skipped > 0 ? record : record + 1)")
    }
  }

  private static func word32(_ bytes: [UInt8], _ place: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
  }

  private static func word64(_ bytes: [UInt8], _ place: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
  }
}

/// The checksum of TFRecord: CRC-32C (Castagnoli), rotated and moved so that a checksum of checksums is none.
enum CRC32C {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
  }

  static func masked(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let crc = ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
    return (crc >> 15 | crc << 17) &+ 0xA282_EAD8
  }
}
