import LRConfigs
import Testing

/// Event files made here, by the layout of TFRecord and of the protocol buffers of TensorBoard.
@Suite("Event files of TensorBoard")
struct EventFileTests {
  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
    }
    crc = ~crc
    return (crc >> 15 | crc << 17) &+ 0xA282_EAD8
  }

  private static func little<Word: FixedWidthInteger>(_ word: Word) -> [UInt8] {
    (0..<(Word.bitWidth / 8)).map { UInt8(truncatingIfNeeded: word >> Word(8 * $0)) }
  }

  private static func varint(_ number: UInt64) -> [UInt8] {
    number < 128 ? [UInt8(number)] : [UInt8(number & 127) | 128] + varint(number >> 7)
  }

  private static func field(_ number: UInt64, _ bytes: [UInt8]) -> [UInt8] {
    varint(number << 3 | 2) + varint(UInt64(bytes.count)) + bytes
  }

  private static func record(_ event: [UInt8]) -> [UInt8] {
    let length = little(UInt64(event.count))
    return length + little(crc(length)) + event + little(crc(event))
  }

  private enum Kind: CaseIterable { case simple, float, packed, double }

  private static func event(step: UInt64, _ tag: String, _ value: Float, _ kind: Kind = .simple) -> [UInt8] {
    let bits = little(value.bitPattern)
    let number: [UInt8] =
      switch kind {
      case .simple: varint(2 << 3 | 5) + bits
      case .float: field(8, varint(1 << 3) + varint(1) + field(2, []) + field(4, bits))
      case .packed: field(8, varint(1 << 3) + varint(1) + field(5, bits))
      case .double: field(8, varint(1 << 3) + varint(2) + field(4, little(Double(value).bitPattern)))
      }
    let summary = field(1, field(1, Array(tag.utf8)) + number)
    return varint(1 << 3 | 1) + little(Double(1e9).bitPattern) + varint(2 << 3) + varint(step) + field(5, summary)
  }

  private static func file(_ kind: Kind = .simple) -> [[UInt8]] {
    [record(varint(1 << 3 | 1) + little(Double(1e9).bitPattern) + field(3, Array("brain.Event:2".utf8)))]
      + (0..<10).flatMap { index -> [[UInt8]] in
        let step = UInt64(index * 100)
        return [
          record(event(step: step, "train/learning_rate", 0.5 - Float(index) / 32, kind)),
          record(event(step: step, "train/loss", 2, kind)),
        ]
      }
  }

  @Test("Scalars come back in each of their forms, whatever the chunks and the name", arguments: [1, 13, 1 << 16])
  func scalars(chunk: Int) throws {
    for kind in Kind.allCases {
      let bytes = Self.file(kind).flatMap { $0 }
      #expect(InputFormat.of(name: "saved.yaml", bytes: bytes) == .log)
      let log = try PrintedLogTests.read(bytes, named: "saved", chunk: chunk)
      #expect(log.rates.map(\.name) == ["train/learning_rate"] && log.losses.map(\.name) == ["train/loss"])
      #expect(log.rates[0].samples == (0..<10).map { LogSample(step: Double($0 * 100), value: 0.5 - Double($0) / 32) })
      #expect(log.notes == [])
    }
  }

  @Test("What was logged in single precision is that decimal, not the double beside it")
  func decimals() throws {
    let log = try PrintedLogTests.read([0, 1].flatMap { Self.record(Self.event(step: $0, "lr", 0.1)) })
    #expect(log.rates[0].samples.map(\.value) == [0.1, 0.1])
  }

  @Test("A damaged record is left out and told; behind a damaged length nothing is read")
  func damaged() throws {
    var records = Self.file()
    records[5][14] ^= 1
    let one = try PrintedLogTests.read(records.flatMap { $0 })
    #expect(one.rates[0].samples.count + one.losses[0].samples.count == 19)
    #expect(one.notes.count == 1 && one.notes[0].contains("its checksum is another"))
    records[11][0] ^= 1
    let lost = try PrintedLogTests.read(records.flatMap { $0 })
    #expect(lost.notes.contains("the length of record 12 is damaged, and what stands behind it is not read"))
    let cut = try PrintedLogTests.read(Array(Self.file().flatMap { $0 }.dropLast(7)))
    #expect(cut.notes == ["the file ends within record 21"] && cut.rates[0].samples.count == 10)
  }

  @Test("A record as long as no file can be is passed over, like all behind it")
  func endless() throws {
    for length in [UInt64.max, UInt64(Int.max), UInt64(Int.max) - 15, 1 << 62] {
      let endless = Self.little(length) + Self.little(Self.crc(Self.little(length))) + [UInt8](repeating: 0, count: 64)
      let log = try PrintedLogTests.read(Self.file().flatMap { $0 } + endless)
      #expect(log.notes == ["the file ends within record 22"] && log.rates[0].samples.count == 10)
    }
  }

  @Test("Pictures of any size are passed over")
  func pictures() throws {
    let picture = Self.record(Self.field(5, Self.field(1, Self.field(4, [UInt8](repeating: 7, count: 3 << 20)))))
    let records = Self.file()
    let bytes = records[0] + records[1] + picture + records[3]
    for chunk in [1 << 12, 1 << 22] {
      #expect(try PrintedLogTests.read(bytes, chunk: chunk).rates[0].samples.map(\.step) == [0, 100])
    }
  }
}
