import Testing

@testable import LRInput

@Suite struct UTF8BytesTests {
  /// Every first byte with second and third bytes at the edges of their ranges, against the library's validation.
  @Test func agreesWithTheLibrary() {
    let edges: [UInt8] = [0x00, 0x22, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    for first in UInt8.min...UInt8.max {
      for second in edges {
        for third in edges {
          let bytes = [first, second, third, 0x80]
          var valid = 0
          for length in 1...4 where valid == 0 {
            let text = String(validating: bytes[..<length], as: UTF8.self)
            if text?.unicodeScalars.count == 1 { valid = length }
          }
          #expect(UTF8Bytes.scalarLength(bytes, at: 0, end: 4) == valid, "\(bytes)")
        }
      }
    }
  }

  @Test func aScalarCutOffIsNone() {
    let bytes = Array("😀".utf8)
    #expect((1...4).map { UTF8Bytes.scalarLength(bytes, at: 0, end: $0) } == [0, 0, 0, 4])
  }

  @Test func hexadecimalDigits() {
    #expect(Array("09afAFg/:@".utf8).map(Hexadecimal.value(of:)) == [0, 9, 10, 15, 10, 15, nil, nil, nil, nil])
    #expect(Hexadecimal.text(0x1B, digits: 4) == "001B")
    #expect(Hexadecimal.text(0x1F600, digits: 4) == "1F600")
  }
}
