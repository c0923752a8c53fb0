import LRInput
import Mustache

/// Looks at every tag of a text before mustache renders it: mustache passes over names that it does not know.
struct TagReader {
  static let open = "<%"
  static let close = "%>"

  let document: ReportDocument
  let scope: ReportScope
  let sink: DiagnosticSink

  /// The text with its tags replaced by their values; nil once it has been said what is wrong.
  ///
  /// - Parameters:
  ///   - text: a stretch of the document.
  ///   - offset: where it stands in it.
  func rendered(_ text: String, at offset: Int) -> String? {
    guard text.contains(TagReader.open) else { return text }
    guard check(Array(text.utf8), at: offset) else { return nil }
    do {
      // The tags of LaTeX and of HTML stay what they are, and no letter of a value is escaped.
      return try TagChunks.of(text).map { chunk in
        guard chunk.contains(TagReader.open) else { return chunk }
        return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}{{=<% %>=}}" + chunk).render(scope)
      }.joined()
    } catch {
      sink.error(at: offset, "the tags of this part cannot be read", hint: "a section ends with `<%/ name %>`")
      return nil
    }
  }

  /// An open section: its name as it is written, and what names inside of it are looked up in first.
  private struct Section {
    var name: String
    var offset: Int
    /// Nil where the section has no element that could show what names lead to.
    var item: Any?
  }

  private func check(_ bytes: [UInt8], at offset: Int) -> Bool {
    let before = sink.errorCount
    var sections: [Section] = []
    var at = 0
    while let start = find(TagReader.open, in: bytes, from: at) {
      guard let end = find(TagReader.close, in: bytes, from: start + 2) else {
        sink.error(at: offset + start, "the tag is not closed", hint: "tags are written as `<% name %>`")
        return false
      }
      take(bytes[(start + 2)..<end], at: offset, &sections)
      at = end + 2
    }
    for section in sections {
      sink.error(at: section.offset, "the section \(DiagnosticText.quoted(section.name)) does not end")
    }
    return sink.errorCount == before
  }

  private func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
    let word = Array(word.utf8)
    guard bytes.count >= start + 2 else { return nil }
    return (start...(bytes.count - 2)).first { bytes[$0] == word[0] && bytes[$0 + 1] == word[1] }
  }

  private func take(_ tag: ArraySlice<UInt8>, at offset: Int, _ sections: inout [Section]) {
    func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    let body = tag.drop(while: isBlank)
    guard let kind = body.first else { return sink.error(at: offset + tag.startIndex, "the tag is empty") }
    let isSign = "#^/&!>=%<$*".utf8.contains(kind)
    let rest = isSign ? body.dropFirst().drop(while: isBlank) : body
    var stop = rest.endIndex
    while stop > rest.startIndex, isBlank(rest[stop - 1]) { stop -= 1 }
    let name = String(decoding: rest[rest.startIndex..<stop], as: UTF8.self)
    let place = offset + rest.startIndex
    switch kind {
    case UInt8(ascii: "!"): return
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      let value = resolve(name, at: place, sections)
      sections.append(Section(name: name, offset: place, item: (value as? [Any])?.first ?? value))
    case UInt8(ascii: "/"):
      guard sections.popLast()?.name == name else {
        return sink.error(at: place, "no open section has the name \(DiagnosticText.quoted(name))")
      }
    case _ where isSign && kind != UInt8(ascii: "&"):
      sink.error(
        at: offset + body.startIndex, "a tag cannot begin with \(DiagnosticText.quoted(String(UnicodeScalar(kind))))",
        hint: "there are names, `#` and `^` for sections, `/` for their end and `!` for comments")
    default:
      guard let value = resolve(name, at: place, sections) else { return }
      if value is ReportNames, (value as? CurveScope)?.number == nil {
        let scope = value as? any ReportNames
        sink.error(
          at: place, "\(DiagnosticText.quoted(name, limit: 80)) is no number yet",
          hint: "it goes on with \(DiagnosticText.list(Array((scope?.names ?? []).prefix(8)), "or"))")
      }
    }
  }

  /// What a name leads to; nil once it has been said why it leads nowhere.
  private func resolve(_ name: String, at place: Int, _ sections: [Section]) -> Any? {
    if name == "." { return sections.last?.item }
    var (path, transforms) = (name, [String]())
    while let bracket = path.firstIndex(of: "("), path.hasSuffix(")") {
      transforms.append(String(path[..<bracket]))
      path = String(path[path.index(after: bracket)...].dropLast())
    }
    for transform in transforms where !ReportNumber.transforms.contains(transform) {
      sink.error(
        at: place, "unknown form \(DiagnosticText.quoted(transform))",
        hint: NearMiss.hint(for: transform, among: ReportNumber.transforms, aliases: [:], noun: "forms"))
      return nil
    }
    let isSound = !path.isEmpty && path.utf8.allSatisfy { ReportName.isLetter($0) || $0 == UInt8(ascii: ".") }
    guard isSound else {
      sink.error(
        at: place, "\(DiagnosticText.quoted(name, limit: 80)) cannot be a name",
        hint: "names are lower-case letters, digits and `_`, with `.` between them")
      return nil
    }
    for section in sections.reversed() {
      if let item = section.item as? any ReportNames, item.child(named: first(of: path)) != nil {
        return follow(path, from: item, at: place)
      }
    }
    let value = follow(path, from: scope, at: place)
    if value is String, !transforms.isEmpty {
      sink.error(at: place, "\(DiagnosticText.quoted(path)) is a text, which has no such form")
      return nil
    }
    return value
  }

  /// The nearest name, or the first of all names: a report may have hundreds.
  private func hint(for name: String, among names: [String]) -> String {
    if names.count <= Self.mostNames || NearMiss.of(name, among: names) != nil {
      return NearMiss.hint(for: name, among: names, aliases: [:], noun: "names")
    }
    let shown = names.prefix(Self.mostNames).map { DiagnosticText.quoted($0) }.joined(separator: ", ")
    return "the names are \(shown) and \(names.count - Self.mostNames) more"
  }

  private static let mostNames = 24

  private func first(of path: String) -> String { String(path.prefix { $0 != "." }) }

  /// Follows a path from name to name.
  func follow(_ path: String, from start: any ReportNames, at place: Int) -> Any? {
    if scope.broken.contains(first(of: path)) { return nil }
    var here: Any = start
    var walked = place
    for name in path.split(separator: ".", omittingEmptySubsequences: false).map(String.init) {
      guard let names = here as? any ReportNames else {
        sink.error(at: walked, "\(DiagnosticText.quoted(name)) leads nowhere", hint: "a number has no further names")
        return nil
      }
      guard let next = names.child(named: name) else {
        let said = sink.errorCount
        if let chart = names as? ChartScope, ChartScope.isQuantity(name) {
          sink.error(at: walked, "\(chart.what) has no \(DiagnosticText.quoted(name))")
        }
        if sink.errorCount == said {
          sink.error(
            at: walked, "\(names.what) has no \(DiagnosticText.quoted(name, limit: 60))",
            hint: hint(for: name, among: names.names))
        }
        return nil
      }
      here = next
      walked += name.utf8.count + 1
    }
    return here
  }
}
