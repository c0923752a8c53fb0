import Testing

@testable import LRPlotting

@Suite struct SizesTests {
  @Test(arguments: [
    (720.0, 1, Sizes.notes), (560, 1, .notes), (559, 1, .panels), (720, 4, .panels), (401, 1, .panels),
    (400, 1, .small), (317, 2, .small),
  ])
  func columnIsChosenByWidthAndPanels(width: Double, panels: Int, expected: Sizes) {
    #expect(Sizes.fitting(width: width, panels: panels) == expected)
  }

  @Test func noTextIsSmallerThan9Px() {
    for sizes in [Sizes.notes, .panels, .small] {
      let all = [sizes.title, sizes.panelTitle, sizes.axisTitle, sizes.tickLabel, sizes.note, sizes.curveLabel]
      #expect(all.allSatisfy { $0 >= 9 })
    }
  }
}
