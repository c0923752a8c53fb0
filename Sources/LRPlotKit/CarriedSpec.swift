import LRCairo
public import LRInput
import LRSpec

/// The spec that a figure of lrplot carries inside.
///
///     try CarriedSpec.text(of: FileReader.read("fig.svg"))   // { "steps": 1000, "schedule": { "type": "cosine", … } }
public enum CarriedSpec {
  /// Why there is none.
  public struct Missing: Error, Equatable {
    /// One clause: `a.png` is no figure of lrplot, or carries no spec.
    public var message: String
    /// What would explain it, or where to find the spec.
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
    guard let node = carried(figure) else {
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
    return ReadableJSON.text(node.without(font))
  }

  /// The flags that a spec cannot hold, as a line for the same bytes has them: `["--scale 2", "--font FILE"]`, the file that of the
  /// font named beside it.
  public static func flags(of figure: Source) -> [(flag: String, reason: String)] {
    var flags: [(String, String)] = []
    if let scale = FigureMark.scale(in: figure.bytes), scale != 1 {
      let number = scale == scale.rounded() ? String(Int(scale)) : "\(scale)"
      flags.append(("--scale \(number)", "the picture has \(number) device pixels a px"))
    }
    if let name = carried(figure)?[font]?.string {
      flags.append(("--font FILE", "the font is \(DiagnosticText.quoted(name))"))
    }
    return flags
  }

  /// A spec as a figure carries it that is set in another font: so its bytes say which.
  static func text(_ spec: [UInt8], in fonts: FontBook) -> [UInt8] {
    guard !fonts.isHouseFont, let node = JSONReader.parse(DiagnosticSink(Source(name: "spec", bytes: spec))) else {
      return spec
    }
    return CanonicalJSON.text(node.setting(font, to: .string(fonts.description)))
  }

  /// No key of a spec.
  private static let font = "font"

  private static func carried(_ figure: Source) -> Node? {
    FigureMark.spec(in: figure.bytes).flatMap { JSONReader.parse(DiagnosticSink(Source(name: figure.name, text: $0))) }
  }
}
