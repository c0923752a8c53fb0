/// The figures of a report in one count: those of charts, and the author's pictures where whoever shows the text counts them too.
struct FigureCount {
  /// A figure's number, and the document it stands in.
  struct Figure: Sendable {
    var number: Int
    var stem: String
  }

  /// The figures that have a name.
  private(set) var figures: [String: Figure] = [:]
  /// The numbers of the author's pictures, by documents and nodes.
  private var pictures: [String: [Int: Int]] = [:]

  init(_ documents: [ReportDocument], _ rule: CountedPictures) {
    var number = 0
    for document in documents {
      if rule == .named { number = 0 }
      let own = document.pictures.filter { picture in
        switch rule {
        case .none: false
        case .captioned: picture.isFigure
        case .named: picture.id?.hasPrefix("fig-") == true
        }
      }
      let charts = document.charts.filter { !$0.isHidden && (rule != .named || $0.id.hasPrefix("fig-")) }
      let all = own.map { (node: $0.node, id: $0.id, isOwn: true) } + charts.map { ($0.node, $0.id, false) }
      for figure in all.sorted(by: { $0.node < $1.node }) {
        // A chart whose id is used twice is refused.
        if let id = figure.id, !figure.isOwn, figures[id] != nil { continue }
        number += 1
        if figure.isOwn { pictures[document.stem, default: [:]][figure.node] = number }
        if let id = figure.id, figures[id] == nil { figures[id] = Figure(number: number, stem: document.stem) }
      }
      // What the host does not count has a number of ours behind all that it does.
      for chart in document.charts where !chart.isHidden && figures[chart.id] == nil {
        number += 1
        figures[chart.id] = Figure(number: number, stem: document.stem)
      }
    }
  }

  /// The number of a picture; nil for one that is not counted.
  func number(of picture: OwnPicture, in document: ReportDocument) -> Int? { pictures[document.stem]?[picture.node] }
}
