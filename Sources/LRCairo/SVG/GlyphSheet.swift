internal import LRScene

/// The letters of one SVG: each is defined once and used by all runs, whatever their size.
///
/// The outlines come from FreeType in font units, where TrueType arcs are quadratic and whole numbers; Cairo would
/// make cubic ones of them, at twice the length and once for every size. An em is 1000 units here, so coordinates
/// and pen positions are whole numbers, and a run of 11.5 px is set by `scale(1.15)scale(.01)`.
///
/// A letter that is shorter when it is drawn in place than as a definition and its uses (used once, or simple as a
/// full stop) is not defined.
struct GlyphSheet {
  static let em = 1000.0

  private struct Entry {
    let glyph: Glyph
    let unitsPerEm: Double
    var uses = 0
    /// The path data of the letter at the origin.
    var outline: [UInt8] = []
    /// The number in its id, if it is defined.
    var number: Int?
  }

  private var entries: [Int: Entry] = [:]
  private var order: [Int] = []
  private let prefix: String

  init(prefix: String) { self.prefix = prefix }

  /// Says that `glyph` will be needed once more; all are counted before the first is written.
  mutating func count(_ glyph: Glyph, unitsPerEm: Double) {
    if entries[glyph.key] == nil {
      entries[glyph.key] = Entry(glyph: glyph, unitsPerEm: unitsPerEm)
      order.append(glyph.key)
    }
    entries[glyph.key]?.uses += 1
  }

  /// Decides which letters are defined, in the order of their first use.
  mutating func settle() {
    var defined = 0
    for key in order {
      guard var entry = entries[key], !entry.glyph.verbs.isEmpty else { continue }
      var writer = PathWriter(Markup())
      GlyphSheet.write(entry.glyph, unitsPerEm: entry.unitsPerEm, x: 0, to: &writer)
      entry.outline = writer.markup.bytes
      // Bytes around: `<path id="…" d=""/>`, `<use xlink:href="#…" x="…"/>`, and a longer first move.
      let length = entry.outline.count
      let name = prefix.utf8.count + 3
      if entry.uses * (length + 4) > length + 18 + name + entry.uses * (27 + name) {
        entry.number = defined
        defined += 1
      }
      entries[key] = entry
    }
  }

  /// The number in the id of `glyph`, or nil if it is to be drawn in place.
  func number(of glyph: Glyph) -> Int? { entries[glyph.key]?.number }

  func writeDefinitions(to markup: inout Markup) {
    for key in order {
      guard let entry = entries[key], let number = entry.number else { continue }
      markup.raw("<path id=\"")
      markup.id(prefix, "g", number)
      markup.raw("\" d=\"")
      markup.bytes.append(contentsOf: entry.outline)
      markup.raw("\"/>\n")
    }
  }

  /// Writes a letter whose pen stands at `x` thousandths of an em.
  static func write(_ glyph: Glyph, unitsPerEm: Double, x: Int, to writer: inout PathWriter) {
    let scale = em / unitsPerEm
    let coordinates = glyph.coordinates
    var next = 0
    func place() -> PathWriter.Place {
      defer { next += 2 }
      return PathWriter.Place(
        100 * (x + Int((Double(coordinates[next]) * scale).rounded())),
        -100 * Int((Double(coordinates[next + 1]) * scale).rounded()))
    }
    var start: PathWriter.Place?
    for (number, verb) in glyph.verbs.enumerated() {
      switch verb {
      case .move:
        if start != nil { writer.close() }
        let to = place()
        start = to
        writer.move(to)
      case .line:
        let to = place()
        // Closing draws the line back to the start by itself.
        let isLast = number + 1 == glyph.verbs.count || glyph.verbs[number + 1] == .move
        if !(isLast && to == start) { writer.line(to) }
      case .quad:
        let control = place()
        writer.quad(control, place())
      case .cubic:
        let first = place()
        let second = place()
        writer.cubic(first, second, place())
      }
    }
    if start != nil { writer.close() }
  }
}
