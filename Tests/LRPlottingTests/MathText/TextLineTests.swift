import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite struct TextLineTests {
  private let style = TextStyle(size: 10)
  private let paint = Paint(Color(hex: 0x1b1f24))

  private func line(_ source: String, style: TextStyle? = nil) throws -> TextLine {
    try RichText(source).laidOut(style: style ?? self.style, paint: paint, measurer: FixedMeasurer())
  }

  @Test func plainTextIsOneRun() throws {
    let line = try line("learning rate")
    #expect(line.runs.map(\.text) == ["learning rate"])
    #expect(line.width == 78)
    #expect(abs(line.ascent - 9.3) < 1e-12 && abs(line.descent - 2.4) < 1e-12)
  }

  @Test func neighboursInOneStyleAreOneRun() throws {
    #expect(try line("$2\\infty$ x").runs.map(\.text) == ["2∞ x"])
    #expect(try line("$xy$").runs.map(\.text) == ["xy"])
  }

  @Test func lettersSlantAndDigitsStand() throws {
    let runs = try line("$2x\\Sigma\\sigma\\cos$").runs
    #expect(runs.map(\.text) == ["2", "x", "Σ", "σ", "cos"])
    #expect(runs.map { $0.style.slant == .italic } == [false, true, false, true, false])
  }

  @Test func scriptsStandWhereTheLookSays() throws {
    let runs = try line("$\\eta_t^2$").runs
    #expect(runs.map(\.text) == ["η", "t", "2"])
    #expect(abs(runs[1].style.size - 7.2) < 1e-12 && abs(runs[1].y - 2) < 1e-12)
    #expect(abs(runs[2].style.size - 7.2) < 1e-12 && abs(runs[2].y + 3.6) < 1e-12)
    #expect(runs[1].x == 6 && abs(runs[2].x - 6.8) < 1e-12)
  }

  @Test func aTallSlantedLetterKeepsOffUprightSigns() throws {
    let tall = try line("$f)$").runs
    let low = try line("$x)$").runs
    #expect(abs(tall[1].x - 6.8) < 1e-12 && low[1].x == 6)
  }

  @Test func boldStaysBold() throws {
    let runs = try line("Rate $\\eta_t$", style: TextStyle(size: 15, weight: .bold)).runs
    #expect(runs.allSatisfy { $0.style.weight == .bold })
  }

  @Test func aRootIsDrawnOverAllOfItsContent() throws {
    let line = try line("$\\sqrt{x+1}$")
    let rule = try #require(line.rules.first)
    let inner = line.runs.map { $0.x + $0.width }.max() ?? 0
    #expect(rule.path.points.map(\.x).max().map { $0 >= inner } == true)
    #expect(line.width >= inner)
    #expect(rule.path.points.allSatisfy { $0.y >= -line.ascent && $0.y <= line.descent })
  }

  @Test(arguments: ["hat", "bar", "tilde", "dot"])
  func accentsAreDrawnAboveInsideTheLine(name: String) throws {
    let low = try line("$\\\(name){x}$")
    let high = try line("$\\\(name){L}$")
    let (lowBottom, highBottom) = (
      low.rules[0].path.points.map(\.y).max() ?? 0, high.rules[0].path.points.map(\.y).max() ?? 0
    )
    #expect(highBottom < lowBottom && lowBottom < -5)
    #expect(high.rules[0].path.points.allSatisfy { $0.y >= -high.ascent })
  }

  @Test(arguments: [
    (TextLine.Anchor.start, 0.0, 100.0, 40.7), (.middle, 0, 70, 40.7), (.end, 0, 40, 40.7), (.start, -90, 90.7, -10),
    (.end, -90, 90.7, 50),
  ])
  func boundsFollowAnchorAndRotation(anchor: TextLine.Anchor, degrees: Double, x: Double, y: Double) throws {
    let box = try line("0123456789").bounds(at: Point(100, 50), anchor: anchor, rotation: degrees)
    #expect(abs(box.x - x) < 1e-9 && abs(box.y - y) < 1e-9)
    #expect(abs((degrees == 0 ? box.width : box.height) - 60) < 1e-9)
  }

  @Test func placedRunsStandOnTheTurnedBaseline() throws {
    let nodes = try line("$x^2$").placed(at: Point(100, 50), anchor: .start, rotation: -90)
    guard case .text(let base)? = nodes.first, case .text(let power)? = nodes.last else {
      Issue.record("two runs were expected")
      return
    }
    #expect(base.origin == Point(100, 50) && base.rotation == -90)
    // Upward on the page is the way the text runs; above the baseline is to the left.
    #expect(abs(power.origin.x - 96.4) < 1e-9 && abs(power.origin.y - (50 - 6.8)) < 1e-9)
  }

  @Test func aHaloLiesBeneathLettersAndRules() throws {
    let halo = Stroke(Paint(Color(hex: 0xffffff)), width: 4)
    let nodes = try line("$\\sqrt{x}$").placed(at: Point(0, 0), halo: halo)
    guard case .shape(let under) = nodes[0], case .shape(let over) = nodes[1], case .text(let run) = nodes[2] else {
      Issue.record("a halo, a rule and a run were expected")
      return
    }
    #expect(under.stroke?.paint == halo.paint && over.stroke?.paint == paint && run.halo == halo)
    #expect((under.stroke?.width ?? 0) > (over.stroke?.width ?? 0))
  }
}
