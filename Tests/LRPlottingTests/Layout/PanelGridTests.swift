import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Boxes of panels")
struct PanelGridTests {
  private func sheet(_ width: Double, _ height: Double) -> Sheet {
    Sheet(.plain(width: width, height: height, panels: []), measurer: FixedMeasurer())
  }

  private func needs(_ left: Double, _ right: Double, _ top: Double, _ bottom: Double) -> PanelNeeds {
    PanelNeeds(left: left, right: right, top: top, bottom: bottom)
  }

  @Test("One panel gets what margins and needs leave")
  func one() throws {
    let boxes = try #require(
      PanelGrid.boxes([needs(40, 20, 30, 50)], columns: 1, head: 60, sheet: sheet(720, 432)))
    // 720 − 16 − 16 − 40 − 20 by 432 − 60 − 12 − 30 − 50
    #expect(boxes == [Rect(x: 56.5, y: 90.5, width: 628, height: 280)])
  }

  @Test("A column is as wide at the sides as its neediest panel, and all boxes are equal")
  func four() throws {
    let all = [needs(40, 0, 30, 50), needs(20, 10, 40, 50), needs(60, 0, 30, 20), needs(20, 0, 30, 40)]
    let boxes = try #require(PanelGrid.boxes(all, columns: 2, head: 50, sheet: sheet(720, 600)))
    // Across: 720 − 32 − (60 + 20) − (0 + 10) − 26 = 572; down: 600 − 50 − 12 − (40 + 30) − (50 + 40) − 8 = 370.
    #expect(boxes.allSatisfy { $0.width == 286 && $0.height == 185 })
    #expect(boxes.map(\.x) == [76.5, 408.5, 76.5, 408.5])
    #expect(boxes.map(\.y) == [90.5, 90.5, 363.5, 363.5])
  }

  @Test("A last row that is not full keeps the columns")
  func three() throws {
    let boxes = try #require(
      PanelGrid.boxes(
        [PanelNeeds](repeating: needs(30, 0, 20, 40), count: 3), columns: 2, head: 14, sheet: sheet(600, 500)))
    #expect(boxes.count == 3)
    #expect(boxes[2].x == boxes[0].x)
    #expect(boxes[2].width == boxes[1].width)
  }

  @Test("No box narrower than 40 or lower than 30 px", arguments: [(119.0, 200.0), (300.0, 128.0)])
  func tooSmall(width: Double, height: Double) {
    let all = [needs(40, 20, 30, 50)]
    #expect(PanelGrid.boxes(all, columns: 1, head: 14, sheet: sheet(width, height)) == nil)
    #expect(PanelGrid.boxes(all, columns: 1, head: 14, sheet: sheet(width + 10, height + 10)) != nil)
  }
}
