import LRScene

/// The inks of one series.
struct SeriesInk: Sendable {
  /// Lines, swatches, markers.
  var line: Paint
  /// Text in the series' colour.
  var label: Paint
  /// A band under the line.
  var ribbon: Paint
  /// What was measured, behind its average.
  var faint: Paint
  var marker: Marker
}

/// Gives every element its paint.
///
///     Theme(appearance: .dark).paint(.ink).color.css   // "#e8ebef"
struct Theme: Sendable {
  let appearance: Appearance
  /// Colours in place of those of the palette, by the slots of their series.
  let own: [Int: PageColors]

  init(appearance: Appearance, own: [Int: PageColors] = [:]) {
    self.appearance = appearance
    self.own = own
  }

  func paint(_ role: Role, opacity: Double = 1) -> Paint {
    switch appearance {
    case .light: Paint(Palette.light(role), opacity: opacity)
    case .dark: Paint(Palette.dark(role), opacity: opacity)
    case .print: Paint(Palette.print(role), opacity: opacity)
    case .auto: Paint(Palette.light(role), dark: Palette.dark(role), opacity: opacity)
    }
  }

  /// What fills bars that need no colour: on paper, too, paler than any series.
  var bars: Paint { appearance == .print ? Paint(Palette.light(.axis)) : paint(.axis) }

  /// The inks of the series at `slot`, from 0; from 8 on the colours start again.
  func series(_ slot: Int) -> SeriesInk {
    var color = Palette.series[wrapped(slot, Palette.series.count)]
    if let own = own[slot] { color = color.painted(own) }
    return SeriesInk(
      line: paint(light: color.light, dark: color.dark), label: paint(light: color.lightLabel, dark: color.darkLabel),
      ribbon: paint(
        light: color.light, dark: color.dark, opacity: Palette.ribbonShare(dark: appearance == .dark)),
      faint: paint(light: color.light, dark: color.dark, opacity: Palette.faintShare),
      marker: color.marker)
  }

  /// Lengths of strokes and gaps in px for a line of `lineWidth` px; empty is solid.
  ///
  /// From slot 8 on each round shifts the list by one, so that no two of 64 series look the same.
  func dash(_ slot: Int, lineWidth: Double) -> [Double] {
    let count = Palette.dashes.count
    let round = slot / Palette.series.count
    let factor = lineWidth / Palette.dashWidth
    return Palette.dashes[wrapped(slot + round, count)].map { $0 * factor }
  }

  /// The ramp's colour at `share`, 0 (nothing) … 1 (most); a share outside is taken to the nearer end.
  func ramp(at share: Double) -> Paint {
    let inside = share > 0 ? Swift.min(share, 1) : 0
    return paint(light: Palette.ramp(at: inside), dark: Palette.ramp(at: 1 - inside))
  }

  private func paint(light: Color, dark: Color, opacity: Double = 1) -> Paint {
    switch appearance {
    case .light, .print: Paint(light, opacity: opacity)
    case .dark: Paint(dark, opacity: opacity)
    case .auto: Paint(light, dark: dark, opacity: opacity)
    }
  }

  private func wrapped(_ slot: Int, _ count: Int) -> Int {
    let rest = slot % count
    return rest < 0 ? rest + count : rest
  }
}
