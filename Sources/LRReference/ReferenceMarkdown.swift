import LRInput

/// Pages of the reference in GitHub's Markdown.
enum ReferenceMarkdown {
  /// What marks a file as made from the declarations.
  static let mark = "<!-- Made from the declarations in Sources by `make docs`; changes belong there. -->"

  /// A whole page.
  static func page(_ page: ReferencePage) -> String {
    let entries = page.entries()
    let links = entries.map { "[\($0.name)](#\(anchor($0.name)))" }.joined(separator: " · ")
    return ([mark, "# \(page.title)"] + page.introduction + [links] + entries.map { entry($0, page) })
      .joined(separator: "\n\n") + "\n"
  }

  /// The list of all pages and what is on them.
  static func index() -> String {
    let rows = ReferencePage.all.map { page in
      let names = page.entries().map { "[\($0.name)](\(page.path)#\(anchor($0.name)))" }.joined(separator: ", ")
      return "## [\(page.title)](\(page.path))\n\n\(page.summary)\n\n\(names)"
    }
    return ([mark, "# Reference", "What can stand in a spec. `lrplot list NAME` says the same in a terminal."] + rows)
      .joined(separator: "\n\n") + "\n"
  }

  /// The section of one entry.
  static func entry(_ entry: ReferenceEntry, _ page: ReferencePage) -> String {
    var blocks = ["## \(entry.name)", ([entry.summary] + entry.needs).joined(separator: " ")]
    if !entry.latex.isEmpty { blocks.append("$$\n\(entry.latex)\n$$") }
    let plain = [entry.formula, entry.signature ?? ""].filter { !$0.isEmpty }
    if !plain.isEmpty { blocks.append(fenced(plain.joined(separator: "\n").filter { $0 != "`" }, "text")) }
    blocks.append(table(entry, page))
    let (kept, refused) = (entry.edges.filter { !$0.isRefused }, entry.edges.filter(\.isRefused))
    if !kept.isEmpty { blocks.append("**Edges**\n\n" + kept.map(edge).joined(separator: "\n")) }
    if !refused.isEmpty { blocks.append("**Refused**\n\n" + refused.map(edge).joined(separator: "\n")) }
    blocks.append("**Example**\n\n" + fenced(entry.spec ?? entry.example, "json"))
    var notes: [String] = []
    if !entry.source.isEmpty { notes.append("**Source:** \(escaped(entry.source))") }
    if !entry.otherNames.isEmpty {
      let names = entry.otherNames.map { "`\($0)`" }.joined(separator: ", ")
      notes.append((entry.acceptsOtherNames ? "**Also accepted:** " : "**Known elsewhere as:** ") + names)
    }
    if !notes.isEmpty { blocks.append(notes.joined(separator: "  \n")) }
    return blocks.joined(separator: "\n\n")
  }

  private static func table(_ entry: ReferenceEntry, _ page: ReferencePage) -> String {
    let head = [page.noun == "keys" ? "Key" : "Argument", "Type", "Unit", "Range", "Default", "Meaning"]
    let rows = entry.keys.map { key in
      [
        "`\(key.name)`", escaped(key.typeText), escaped(key.unitText ?? "–"), escaped(key.range ?? "–"),
        key.defaultText.map(escaped) ?? (entry.requiresKeys ? "*required*" : "–"), escaped(key.summary),
      ]
    }
    let lines = [head, head.map { _ in "---" }] + rows
    return lines.map { "| " + $0.map { $0.replacingBars() }.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private static func edge(_ edge: ReferenceEdge) -> String {
    var lines = ["- " + escaped(edge.text)]
    if let setting = edge.setting {
      let result = edge.isRefused ? ": " + edge.messages.map(escaped).joined(separator: "; ") : edge.gives
      lines.append("  - " + setting + result)
    }
    if !edge.isRefused { lines += edge.messages.map { "  - *lrplot warns:* \(escaped($0))" } }
    return lines.joined(separator: "\n")
  }

  private static func fenced(_ text: String, _ language: String) -> String { "```\(language)\n\(text)\n```" }

  /// The id that GitHub gives to a heading: lower case, spaces as hyphens, other signs left out.
  static func anchor(_ heading: String) -> String {
    String(
      String.UnicodeScalarView(
        heading.lowercased().unicodeScalars.compactMap { scalar in
          if scalar == " " { return "-" }
          return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "-_".unicodeScalars.contains(scalar)
            ? scalar : nil
        }))
  }

  /// The text with what would be Markdown or HTML escaped; code between backticks is left as it is.
  static func escaped(_ text: String) -> String {
    var isCode = false
    var result = ""
    for character in text {
      if character == "`" { isCode.toggle() }
      if !isCode, "*_<[]".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}

extension String {
  /// With bars escaped, which would end a cell of a table even between backticks.
  fileprivate func replacingBars() -> String {
    var result = ""
    for character in self {
      if character == "|" { result.append("\\") }
      result.append(character)
    }
    return result
  }
}

extension KeyDeclaration {
  /// Kinds that name a unit rather than a type.
  private static let countedKinds: Set<String> = ["steps", "metrics", "cycles"]

  /// The type of the value: `whole number` for a kind such as `steps`.
  var typeText: String { KeyDeclaration.countedKinds.contains(kind) ? "whole number" : kind }

  /// The unit of the value, or of the elements of a list.
  var unitText: String? {
    if let unit { return unit }
    if KeyDeclaration.countedKinds.contains(kind) { return kind }
    return kind == "list of steps" || kind == "steps or percent" ? "steps" : nil
  }
}
