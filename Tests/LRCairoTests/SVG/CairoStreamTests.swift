import Testing

@testable import LRCairo

/// Both dialects, each with what must not be taken for a drawing.
private let cairo116 = """
  <?xml version="1.0" encoding="UTF-8"?>
  <svg xmlns="http://www.w3.org/2000/svg" width="720px" height="432px" viewBox="0 0 720 432" version="1.1">
  <defs>
  <g><symbol overflow="visible" id="glyph0-0"><path style="stroke:none;" d="M 9 9 L 8 8 "/></symbol></g>
  <clipPath id="clip1"><path d="M 1 1 L 2 1 Z M 1 1 "/></clipPath>
  </defs>
  <g id="surface1">
  <path style="fill:none;stroke-width:1;stroke-linecap:butt;stroke-linejoin:miter;stroke:rgb(0%,0%,0.392157%);\
  stroke-opacity:1;stroke-miterlimit:10;" \
  d="M 10 10.121094 L 30 10.121094 C 40 10 50 0.0117188 60 70 Z M 10 10.121094 "/>
  <path style=" stroke:none;fill-rule:nonzero;fill:rgb(0.392157%,0%,100%);fill-opacity:1;" d="M -5.5 10 L 30 10 "/>
  </g>
  </svg>
  """

private let cairo118 = """
  <?xml version="1.0" encoding="UTF-8"?>
  <svg xmlns="http://www.w3.org/2000/svg" width="720px" height="432px" viewBox="0 0 720 432">
  <defs>
  <g><g id="glyph-0-0"><path d="M 9 9 L 8 8 "/></g></g>
  <clipPath id="clip-0"><path clip-rule="nonzero" d="M 1 1 L 2 1 Z M 1 1 "/></clipPath>
  </defs>
  <path fill="none" stroke-width="1" stroke-linecap="butt" stroke-linejoin="miter" \
  stroke="rgb(0%, 0%, 0.392157%)" stroke-opacity="1" stroke-miterlimit="10" \
  d="M 10 10.121094 L 30 10.121094 C 40 10 50 0.0117188 60 70 Z M 10 10.121094 "/>
  <path fill-rule="nonzero" fill="rgb(0.392157%, 0%, 100%)" fill-opacity="1" d="M -5.5 10 L 30 10 "/>
  </svg>
  """

@Suite struct CairoStreamTests {
  @Test("paths are found by their colour in both dialects, clips and symbols are not", arguments: [cairo116, cairo118])
  func dialects(text: String) {
    let stream = CairoStream(bytes: Array(text.utf8))
    var drawn: [(index: Int, data: String)] = []
    stream.forEachPath { path in
      var writer = PathWriter(Markup())
      CairoPathData.write(stream.bytes, path.data, to: &writer)
      drawn.append((path.index, String(decoding: writer.markup.bytes, as: UTF8.self)))
    }
    #expect(drawn.map(\.index) == [1, 0x0100ff])
    #expect(drawn.map(\.data) == ["m10 10.12h20c10-.12 20-10.11 30 59.88z", "m-5.5 10h35.5"])
  }

  @Test(
    "every index survives the way through a colour", arguments: [0, 1, 127, 128, 255, 256, 65_535, 0x0a0b0c, 0xffffff])
  func indices(index: Int) throws {
    let canvas = try Canvas.svg(width: 10, height: 10)
    canvas.setInk(.init(.init(hex: UInt32(index))))
    canvas.append(.rect(.init(x: 1, y: 1, width: 2, height: 2)))
    canvas.fill()
    var found: [Int] = []
    CairoStream(bytes: try canvas.finish()).forEachPath { found.append($0.index) }
    #expect(found == [index])
  }

  @Test(
    "a broken stream ends the reading and no more", arguments: ["", "<", "<path", "<path d=\"M 1", "<path d=>", "<g"])
  func broken(text: String) {
    var count = 0
    CairoStream(bytes: Array(text.utf8)).forEachPath { _ in count += 1 }
    #expect(count == 0)
  }

  @Test(
    "numbers as Cairo prints them",
    arguments: [("10.121094", 1012), ("-0.005", -1), ("0.0117188", 1), ("720", 72_000), (" , .5", 50), ("-7.25", -725)])
  func decimals(text: String, hundredths: Int) {
    let bytes = Array(text.utf8)
    #expect(Decimal.read(bytes, from: 0, to: bytes.count).map { Decimal.hundredths($0.millionths) } == hundredths)
  }

  @Test func noNumber() {
    #expect(Decimal.read(Array("L 1".utf8), from: 0, to: 3) == nil)
    #expect(Decimal.read([], from: 0, to: 0) == nil)
  }
}
