import Testing

@testable import LRCairo

@Suite struct PathWriterTests {
  private typealias Place = PathWriter.Place

  private func written(_ draw: (inout PathWriter) -> Void) -> String {
    var writer = PathWriter(Markup())
    draw(&writer)
    return String(decoding: writer.markup.bytes, as: UTF8.self)
  }

  @Test("horizontal and vertical lines have their own commands, a rectangle closes")
  func rectangle() {
    let path = written {
      $0.move(Place(1000, 2000))
      $0.line(Place(3000, 2000))
      $0.line(Place(3000, 2550))
      $0.line(Place(1000, 2550))
      $0.close()
    }
    #expect(path == "m10 20h20v5.5h-20z")
  }

  @Test("letters are not repeated, and a sign or a second dot parts two numbers")
  func shortest() {
    let path = written {
      $0.move(Place(0, 0))
      $0.line(Place(150, 50))
      $0.line(Place(200, 25))
      $0.line(Place(300, 125))
    }
    #expect(path == "m0 0 1.5.5.5-.25 1 1")
  }

  @Test("rounding does not add up: the numbers are differences of rounded points")
  func sums() {
    let path = written {
      $0.move(Place(0, 0))
      for step in 1...300 { $0.line(Place(Int((Double(step) * 100 / 3).rounded()), 0)) }
    }
    #expect(path.hasPrefix("m0 0h.33.34.33.33.34.33"))
    #expect(path.split(separator: ".").dropFirst().compactMap { Int($0) }.reduce(0, +) == 10_000)
  }

  @Test("a second part begins with a relative move from where the pen is")
  func parts() {
    let path = written {
      $0.move(Place(100, 100))
      $0.line(Place(200, 200))
      $0.line(Place(100, 300))
      $0.close()
      $0.move(Place(500, 100))
      $0.line(Place(600, 200))
      $0.move(Place(900, 900))
    }
    #expect(path == "m1 1 1 1-1 1zm4 0 1 1")
  }

  @Test("a point drawn to itself stays a dot; a step too small to see vanishes")
  func dots() {
    #expect(
      written {
        $0.move(Place(100, 100))
        $0.line(Place(100, 100))
      } == "m1 1h0")
    #expect(
      written {
        $0.move(Place(100, 100))
        $0.line(Place(200, 150))
        $0.line(Place(200, 150))
      } == "m1 1 1 .5")
  }

  @Test("an arc that goes on smoothly needs no first control point")
  func smooth() {
    let quads = written {
      $0.move(Place(0, 0))
      $0.quad(Place(100, 100), Place(200, 100))
      $0.quad(Place(301, 100), Place(400, 0))
      $0.quad(Place(500, 300), Place(600, 0))
    }
    #expect(quads == "m0 0q1 1 2 1t2-1q1 3 2 0")
    let cubics = written {
      $0.move(Place(0, 0))
      $0.cubic(Place(0, 50), Place(50, 100), Place(100, 100))
      $0.cubic(Place(150, 100), Place(200, 50), Place(200, 0))
    }
    #expect(cubics == "m0 0c0 .5.5 1 1 1s1-.5 1-1")
  }
}
