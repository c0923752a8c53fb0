/// The eight series colours by name, in the order of the palette.
public enum SeriesColor: String, Sendable, CaseIterable {
  case blue, orange, green, plum, sky, red, olive, violet

  var slot: Int { SeriesColor.allCases.firstIndex(of: self) ?? 0 }
}

/// The sizes that a figure is usually laid out at.
public enum SizeName: String, Sendable, CaseIterable {
  case notes, column

  var side: (width: Double, height: Double) {
    switch self {
    case .notes: Defaults.notes
    case .column: Defaults.column
    }
  }
}
