import LRInput
import LRScene

/// Measures letters as a terminal sets them: in dots, two to the width of a column.
struct CellMeasurer: TextMeasurer {
  /// Dots of a cell, as braille has them.
  static let (width, height) = (2.0, 4.0)
  /// Of a style whose letters are as high as a cell.
  static let style = TextStyle(size: height)

  func width(of text: String, style: TextStyle) -> Double {
    Double(VisibleText.columns(of: text)) * CellMeasurer.width
  }

  func missingCharacters(in text: String, style: TextStyle) -> [Unicode.Scalar] { [] }
}
