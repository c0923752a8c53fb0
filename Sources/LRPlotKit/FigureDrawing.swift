import LRCairo
import LRPlotting
import LRScene
import LRSpec

extension Figure {
  /// The bytes of a file with the figure, and what there is to say about it.
  func drawn(
    text: TextForm, as format: OutputFormat, scale: Double, fonts: FontBook
  ) throws(DrawError) -> Chart.Figure {
    let laidOut: LaidOutFigure
    do {
      laidOut = try FigureLayout.layout(self, measurer: fonts)
    } catch {
      throw .layout(error.message, hint: error.hint)
    }
    let options = RenderOptions(scale: scale, text: text == .live ? .live : .outlines)
    do {
      let bytes = try Renderer.render(laidOut.scene, as: format, options: options, fonts: fonts)
      let look =
        appearance == .auto && format != .svg
        ? ["a \(format.rawValue.uppercased()) cannot follow its reader to light or dark: it is drawn light"] : []
      return Chart.Figure(bytes: bytes, notes: look + laidOut.notes)
    } catch {
      throw .render(error)
    }
  }
}
