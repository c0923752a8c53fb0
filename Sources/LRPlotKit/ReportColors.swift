import LRInput
import LRPlotting
import LRScene
import LRSpec

/// The colours of a report: each name has one, in all of its figures.
struct ReportColors {
  let palette: ColorPalette
  /// What could not be had, a sentence each.
  private(set) var clashes: [String] = []

  /// - Parameters:
  ///   - charts: in the order of the report.
  ///   - given: what the documents say themselves.
  init(_ charts: [ChartSpec], given: [String: CurveColor]) {
    var colors = given
    for chart in charts {
      for curve in chart.curves {
        guard let asked = chart.chosenColor(curve), given[curve.name] == nil else { continue }
        if let known = colors[curve.name], known != asked {
          let clash =
            "\(DiagnosticText.quoted(curve.name)) is \(known.text) in one figure and asks for \(asked.text) in another: "
            + "it is \(known.text) in all"
          if !clashes.contains(clash) { clashes.append(clash) }
        } else {
          colors[curve.name] = asked
        }
      }
    }
    var fixed: [String: Int] = [:]
    var own: [String: PageColors] = [:]
    for (name, color) in colors {
      if case .named(let named) = color { fixed[name] = named.place } else { own[name] = color.pages }
    }
    let coloring = NameColoring(charts.flatMap(\.figuresOfNames), fixed: fixed, own: own)
    for (name, slot) in coloring.slots where colors[name] == nil {
      colors[name] = .named(SeriesColor.allCases[slot % SeriesColor.allCases.count])
    }
    palette = ColorPalette(name: "the colours of the report", colors: colors)
    for clash in coloring.clashes.prefix(5) {
      let names = clash.names.map { DiagnosticText.quoted($0) }.joined(separator: " and ")
      clashes.append(
        "no colouring of the names tells all apart that share a figure: \(names) lie near to each other in one")
    }
  }
}

extension ChartSpec {
  /// The colour that a curve has because its spec says so.
  fileprivate func chosenColor(_ curve: CurveSpec) -> CurveColor? {
    guard curve.hasOwnColor else { return nil }
    return ownColor(curve) ?? SeriesColor.allCases.first { $0.place == curve.slot }.map(CurveColor.named)
  }

  /// The names whose colours have to be told apart: of the figure, since one key may serve all of its panels; where every
  /// panel has one curve of its own, each by itself.
  fileprivate var figuresOfNames: [[String]] {
    let told = panels.filter { !$0.namesBesideBars }.map { $0.curves.map { curves[$0].name } }
    guard panels.contains(where: { $0.curves.count > 1 }) else { return told.isEmpty ? [] : told }
    var names: [String] = []
    for name in told.joined() where !names.contains(name) { names.append(name) }
    return [names]
  }
}
