import LRMarkdown

/// The first word behind a fence, where it is one of ours: `lrplot`, `{.lrplot`, `{lrplot}`, `lrplot-values`.
struct FenceWord {
  enum Kind: String { case chart = "lrplot", values = "lrplot-values" }

  let kind: Kind
  /// What stands behind it, or with it between braces.
  let rest: Range<Int>
  /// The path behind `{lrplot}`.
  let argument: Range<Int>?
  let options: [MarkdownDirective.Option]

  /// Nil for a block of another language.
  init?(_ code: MarkdownCodeBlock, in bytes: [UInt8]) {
    if let directive = code.directive, let name = directive.name {
      guard let kind = Kind(rawValue: String(decoding: bytes[name], as: UTF8.self)) else { return nil }
      self.kind = kind
      rest = directive.attributes ?? name.upperBound..<name.upperBound
      argument = directive.arguments
      options = directive.options
      return
    }
    guard let info = code.info else { return nil }
    var start = info.lowerBound
    if bytes[start] == UInt8(ascii: "{") {
      start += 1
      while start < info.upperBound, bytes[start] == 0x20 { start += 1 }
      guard start < info.upperBound, bytes[start] == UInt8(ascii: ".") else { return nil }
      start += 1
    }
    let word = bytes[start..<info.upperBound].prefix { !" \t{}".utf8.contains($0) }
    guard let kind = Kind(rawValue: String(decoding: word, as: UTF8.self)) else { return nil }
    self.kind = kind
    rest = word.endIndex..<info.upperBound
    argument = nil
    options = []
  }
}
