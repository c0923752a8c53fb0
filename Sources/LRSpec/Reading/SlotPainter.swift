import LRPlotting
import LRScene

/// Gives names their places in the palette, and colours of their own to those that ask for one.
struct SlotPainter {
  /// Colours that were given to names from outside of their curves.
  let palette: [String: CurveColor]
  /// Colours in place of those of the palette, by slots.
  private(set) var colors: [Int: CurveColor] = [:]
  private var slots: [String: Int] = [:]

  /// A slot with a colour of its own is one of the usual ones, whose dash and marker it has, so far behind them.
  private static let own = 1024

  init(palette: [String: CurveColor]) { self.palette = palette }

  func knows(_ name: String) -> Bool { palette[name] != nil }

  /// The same name has the same colour in every panel; a new one takes the first that is free.
  mutating func slot(_ name: String, _ asked: CurveColor?) -> Int {
    switch palette[name] ?? asked {
    case .named(let color)?: slots[name] = color.place
    case let color?:
      if let known = slots[name], colors[known] == color { break }
      let slot = free + Self.own
      colors[slot] = color
      slots[name] = slot
    case nil: if slots[name] == nil { slots[name] = free }
    }
    return slots[name] ?? 0
  }

  /// Gives a name of the palette, whose slot it has, another colour with the dash and the marker of that slot.
  mutating func repaint(_ slot: Int, _ color: CurveColor) -> Int {
    colors[slot + Self.own] = color
    return slot + Self.own
  }

  private var free: Int {
    let given = palette.values.compactMap { color -> Int? in
      if case .named(let name) = color { name.place } else { nil }
    }
    let used = Set(slots.values.map { $0 % Self.own } + given)
    // Not a colour of the palette that someone has chosen by its number, or one near to it.
    let near = (Array(palette.values) + colors.values).compactMap(\.pages)
    let apart = SeriesColor.allCases.indices.first { slot in
      !used.contains(slot)
        && near.allSatisfy { own in
          zip(Ground.colors(slot, .auto), own.on(.auto)).allSatisfy { $0.distance(to: $1) >= NameColoring.seen }
        }
    }
    return apart ?? (0...).first { !used.contains($0) } ?? 0
  }
}
