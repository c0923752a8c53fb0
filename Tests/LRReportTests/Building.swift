import LRInput
import LRResults

@testable import LRReport

/// Documents that are built from texts, with charts that draw their own name.
struct Building {
  let builder: ReportBuilder
  let sinks: [DiagnosticSink]

  init(_ documents: (String, String)...) { self.init(.github, documents) }

  init(_ flavor: Flavor, _ documents: (String, String)...) { self.init(flavor, documents) }

  private init(_ flavor: Flavor, _ documents: [(String, String)]) {
    let sinks = documents.map { DiagnosticSink(Source(name: $0.0 + ".md", text: $0.1)) }
    self.sinks = sinks
    builder = ReportBuilder(
      zip(sinks, documents).map { ($0, $1.0.split(separator: "/").last.map(String.init) ?? "") }, version: "lrplot 1",
      flavor: flavor
    ) { request in
      let body = request.inline.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "file \(request.path ?? "")"
      if body.hasPrefix("wrong") { return nil }
      // A spec is as far to the right as what holds it.
      return NamedChart(String(body.filter { !["\n", "\r\n"].contains($0) }.drop { $0 == " " }))
    }
  }

  /// A document as it is written, without the note of its making.
  func markdown(_ stem: String) -> String? {
    guard let file = builder.files()?.first(where: { $0.path == stem + ".md" }) else { return nil }
    let text = String(decoding: file.bytes, as: UTF8.self)
    return text.firstRange(of: "-->\n\n").map { String(text[$0.upperBound...]) }
  }

  /// `3:5: unknown …`, of all documents in their order.
  var errors: [String] {
    _ = builder.files()
    return sinks.flatMap { sink in sink.sorted.map { "\(sink.source.place(at: $0.offset)): \($0.message)" } }
  }
}

/// A chart whose drawing is its body.
private final class NamedChart: ReportChart {
  private let body: String
  init(_ body: String) { self.body = body }
  var title: PlainText { PlainText(body) }
  var description: PlainText { PlainText("shows \(body)") }
  var panels: [PlainText] { [PlainText("left"), PlainText("right")] }
  func curves(_ quantity: Quantity, panel: Int?) -> [NamedValues]? {
    if quantity == .theoremBound { return [NamedValues(label: "cosine", numbers: [("last", 7)])] }
    guard quantity.name == "final" else { return nil }
    if body.hasPrefix("label: ") { return [NamedValues(label: String(body.dropFirst(7)), numbers: [("final", 1)])] }
    if body == "twins" {
      return [
        NamedValues(label: "0.5/√t", numbers: [("final", 1)]), NamedValues(label: "0.5/t²", numbers: [("final", 2)]),
      ]
    }
    let factor = Double(1 + (panel ?? 0))
    return [
      NamedValues(label: "÷10 at 50/75 %", numbers: [("final", 0.1234567 * factor), ("low", 0.1), ("high", 0.2)]),
      NamedValues(label: "cosine", numbers: [("final", 0.25 * factor), ("runs", 12)]),
    ]
  }
  var problem: NamedValues? { NamedValues(label: "problem", numbers: [("dimension", 3)]) }
  /// Its name among them, as a curve's would be.
  var readings: String? { body.hasPrefix("pointed") ? "{\"panels\":[\n{\"title\":\"\(body)\"}\n]}\n" : nil }
  func render(_ format: FigureFormat) -> [UInt8]? { Array("<svg><desc id=\"d\">x</desc>\(body)</svg>".utf8) }
}
