/// Depths at which reading stops to nest; what lies deeper is kept as text, and said.
///
/// No document of a person comes near. They bound the time that a line costs, and the stack of whoever walks the tree.
package enum MarkdownLimits {
  /// Quotes, lists, items and the like inside of each other.
  package static let blocks = 100
  /// Emphasis and pictures inside of each other.
  package static let inlines = 100
  /// CommonMark: a label has at most 999 characters between its brackets.
  static let label = 999
  /// CommonMark asks for 3 levels of parentheses at least; cmark reads 32.
  static let parentheses = 32
}
