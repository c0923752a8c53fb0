/// A part of one source line that belongs to the content of a block: what is left once quotes, lists and fences have
/// taken their blanks and marks.
public struct ContentPiece: Sendable, Equatable {
  /// Its bytes in the source.
  public var range: Range<Int>
  /// Blanks before it that are a part of a tab which a container has begun.
  public var blanks = 0
  /// The bytes of the line end behind it (0 at the end of the source); nil where the line goes on.
  public var lineEnd: Int?

  /// Its length in the content, where a line end is one byte.
  var length: Int { blanks + range.count + (lineEnd == nil ? 0 : 1) }
}
