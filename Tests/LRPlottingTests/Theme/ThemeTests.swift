import LRScene
import Testing

@testable import LRPlotting

@Suite struct ThemeTests {
  @Test(arguments: Role.allCases)
  func adaptiveThemeHoldsLightAndDark(role: Role) {
    let auto = Theme(appearance: .auto).paint(role)
    #expect(auto.color == Theme(appearance: .light).paint(role).color)
    #expect(auto.dark == Theme(appearance: .dark).paint(role).color)
    for appearance in [Appearance.light, .dark, .print] {
      #expect(Theme(appearance: appearance).paint(role).dark == nil)
    }
  }

  @Test func seriesInksFollowTheAppearance() {
    let orange = Theme(appearance: .auto).series(1)
    #expect(orange.line.color.css == "#cd7212")
    #expect(orange.line.dark?.css == "#ffbb74")
    #expect(orange.label.color.css == "#ad5500")
    #expect(Theme(appearance: .print).series(1).line.color.css == "#cd7212")
    #expect(Theme(appearance: .dark).series(3).label.color.css == "#c373a8")
    #expect(Theme(appearance: .light).series(0).ribbon.opacity == 0.18)
    #expect(Theme(appearance: .dark).series(0).ribbon.opacity == 0.24)
  }

  @Test func noTwoOf64SeriesLookTheSame() {
    let theme = Theme(appearance: .light)
    let looks = (0..<64).map { "\(theme.series($0).line.color.css) \(theme.dash($0, lineWidth: 1.75))" }
    #expect(Set(looks).count == 64)
    #expect(theme.series(8).line == theme.series(0).line)
    #expect(theme.dash(8, lineWidth: 1.75) == [8, 3])
  }

  @Test func dashesScaleWithTheLine() {
    let theme = Theme(appearance: .light)
    #expect(theme.dash(0, lineWidth: 2) == [])
    #expect(theme.dash(1, lineWidth: 3.5) == [16, 6])
  }

  @Test func rampRunsFromThePageAndStaysInside() {
    #expect(Theme(appearance: .light).ramp(at: 0).color == Palette.ramp[0])
    #expect(Theme(appearance: .dark).ramp(at: 0).color == Palette.ramp[8])
    #expect(Theme(appearance: .auto).ramp(at: 1).dark == Palette.ramp[0])
    #expect(Theme(appearance: .light).ramp(at: 0.25).color == Palette.ramp[2])
    for share in [-1, 2, Double.nan, .infinity] {
      #expect(Palette.ramp.contains(Theme(appearance: .light).ramp(at: share).color))
    }
  }
}
