import LRScene
import LRTestSupport
import Testing

@testable import LRPlotting

@Suite("Laws of layout, over figures drawn by lot")
struct LayoutLawTests {
  static let laidOut = (Specimen.all + Specimen.usual).filter { $0.laidOut != nil }

  @Test("No two texts overlap", arguments: laidOut)
  func noOverlap(_ specimen: Specimen) throws {
    let texts = try #require(specimen.laidOut).scene.texts
    #expect(SceneLaws.overlaps(texts) == [])
  }

  @Test("No text leaves the figure", arguments: laidOut)
  func insideFigure(_ specimen: Specimen) throws {
    let scene = try #require(specimen.laidOut).scene
    let page = Rect(x: 0, y: 0, width: scene.width, height: scene.height)
    let outside = scene.texts.filter { !page.contains($0.box) }
    #expect(outside.map { "\($0.role): \($0.run.text) at \($0.box)" } == [])
  }

  @Test("All numbers are finite, and no place is far outside the figure", arguments: laidOut)
  func numbers(_ specimen: Specimen) throws {
    let scene = try #require(specimen.laidOut).scene
    let most = 2 * max(scene.width, scene.height)
    #expect(scene.numbers.filter { !$0.value.isFinite || abs($0.value) > most }.map(\.value) == [])
  }

  @Test("Panels are of one size and stand in line", arguments: laidOut)
  func grid(_ specimen: Specimen) throws {
    let scene = try #require(specimen.laidOut).scene
    let boxes = scene.panels
    #expect(Set(boxes.map { [$0.width, $0.height] }).count <= 1)
    let columns = min(specimen.figure.columns, specimen.figure.panels.count)
    #expect(Set(boxes.map(\.x)).count <= columns)
    #expect(Set(boxes.map(\.y)).count <= (specimen.figure.panels.count + columns - 1) / columns)
    for (index, box) in boxes.enumerated() {
      #expect(!boxes.dropFirst(index + 1).contains { $0.overlaps(box) })
    }
  }

  @Test("The last number of the steps stands at the last step", arguments: laidOut)
  func lastStep(_ specimen: Specimen) throws {
    let laidOut = try #require(specimen.laidOut)
    let wanted = specimen.figure.panels.filter { $0.x.upper == nil && !$0.series.isEmpty }
    let ends = laidOut.scene.texts("axis").filter { text in
      laidOut.places.contains { abs(text.box.midX - $0.box.maxX) < 0.01 && text.box.y > $0.box.maxY }
    }
    #expect(ends.count >= wanted.filter(Self.isDrawn).count)
  }

  @Test("Every curve is named, or a note says why not", arguments: laidOut.filter { $0.figure.naming == .auto })
  func named(_ specimen: Specimen) throws {
    let laidOut = try #require(specimen.laidOut)
    let panels = specimen.figure.panels
    guard Set(panels.flatMap { $0.series.map(\.slot) }).count > 1 else { return }
    // A curve alone in a panel with a title has that for a name.
    let series = panels.filter { $0.series.count > 1 || $0.title == nil }.flatMap(\.series)
    let theme = Theme(appearance: specimen.figure.appearance)
    let names = laidOut.scene.texts.filter { $0.role == "labels" || $0.role == "key" }
    let missing = series.filter { one in
      let plain = one.label.plain
      guard plain.contains(where: { !$0.isWhitespace }) else { return false }
      return !names.contains { name in
        let kept = name.run.text.hasSuffix("…") ? String(name.run.text.dropLast()) : name.run.text
        return name.run.paint == theme.series(one.slot).label && !kept.isEmpty && plain.hasPrefix(kept)
      }
    }
    #expect(missing.isEmpty || laidOut.notes.contains { $0.contains("names of the curves") })
  }

  @Test("No text covers a curve without a halo", arguments: laidOut)
  func halos(_ specimen: Specimen) throws {
    let scene = try #require(specimen.laidOut).scene
    #expect(SceneLaws.coveredCurves(scene) == [])
  }

  @Test("The same figure has the same layout", arguments: laidOut.prefix(40))
  func repeatable(_ specimen: Specimen) throws {
    let again = Specimen(seed: specimen.seed, figure: specimen.figure)
    #expect(again.laidOut?.scene == specimen.laidOut?.scene)
    #expect(again.laidOut?.notes == specimen.laidOut?.notes)
  }

  @Test("A figure that is refused is told why and what to do", arguments: Specimen.all)
  func refusal(_ specimen: Specimen) {
    guard case .failure(let error) = specimen.result else { return }
    #expect(error.message.contains("fit into \(Int(specimen.figure.width)) × \(Int(specimen.figure.height)) px"))
    #expect(error.hint.hasPrefix("give "))
  }

  @Test("Usual charts are never refused, and their curves are all named", arguments: Specimen.usual)
  func usual(_ specimen: Specimen) throws {
    let laidOut = try specimen.result.get()
    #expect(!laidOut.notes.contains { $0.contains("names of the curves") })
  }

  @Test("Most figures by lot are laid out at all")
  func most() {
    let count = Specimen.all.filter { $0.laidOut != nil }.count
    #expect(count > Specimen.all.count / 2, "\(count) of \(Specimen.all.count)")
  }

  /// Whether the panel's box can be read off its curves.
  private static func isDrawn(_ panel: Panel) -> Bool {
    panel.y.scale == .linear && panel.x.scale == .linear && panel.x.lower == nil && panel.y.lower == nil
      && panel.y.upper == nil && panel.series.contains { !$0.curve.extent.isEmpty && $0.curve.to > $0.curve.from }
  }
}
