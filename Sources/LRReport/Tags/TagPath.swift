import LRInput

/// What the names in tags lead to: `digits5(fig_final.final.cosine)` from name to name.
extension TagReader {
  /// What a name leads to; nil once it has been said why it leads nowhere.
  func resolve(_ name: String, at place: Int, _ sections: [Section]) -> Any? {
    if name == "." {
      if sections.isEmpty { sink.error(at: place, "`.` stands for the element of a section, and there is none here") }
      return sections.last?.item
    }
    var (path, transforms) = (name, [String]())
    while transforms.count <= Self.mostForms, let bracket = path.firstIndex(of: "("), path.hasSuffix(")") {
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
        return follow(path, from: item, at: place).flatMap { formed($0, transforms, path, at: place) }
      }
    }
    return follow(path, from: scope, at: place).flatMap { formed($0, transforms, path, at: place) }
  }

  /// A value in the forms that stand around its name, the innermost first.
  private func formed(_ value: Any, _ transforms: [String], _ path: String, at place: Int) -> Any? {
    if transforms.isEmpty { return value }
    if value is String || value is MarkdownBlock {
      sink.error(at: place, "\(DiagnosticText.quoted(path)) is a text, which has no such form")
      return nil
    }
    // What has no number says so by its names.
    guard let number = (value as? ReportNumber) ?? (value as? CurveScope)?.number else { return value }
    return transforms.reversed().reduce(number) { $0.transformed($1) ?? $0 }
  }

  /// The nearest name, or the first of all names: a report may have hundreds.
  private func hint(for name: String, among names: [String]) -> String {
    if names.count <= Self.mostNames || NearMiss.of(name, among: names) != nil {
      return NearMiss.hint(for: name, among: names, aliases: [:], noun: "names")
    }
    let shown = names.prefix(Self.mostNames).map { DiagnosticText.quoted($0) }.joined(separator: ", ")
    return "the names are \(shown) and \(names.count - Self.mostNames) more"
  }

  /// Names that a hint lists.
  private static let mostNames = 24
  /// More forms around a name are a mistake.
  private static let mostForms = 8

  private func first(of path: String) -> String { String(path.prefix { $0 != "." }) }

  /// Follows a path from name to name.
  func follow(_ path: String, from start: any ReportNames, at place: Int) -> Any? {
    let isKnown = (start as? ReportScope).map { $0.has(first(of: path)) } ?? true
    if scope.broken.contains(first(of: path)) || scope.hasNamelessMistake && !isKnown { return nil }
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
        if sink.errorCount == said, names.names.contains(name) {
          sink.error(at: walked, "\(DiagnosticText.quoted(name)) of \(names.what) has no value")
        } else if sink.errorCount == said {
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
