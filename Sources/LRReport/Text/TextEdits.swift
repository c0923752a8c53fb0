/// What takes the place of bytes of a text: the whole text is left as it is, and the edits are applied at once.
///
///     edits.replace(0..<3, with: "a")
///     edits.applied(to: bytes, in: 0..<bytes.count)
package struct TextEdits {
  package init() {}

  private struct Edit {
    var range: Range<Int>
    var text: String
  }

  private var edits: [Edit] = []

  /// Puts a text in the place of a range; of two at one place the first stands first.
  package mutating func replace(_ range: Range<Int>, with text: String) { edits.append(Edit(range: range, text: text)) }

  package mutating func insert(_ text: String, at offset: Int) { replace(offset..<offset, with: text) }

  package mutating func add(_ others: TextEdits) { edits += others.edits }

  /// A range of the text with its edits. What lies inside of a range that is replaced goes with it.
  package func applied(to bytes: [UInt8], in range: Range<Int>) -> String {
    let order = edits.indices.sorted { a, b in
      let (x, y) = (edits[a].range, edits[b].range)
      if x.lowerBound != y.lowerBound { return x.lowerBound < y.lowerBound }
      // What is put in stands before what is replaced; of two that are replaced the longer counts.
      if x.isEmpty != y.isEmpty { return x.isEmpty }
      return x.upperBound == y.upperBound ? a < b : x.upperBound > y.upperBound
    }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var at = range.lowerBound
    for index in order {
      let edit = edits[index]
      guard edit.range.upperBound <= range.upperBound else { continue }
      guard edit.range.lowerBound >= at else {
        // What is taken away goes as a whole, also where a part of it is gone already.
        if edit.text.isEmpty { at = max(at, edit.range.upperBound) }
        continue
      }
      result += bytes[at..<edit.range.lowerBound]
      result += edit.text.utf8
      at = edit.range.upperBound
    }
    result += bytes[at..<range.upperBound]
    return String(decoding: result, as: UTF8.self)
  }
}
