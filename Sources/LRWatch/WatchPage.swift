import LRPlotKit

/// The page as it is sent: what there is to see now, also for those who run no scripts; the scripts then follow the files.
extension WatchDesk {
  var page: String {
    let sections = inputs.indices.map(section).joined(separator: "\n")
    return String(decoding: PackageResources.page_html, as: UTF8.self)
      .replacing("<main id=\"items\"></main>", with: "<main id=\"items\">\n\(sections)\n</main>", maxReplacements: 1)
  }

  private func section(_ index: Int) -> String {
    let input = inputs[index]
    var text = "<section\(input.isGood ? "" : " class=\"old\"")>\n<h2>\(PlainText(input.name).xml)</h2>\n"
    if !input.messages.isEmpty {
      let lines = input.messages.split(separator: "\n").map { PlainText(String($0)).xml }
      let words = input.isGood ? "Drawn, with warnings:" : input.content == nil ? "Not drawn." : Self.isOld
      text += "<div class=\"messages\(input.isGood ? "" : " wrong")\">\n<p>\(words)</p>\n"
      text += "<pre>\(lines.joined(separator: "\n"))</pre>\n</div>\n"
    }
    return text + (input.content.map { shown($0, index) } ?? "") + "</section>"
  }

  private static let isOld = "Not drawn; below is the last good drawing."

  private func shown(_ content: WatchedInput.Content, _ index: Int) -> String {
    switch content {
    case .chart(let picture):
      let figure = try? picture.chart.inColors(.auto).draw(as: .svg, scale: picture.scale, fonts: fonts)
      return "<figure>\n\(figure.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "")\n</figure>\n"
    case .report(let files, let page):
      guard page == nil else {
        return "<iframe src=\"/\(index).html\" title=\"\(PlainText(inputs[index].name).xml)\"></iframe>\n"
      }
      let pictures = files.map(\.path).filter { $0.hasSuffix(".svg") }
      return "<figure>\n"
        + pictures.map { "<img src=\"/\(index)/\(PlainText($0).xml)\" alt=\"\(PlainText($0).xml)\">\n" }.joined()
        + "</figure>\n"
    }
  }
}
