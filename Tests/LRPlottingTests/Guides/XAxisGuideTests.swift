import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Below the panel")
struct XAxisGuideTests {
  private func guide(_ change: (inout Panel) -> Void = { _ in }) -> (guide: XAxisGuide, frame: PanelFrame) {
    var panel = Panel.plain([.line("a", from: 1, to: 0)])
    change(&panel)
    let sheet = Sheet(.plain(panels: [panel]), measurer: FixedMeasurer())
    let extent = DataExtent([0, 1])
    let frame = PanelFrame(
      panel, own: extent, extent: extent, box: Rect(x: 60.5, y: 40.5, width: 500, height: 300), sheet: sheet,
      naming: .none)
    return (XAxisGuide(frame, sheet: sheet), frame)
  }

  private func texts(_ guide: XAxisGuide) -> [TextBox] {
    guide.nodes().compactMap { node in
      guard case .text(let run) = node else { return nil }
      return TextBox(run, role: "axis")
    }
  }

  @Test("Numbers are centred under their ticks, the title under the panel")
  func centred() {
    let (guide, frame) = guide()
    let texts = texts(guide)
    #expect(texts.map(\.run.text) == ["0", "200", "400", "600", "800", "1,000", "step"])
    for (text, share) in zip(texts, [0, 0.2, 0.4, 0.6, 0.8, 1, 0.5]) {
      #expect(abs(text.box.midX - frame.box.x - share * frame.box.width) < 1e-9)
    }
    #expect(texts.allSatisfy { $0.box.y > frame.box.maxY && $0.box.maxY <= frame.box.maxY + guide.height })
  }

  @Test("Steps and epochs stand in two rows with their names on the left")
  func epochs() {
    let (guide, frame) = guide { $0.x.stepsPerEpoch = 100 }
    let texts = texts(guide)
    let rows = Dictionary(grouping: texts, by: \.run.origin.y)
    #expect(rows.count == 2)
    #expect(texts.filter { $0.box.maxX < frame.box.x - 10 }.map(\.run.text) == ["step", "epoch"])
    #expect(guide.left == 47)
  }

  @Test("Each row's name has the factor of its own numbers")
  func factors() {
    let (guide, frame) = guide {
      $0.x.upper = 500
      $0.x.stepsPerEpoch = 1e6
    }
    let row = Dictionary(grouping: texts(guide), by: \.run.origin.y).max { $0.key < $1.key }?.value ?? []
    #expect(row.filter { $0.box.maxX < frame.box.x }.map(\.run.text).joined().hasPrefix("epoch (×10"))
    #expect(row.map(\.run.text).contains("5"))
  }

  @Test("A number that hangs over the left edge pushes the rows' names away")
  func overhang() {
    let (guide, _) = guide {
      $0.x.stepsPerEpoch = 100
      $0.x.lower = 123_456_000
      $0.x.upper = 123_457_000
    }
    let texts = texts(guide)
    #expect(SceneLaws.overlaps(texts) == [])
    let first = texts.filter { $0.run.text != "step" && $0.run.text != "epoch" }.map(\.box.x).min() ?? 0
    let names = texts.filter { $0.run.text == "step" || $0.run.text == "epoch" }
    #expect(names.allSatisfy { abs($0.box.maxX - first + 8) < 1e-9 })
    #expect(guide.left > 47)
  }

  @Test("Room is asked for where numbers hang further over an edge than margins hold")
  func room() {
    #expect(guide().guide.left == 0)
    #expect(guide().guide.right == 4.5)
    #expect(guide { $0.x.upper = 60 }.guide.right == 0)
  }

  @Test("A title wider than the panel is shortened; an empty one takes no line")
  func titles() {
    let long = guide { $0.x.title = .literal(String(repeating: "step ", count: 40)) }
    let title = texts(long.guide).last
    #expect(title?.run.text.hasSuffix("…") == true)
    #expect((title?.run.width ?? 0) <= 500)
    #expect(guide { $0.x.title = .literal("") }.guide.height < long.guide.height)
  }
}
