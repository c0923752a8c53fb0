import LRScene

/// One bar, from zero to a value.
///
/// Bars stand on the panel's axis of categories, upright where that is x and level where it is y; bars of several series
/// in one category stand side by side.
///
///     Bar(category: 0, value: 0.59, text: .literal("59 %"))
public struct Bar: Sendable, Equatable {
  /// Index of the category, from 0.
  public var category: Int
  /// A finite number; a bar of another is left out.
  public var value: Double
  /// What stands at the end of the bar; nil is the value in three digits.
  public var text: RichText?
  /// What stands behind it: a word that the reader should know with the number. Empty for nothing.
  public var remark: String

  /// See the properties of the same names.
  public init(category: Int, value: Double, text: RichText? = nil, remark: String = "") {
    self.category = category
    self.value = value
    self.text = text
    self.remark = remark
  }
}
