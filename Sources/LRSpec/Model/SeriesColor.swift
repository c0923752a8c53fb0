import LRInput
public import LRPlotting
public import LRScene

/// The eight series colours by name, in the order of the palette.
public enum SeriesColor: String, Sendable, CaseIterable {
  case blue, orange, green, plum, sky, red, olive, violet

  /// Its place in the palette, from 0.
  public var place: Int { SeriesColor.allCases.firstIndex(of: self) ?? 0 }
}

/// A colour as a spec asks for it.
public enum CurveColor: Sendable, Equatable {
  case named(SeriesColor)
  case own(Color)
  /// A place of the ramp, 0 … 1, of a curve that differs from others in one number.
  case ramp(Double)

  /// What it is on the pages; nil for one of the palette.
  public var pages: PageColors? {
    switch self {
    case .named: nil
    case .own(let color): PageColors(color)
    case .ramp(let place): .ramp(at: place)
    }
  }

  /// `green`, `#1c4bb5`, `ramp 0.5`
  public var text: String {
    switch self {
    case .named(let color): color.rawValue
    case .own(let color): color.css
    case .ramp(let place): "ramp \(DecimalText.short(place))"
    }
  }

  /// `CurveColor("#1c4bb5")`; nil for what is neither a name of the palette nor `#` and six hexadecimal digits, nor a place of the ramp.
  public init?(_ text: String) {
    if let name = SeriesColor(rawValue: text) {
      self = .named(name)
      return
    }
    if text.hasPrefix("ramp ") {
      guard let place = Double(text.dropFirst(5)), (0...1).contains(place) else { return nil }
      self = .ramp(place)
      return
    }
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6, digits.allSatisfy({ Self.isDigit($0) }),
      let number = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self = .own(Color(hex: number))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}

/// The sizes that a figure is usually laid out at.
public enum SizeName: String, Sendable, CaseIterable {
  case notes, column, slide, spark

  var side: (width: Double, height: Double) {
    switch self {
    case .notes: Defaults.notes
    case .column: Defaults.column
    case .slide: Defaults.slide
    case .spark: Defaults.spark
    }
  }

  var purpose: Figure.Purpose {
    switch self {
    case .notes, .column: .page
    case .slide: .slide
    case .spark: .spark
    }
  }
}
