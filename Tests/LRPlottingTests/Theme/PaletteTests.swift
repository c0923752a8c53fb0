import LRScene
import Testing

@testable import LRPlotting

@Suite struct PaletteTests {
  static let phases: [Role] = [.background, .warmup, .hold, .decay]

  private func smallestDistance(_ colors: [Color], _ vision: Vision) -> Double {
    let seen = colors.map { vision.lab(of: $0) }
    var least = Double.infinity
    for one in seen.indices {
      for other in seen.indices where other > one { least = min(least, seen[one].distance(to: seen[other])) }
    }
    return least
  }

  @Test("lines of the ramp are seen on every page and phase, and their order is one of lightness for every eye")
  func rampOfLines() {
    let lines = (0...10).map { PageColors.ramp(at: Double($0) / 10) }
    for role in [Role.background, .warmup, .hold, .decay] {
      #expect(lines.allSatisfy { $0.light.contrast(with: Palette.light(role)) >= 3 }, "\(role)")
      #expect(lines.allSatisfy { $0.dark.contrast(with: Palette.dark(role)) >= 3 }, "\(role)")
    }
    for vision in Vision.allCases {
      let (light, dark) = (lines.map { vision.lab(of: $0.light).l }, lines.map { vision.lab(of: $0.dark).l })
      #expect(zip(light, light.dropFirst()).allSatisfy { $0 - $1 > 2 })
      #expect(zip(dark, dark.dropFirst()).allSatisfy { $1 - $0 > 2 })
    }
  }

  @Test(arguments: Vision.allCases, [false, true])
  func coloursStayApart(vision: Vision, dark: Bool) {
    let colors = Palette.series.map { dark ? $0.dark : $0.light }
    #expect(smallestDistance(Array(colors.prefix(6)), vision) >= 13)
    #expect(smallestDistance(colors, vision) >= 10)
  }

  /// The published minima, so that a colour cannot change unnoticed.
  @Test func minimaAreAsPublished() {
    let light = Palette.series.map(\.light)
    let dark = Palette.series.map(\.dark)
    #expect(abs(smallestDistance(Array(light.prefix(6)), .tritan) - 13.34) < 0.02)
    #expect(abs(smallestDistance(Array(light.prefix(3)), .normal) - 43.7) < 0.06)
    #expect(abs(smallestDistance(Array(dark.prefix(6)), .tritan) - 13.6) < 0.06)
    let all = Vision.allCases.flatMap { [smallestDistance(light, $0), smallestDistance(dark, $0)] }
    #expect(abs((all.min() ?? 0) - 10.35) < 0.02)
  }

  @Test(arguments: phases)
  func linesAndLabelsStandOutOnPanelAndPhases(role: Role) {
    for color in Palette.series {
      #expect(color.light.contrast(with: Palette.light(role)) >= 3, "\(color.name) light")
      #expect(color.dark.contrast(with: Palette.dark(role)) >= 3, "\(color.name) dark")
      #expect(color.light.contrast(with: Palette.print(role)) >= 3, "\(color.name) print")
      #expect(color.lightLabel.contrast(with: Palette.light(role)) >= 4.5, "\(color.name) label, light")
      #expect(color.darkLabel.contrast(with: Palette.dark(role)) >= 4.5, "\(color.name) label, dark")
      #expect(color.lightLabel.contrast(with: Palette.print(role)) >= 4.5, "\(color.name) label, print")
    }
  }

  @Test(arguments: phases)
  func inksStandOutOnPanelAndPhases(role: Role) {
    for ink in [Role.ink, .ink2] {
      #expect(Palette.light(ink).contrast(with: Palette.light(role)) >= 4.5)
      #expect(Palette.dark(ink).contrast(with: Palette.dark(role)) >= 4.5)
      #expect(Palette.print(ink).contrast(with: Palette.print(role)) >= 4.5)
    }
  }

  @Test func everySeriesHasItsOwnDashAndMarker() {
    #expect(Palette.series.count == 8)
    #expect(Set(Palette.dashes).count == 8)
    #expect(Set(Palette.series.map(\.marker)).count == 8)
    #expect(Palette.dashes.allSatisfy { $0.count % 2 == 0 })
  }

  @Test(arguments: Vision.allCases)
  func rampDarkensInEveryVision(vision: Vision) {
    let lightness = Palette.ramp.map { vision.lab(of: $0).l }
    for index in 1..<lightness.count { #expect(lightness[index] < lightness[index - 1]) }
    let steps = zip(Palette.ramp, Palette.ramp.dropFirst()).map {
      Vision.normal.lab(of: $0).distance(to: Vision.normal.lab(of: $1))
    }
    #expect(steps.allSatisfy { $0 > 10 && $0 < 11.5 })
  }
}
