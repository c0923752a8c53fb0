/// An inline while the text around it is read, in a list with its siblings; indices stand for pointers, −1 for none.
struct InlineDraft {
  var kind: MarkdownNode.Kind
  /// Its bytes in the content.
  var start: Int
  var end: Int
  var previous = -1
  var next = -1
  var firstChild = -1
}

/// The inlines of one block that no other holds yet, in their order.
struct InlineDrafts {
  private(set) var all: [InlineDraft] = []
  private(set) var first = -1
  private(set) var last = -1

  subscript(_ index: Int) -> InlineDraft {
    get { all[index] }
    set { all[index] = newValue }
  }

  /// Adds one at the end.
  mutating func append(_ kind: MarkdownNode.Kind, _ range: Range<Int>) -> Int {
    let index = all.count
    all.append(InlineDraft(kind: kind, start: range.lowerBound, end: range.upperBound, previous: last))
    if last >= 0 { all[last].next = index } else { first = index }
    last = index
    return index
  }

  /// Takes one out.
  mutating func remove(_ index: Int) {
    let draft = all[index]
    if draft.previous >= 0 { all[draft.previous].next = draft.next } else { first = draft.next }
    if draft.next >= 0 { all[draft.next].previous = draft.previous } else { last = draft.previous }
  }

  /// Puts one into the place of those from `from` to `to`, which become its children.
  ///
  /// - Parameter to: −1 where it holds none.
  mutating func wrap(_ kind: MarkdownNode.Kind, _ range: Range<Int>, from: Int, to: Int) {
    let index = all.count
    var draft = InlineDraft(kind: kind, start: range.lowerBound, end: range.upperBound)
    draft.firstChild = from
    draft.previous = all[from].previous
    draft.next = all[to].next
    all.append(draft)
    if draft.previous >= 0 { all[draft.previous].next = index } else { first = index }
    if draft.next >= 0 { all[draft.next].previous = index } else { last = index }
    all[from].previous = -1
    all[to].next = -1
  }

  /// Adds one behind another, without children.
  mutating func insert(_ kind: MarkdownNode.Kind, _ range: Range<Int>, after place: Int) {
    let index = all.count
    var draft = InlineDraft(kind: kind, start: range.lowerBound, end: range.upperBound)
    draft.previous = place
    draft.next = all[place].next
    all.append(draft)
    if draft.next >= 0 { all[draft.next].previous = index } else { last = index }
    all[place].next = index
  }
}
