import LRCairo
public import LRInput
import LRSpec

/// The spec that a figure of lrplot carries inside.
///
///     try CarriedSpec.text(of: FileReader.read("fig.svg"))   // { "steps": 1000, "schedule": { "type": "cosine", … } }
public enum CarriedSpec {
  /// Why there is none.
  public struct Missing: Error, Equatable {
    public var message: String
    public var hint: String
  }

  /// The spec of an SVG, a PNG or a PDF as JSON with line breaks: drawn again, it gives the same figure.
  ///
  /// Flags, configs and looks are part of it; logs are named in it.
  public static func text(of figure: Source) throws(Missing) -> String {
    let name = DiagnosticText.quoted(figure.name, limit: 200)
    guard FigureMark.read(figure.bytes) != nil else {
      throw Missing(
        message: "\(name) is no figure of lrplot",
        hint: "the SVG, PNG and PDF files that lrplot wrote carry a spec, unless another program saved them anew")
    }
    guard let spec = FigureMark.spec(in: figure.bytes),
      let node = JSONReader.parse(DiagnosticSink(Source(name: figure.name, text: spec)))
    else {
      throw Missing(
        message: "\(name) carries no spec",
        hint: "code made it, or its spec is longer than a figure carries (16 KiB)")
    }
    // What `ChartComparison` puts in, which is no spec.
    guard node["diff"] == nil else {
      throw Missing(
        message: "\(name) compares two specs, and was not drawn from one",
        hint: "`lrplot diff A B -o FIGURE` draws such figures")
    }
    return ReadableJSON.text(node)
  }
}
