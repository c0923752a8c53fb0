import LRInput
public import LRPlotKit

/// Answers the page: from what was drawn and from this program, and never from a file.
public struct WatchDesk {
  /// What the page shows, in its order; the place of an input is its number in addresses.
  public var inputs: [WatchedInput]
  let fonts: FontBook

  /// Bytes of a table of values that a browser is handed.
  private static let longest = 64 << 20
  private static let html = "text/html; charset=utf-8"
  private static let json = "application/json; charset=utf-8"

  /// See the properties of the same names; `fonts` is what figures are drawn anew in.
  public init(_ inputs: [WatchedInput], fonts: FontBook) {
    self.inputs = inputs
    self.fonts = fonts
  }

  /// Every path that is not one of these is not found.
  public func answer(_ request: WebRequest) -> WebAnswer {
    switch request.path {
    case "/": return WebAnswer(Self.html, Array(page.utf8))
    case "/watch.js": return WebAnswer("text/javascript; charset=utf-8", PackageResources.watch_js)
    case "/readings.js": return WebAnswer("text/javascript; charset=utf-8", PackageFiles.readings)
    case "/events": return .events
    case "/state": return WebAnswer(Self.json, Array(state.utf8))
    default: return shown(request) ?? .refusal(404)
    }
  }

  /// `/0.svg`, `/0.csv`, `/1.html`, `/1/figures/fig-plan-1f2e3d4c.svg`.
  private func shown(_ request: WebRequest) -> WebAnswer? {
    let path = request.path.dropFirst()
    let number = path.prefix { $0.isASCII && $0.isNumber }
    guard let index = Int(number), String(index) == number, inputs.indices.contains(index),
      let content = inputs[index].content
    else { return nil }
    let rest = path.dropFirst(number.count)
    switch content {
    case .chart(let picture):
      return rest.hasPrefix(".") ? chart(picture, index, String(rest.dropFirst()), request) : nil
    case .report(let files, let page):
      if rest == ".html" { return page.map { WebAnswer(Self.html, $0, trust: .document) } }
      guard rest.hasPrefix("/"), let file = files.first(where: { $0.path == rest.dropFirst() }),
        file.path.hasSuffix(".svg")
      else { return nil }
      return WebAnswer("image/svg+xml", file.bytes)
    }
  }

  private func chart(
    _ picture: WatchedInput.Picture, _ index: Int, _ ending: String, _ request: WebRequest
  ) -> WebAnswer? {
    // What is not only shown is saved under the name of its input.
    let name = request["save"] == nil ? nil : Self.stem(of: inputs[index].name) + "." + ending
    let chart = request["theme"].flatMap { Appearance(rawValue: $0) }.map(picture.chart.inColors) ?? picture.chart
    if let format = OutputFormat(rawValue: ending) {
      guard let figure = try? chart.draw(as: format, scale: picture.scale, fonts: fonts) else {
        return .refusal(413, "the figure cannot be drawn as \(ending)")
      }
      return WebAnswer(Self.types[ending] ?? "", figure.bytes, fileName: name)
    }
    switch ending {
    case "json": return WebAnswer(Self.json, Array(chart.readings(fonts: fonts).utf8))
    case "csv":
      var bytes: [UInt8] = []
      picture.chart.writeValues(.csv) { chunk in
        bytes += chunk
        return bytes.count <= Self.longest
      }
      guard bytes.count <= Self.longest else {
        return .refusal(413, "the table is longer than 64 MiB: lrplot values prints it")
      }
      return WebAnswer("text/csv; charset=utf-8", bytes, fileName: name)
    default: return nil
    }
  }

  private static let types = ["svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"]

  /// `cosine` of `specs/cosine.json`.
  private static func stem(of name: String) -> String {
    let last = String(name.split(separator: "/").last ?? "figure")
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return last }
    return String(last[..<dot])
  }

  /// What the page has to know of every input.
  private var state: String {
    let items = inputs.map { input in
      var fields = [
        "\"name\":\(JSONText.string(input.name))", "\"number\":\(input.number)", "\"good\":\(input.isGood)",
        "\"messages\":\(JSONText.string(input.messages))",
      ]
      switch input.content {
      case nil: fields.append("\"kind\":null")
      case .chart(let picture):
        fields += [
          "\"kind\":\"chart\"", "\"spec\":\(JSONText.string(picture.chart.chart.writtenSpec ?? ""))",
          "\"told\":\(JSONText.string(picture.told))",
        ]
      case .report(let files, let page):
        let figures = files.map(\.path).filter { $0.hasSuffix(".svg") }.map(JSONText.string)
        fields += [
          "\"kind\":\"report\"", "\"page\":\(page != nil)", "\"figures\":[\(figures.joined(separator: ","))]",
        ]
      }
      return "{" + fields.joined(separator: ",") + "}"
    }
    return "{\"items\":[\n" + items.joined(separator: ",\n") + "\n]}\n"
  }
}
