import LRInput

/// Finds a place of a formula in the file that holds it.
package enum ExpressionPlace {
  /// The byte offset of a scalar of a string; of the string itself where it is written with escapes.
  ///
  /// - Parameters:
  ///   - scalar: Unicode scalars of the text before the place.
  ///   - node: The string.
  package static func offset(of scalar: Int, in text: String, node: Node, source: Source) -> Int {
    let first = node.offset + 1
    let bytes = text.utf8
    guard node.offset >= 0, first + bytes.count <= source.bytes.count,
      source.bytes[first..<first + bytes.count].elementsEqual(bytes)
    else { return node.offset }
    return first + text.unicodeScalars.prefix(scalar).reduce(0) { $0 + UTF8.width($1) }
  }
}
