import LRInput
import LRScene

/// The inside of a panel as cells of a terminal: eight dots in each, or a letter, in the colour of a series.
struct CellGrid {
  let columns: Int
  let rows: Int
  private var dots: [UInt8]
  private var slots: [Int]
  private var letters: [Character?]

  /// The bits of a braille letter, by row and column of the dot (Unicode, block 2800).
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
  /// Colours of the 256 of a terminal that can be read on light and on dark, in the order of the palette.
  private static let colors = [33, 172, 35, 133, 38, 160, 107, 97]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    dots = Array(repeating: 0, count: columns * rows)
    slots = Array(repeating: -1, count: columns * rows)
    letters = Array(repeating: nil, count: columns * rows)
  }

  /// Sets the dot at a place in dots; what lies outside is left out.
  mutating func dot(_ place: Point, slot: Int) {
    guard abs(place.x) < 1e6, abs(place.y) < 1e6 else { return }
    let (x, y) = (Int(place.x.rounded()), Int(place.y.rounded()))
    guard x >= 0, x < columns * 2, y >= 0, y < rows * 4 else { return }
    let cell = y / 4 * columns + x / 2
    dots[cell] |= CellGrid.bits[y % 4][x % 2]
    slots[cell] = slot
  }

  /// Puts a letter onto the line of a series, in the first column from `start` on that has room for it.
  mutating func mark(_ letter: Character, slot: Int, from start: Int) {
    for column in start..<columns {
      for row in 0..<rows where slots[row * columns + column] == slot && letters[row * columns + column] == nil {
        letters[row * columns + column] = letter
        return
      }
    }
  }

  /// A row as text.
  func row(_ row: Int, isColored: Bool) -> String {
    var text = ""
    var color = -1
    for column in 0..<columns {
      let cell = row * columns + column
      let letter = letters[cell] ?? (dots[cell] == 0 ? " " : Self.braille(dots[cell]))
      if isColored, letter != " ", slots[cell] != color {
        color = slots[cell]
        text += CellGrid.escape(color)
      }
      text.append(letter)
    }
    return text + (color >= 0 ? CellGrid.plain : "")
  }

  private static func braille(_ dots: UInt8) -> Character {
    Unicode.Scalar(0x2800 + UInt32(dots)).map(Character.init) ?? " "
  }

  static func escape(_ slot: Int) -> String {
    "\u{1B}[38;5;\(colors[max(slot, 0) % colors.count])m"
  }

  static let plain = "\u{1B}[39m"
}
