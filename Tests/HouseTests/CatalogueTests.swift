import Testing

/// Templates and figures come in pairs, so that a half-finished one fails by name.
@Suite("Every template has its figure, and every figure its template")
struct CatalogueTests {
  static let templates = Repository.files(below: "templates").filter {
    $0.kind == "json" && !$0.path.hasPrefix("templates/ci/")
  }
  static let figures = Repository.files(below: "output").filter {
    ["svg", "png", "pdf"].contains($0.kind) && !$0.path.hasPrefix("output/reports/")
  }
  /// Documents, and what `lrplot report` makes of them: `make check` builds them again.
  static let reports = Repository.files(below: "templates/reports") + Repository.files(below: "output/reports")

  @Test("There are templates and figures")
  func some() {
    #expect(!Self.templates.isEmpty)
    #expect(!Self.figures.isEmpty)
  }

  @Test("Each template has a committed SVG", arguments: templates)
  func figure(of template: Repository.File) {
    let path = template.path.replacing("templates/", with: "output/", maxReplacements: 1)
      .replacing(/json$/, with: "svg")
    #expect(Repository.exists(path), "\(path) is missing: run `make figures` and commit it")
  }

  @Test("Each figure has a template", arguments: figures)
  func template(of figure: Repository.File) {
    let path = figure.path.replacing("output/", with: "templates/", maxReplacements: 1)
      .replacing(/(svg|png|pdf)$/, with: "json")
    #expect(Repository.exists(path), "\(figure.path) is left over: nothing in templates/ gives it")
  }

  @Test("Each document of a report has its Markdown")
  func documents() {
    let given = Repository.files(below: "templates/reports").filter { $0.kind == "md" }
    #expect(given.count > 1)
    for document in given {
      let path = document.path.replacing("templates/", with: "output/", maxReplacements: 1)
      #expect(Repository.exists(path), "\(path) is missing: run `make figures` and commit it")
    }
    #expect(Self.reports.allSatisfy { ["md", "svg"].contains($0.kind) || $0.path.contains("/results/") })
  }

  @Test("Kept results stand beside the spec of their name")
  func kept() {
    let tables = Self.reports.filter { $0.path.contains("/results/") }
    #expect(!tables.isEmpty)
    for table in tables {
      #expect(table.kind == "csv")
      #expect(Repository.exists("templates/charts/\(table.name.dropLast(4)).json"), "\(table.path) is of no spec")
    }
  }

  @Test("No other files lie among them")
  func strays() {
    // Logs and tables that templates draw lie beside them.
    let logs = ["templates/logs", "templates/data"].flatMap { Repository.files(below: $0) }.map(\.path)
    // Projects of hosts are built, and those of CI run, by `make test-hosts`.
    let hosts = (Repository.files(below: "templates/hosts") + Repository.files(below: "templates/ci")).map(\.path)
    let known = Set((Self.templates + Self.figures + Self.reports).map(\.path) + logs + hosts)
    let all = Repository.files(below: "templates") + Repository.files(below: "output")
    #expect(all.map(\.path).filter { !known.contains($0) } == [])
  }

  @Test("Templates are named like schedules and lint rules, in lower case", arguments: templates)
  func name(of template: Repository.File) {
    #expect(template.name.wholeMatch(of: /[a-z0-9]+([_-][a-z0-9]+)*\.json/) != nil, "\(template.path)")
  }
}
