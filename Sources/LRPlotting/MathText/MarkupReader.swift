/// Finds the formulas in a text.
struct MarkupReader {
  private let scalars: [Unicode.Scalar]
  private var nodes: [MathNode] = []
  private var text = ""

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  mutating func read() throws(RichTextError) -> [MathNode] {
    var index = 0
    while index < scalars.count {
      if scalars[index] == "\\", index + 1 < scalars.count, scalars[index + 1] == "$" {
        text.unicodeScalars.append("$")
        index += 2
      } else if scalars[index] == "$", let close = partner(of: index) {
        flush()
        var reader = FormulaReader(scalars, from: index + 1, to: close)
        nodes.append(.formula(try reader.read()))
        index = close + 1
      } else {
        text.unicodeScalars.append(scalars[index])
        index += 1
      }
    }
    flush()
    return nodes
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    nodes.append(.text(text, italic: false))
    text = ""
  }

  /// The dollar sign that closes the formula opened at `open`, by pandoc's rule (tex_math_dollars).
  private func partner(of open: Int) -> Int? {
    guard open + 1 < scalars.count, !isSpace(scalars[open + 1]), scalars[open + 1] != "$" else { return nil }
    var index = open + 1
    while index < scalars.count {
      if scalars[index] == "\\" {
        index += 2
        continue
      }
      if scalars[index] == "$" {
        let isClosing = !isSpace(scalars[index - 1]) && (index + 1 == scalars.count || !isDigit(scalars[index + 1]))
        return isClosing ? index : nil
      }
      index += 1
    }
    return nil
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
