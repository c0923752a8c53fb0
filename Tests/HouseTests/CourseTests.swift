import Foundation
import Testing

/// What the course promises: every claim of the ledger with its verdict, and no number that was typed by hand.
@Suite("The course keeps its promises")
struct CourseTests {
  static let folder = "templates/reports/learning-rate-scheduling"
  static let documents = Repository.files(below: folder).filter { $0.kind == "md" }

  /// The rows of the outline, each with a document that treats it.
  static let sections = [
    "01-summary", "02-prerequisites", "03-why", "04-mental-model", "05-formal-setup", "06-constant", "07-step-decay",
    "08-cosine", "09-linear-warmup", "10-cyclic", "11-one-cycle", "12-why-warmup", "13-theorem", "14-confusions",
    "15-takeaways", "16-exercises", "17-references",
  ]

  /// How many claims the ledger has.
  static let claims = 1...42

  static let verdicts = ["True.", "True, if", "Wrong as usually told.", "Empirical.", "Opinion."]

  @Test("Every row of the outline is a document")
  func outline() { #expect(Self.documents.map(\.name) == Self.sections.map { $0 + ".md" }) }

  @Test("Every claim stands once, as it is told, with its verdict and its evidence")
  func ledger() throws {
    var found: [Int: String] = [:]
    var order: [Int] = []
    for document in Self.documents {
      for match in try document.text().matches(of: /> \*\*Claim (\d+)\.\*\* \*[^*]+\*\\\n((?:> .*\n?)+)/) {
        let number = try #require(Int(match.1))
        #expect(found[number] == nil, "claim \(number) stands twice")
        let text = String(match.2)
        found[number] = text
        order.append(number)
        let verdict = Self.verdicts.first { text.hasPrefix("> **\($0)**") }
        #expect(verdict != nil, "\(document.path): claim \(number) has no verdict: \(text.prefix(60))")
        #expect(text.contains("Evidence:"), "\(document.path): claim \(number) has no evidence")
      }
    }
    #expect(order == Array(Self.claims), "claims are counted in the order of reading")
  }

  @Test("No number in the text is typed by hand", arguments: documents.filter { $0.name != "17-references.md" })
  func numbers(_ document: Repository.File) throws {
    #expect(Prose(try document.text()).typedNumbers.map { "\(document.path): \($0)" } == [])
  }

  @Test("Every figure has a caption and words for those who do not see it", arguments: documents)
  func words(_ document: Repository.File) throws {
    for line in try document.lines() where line.hasPrefix("```lrplot ") && !line.contains(".hidden") {
      #expect(line.contains("caption=\"") && line.contains("alt=\""), "\(document.path): \(line.prefix(60))")
    }
  }

  @Test("Every chapter ends with what to remember, in three lines")
  func remember() throws {
    let chapters = Self.documents.filter { document in
      !["16-", "17-"].contains { document.name.hasPrefix($0) }
    }
    for document in chapters {
      let parts = try document.text().split(separator: "## To remember\n")
      try #require(parts.count == 2, "\(document.path)")
      let lines = parts[1].split(separator: "\n## ")[0].split(separator: "\n").filter { $0.hasPrefix("- ") }
      #expect(lines.count == 3, "\(document.path)")
    }
  }

  @Test("Every work in the references is cited, and no text speaks of a page that is not there")
  func references() throws {
    let texts = try Self.documents.filter { $0.name != "17-references.md" }.map { try $0.text() }
    let text = texts.joined().replacing(/\n(> )?/, with: " ")
    #expect(!text.contains("source page"))
    let list = try #require(Self.documents.last).text()
    for match in list.matches(of: /(?m)^- ([\p{L}’]+),[^(]*\((\d{4}[ab]?)\)/) {
      let cited = text.contains(try Regex("\(match.1)[^()]{0,40} \(match.2)"))
      #expect(cited, "\(match.1) \(match.2)")
    }
  }

  @Test("What the checks look for is found")
  func checks() {
    #expect(Prose("It takes 12 steps.").typedNumbers == ["It takes 12 steps."])
    #expect(Prose("It takes <% a.b.12 %> steps at $T=1000$, `x[3]`, see [a](b-2.md#c3).").typedNumbers == [])
    #expect(Prose("A ResNet-56 on CIFAR-10, 1cycle, ÷10, Claim 12, Exercise 1, exercise 10.").typedNumbers == [])
    #expect(Prose("The paper has 8x fewer (Smith and Topin 2019). We have 3.").typedNumbers == ["We have 3."])
    #expect(Prose("```lrplot {#a}\n{\"steps\": 3}\n```\n\n$$\n3 + 4\n$$\n").typedNumbers == [])
  }
}

/// The sentences of a document without what may hold digits: code, formulas, tags, targets of links, names.
struct Prose {
  private let text: String

  init(_ markdown: String) {
    text =
      markdown
      .replacing(/(?ms)^(```+|~~~+).*?^\1\s*?$/, with: "")
      .replacing(/(?s)\$\$.*?\$\$/, with: "")
      .replacing(/(?s)<%.*?%>/, with: "◇")
      .replacing(/\$[^$\n]+(\n[^$\n]+)?\$/, with: "◇")
      .replacing(/`[^`]*`/, with: "◇")
      .replacing(/\]\([^)\s]*\)/, with: "]")
      .replacing(/<[a-z\/][^>]*>/, with: "")
      .replacing(/\[@?[^\]]*\]:.*/, with: "")
  }

  /// Names that have digits, and are no claims.
  private static var names: Regex<Substring> {
    /1cycle|ResNet-\d+|WRN-28-10|CIFAR-100?|Adam-2k|÷10|8x8|Claims? \d+(?:(?: to|,| and) \d+)*|[Ee]xercises? \d+(?: and \d+)?|[Ll]evels? (?:0A|[012])|\((?:0A|[012])\)|\*\*(?:0A|[012])\*\*/
  }

  /// `(Smith 2017)`, `Smith and Topin (2019)`: who says so.
  private static var citation: Regex<Substring> {
    /\p{Lu}[\p{L}é’-]+(?: and \p{Lu}[\p{L}’-]+| et al\.)?,? \(?\d{4}[ab]?/
  }

  /// The sentences with a digit that nothing accounts for.
  var typedNumbers: [String] {
    text.split(separator: /\n\s*\n|\n(?=[-|>#])/).flatMap { paragraph in
      paragraph.replacing(/\n(> )?/, with: " ").replacing("et al.", with: "et al\u{2024}")
        .replacing(/([.:?!])\s+(?=[\p{Lu}*(◇\[])/) { "\($0.1)\u{1F}" }
        .split(separator: "\u{1F}").map { $0.replacing("\u{2024}", with: ".") }
    }
    .map { $0.trimmingCharacters(in: .whitespaces) }
    .filter { sentence in
      if sentence.contains(Self.citation) { return false }
      return sentence.replacing(Self.names, with: "").contains(/[0-9]/)
    }
  }
}
