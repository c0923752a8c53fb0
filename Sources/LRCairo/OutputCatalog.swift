/// All outputs, in the order in which they are listed to people.
public enum OutputCatalog {
  /// What is known of an output before it is used.
  public struct Entry: Sendable {
    /// The kind of file.
    public let format: OutputFormat
    /// IANA media type, `image/svg+xml`.
    public let mediaType: String
    /// One sentence for lists and help.
    public let summary: String
    let output: any Output.Type
  }

  /// One a format, in the order svg, png, pdf.
  public static let entries: [Entry] = OutputFormat.allCases.map(entry(for:))

  /// What is known of the output that writes `format`.
  public static func entry(for format: OutputFormat) -> Entry {
    switch format {
    case .svg:
      Entry(
        format: .svg, mediaType: "image/svg+xml",
        summary: "Vector drawing for web pages, with its spec, description and theme inside.", output: SVGOutput.self)
    case .png:
      Entry(
        format: .png, mediaType: "image/png",
        summary: "Bitmap at any scale that prints at its true size, lossless.", output: PNGOutput.self)
    case .pdf:
      Entry(
        format: .pdf, mediaType: "application/pdf",
        summary: "Vector drawing for papers, fonts embedded, text can be selected.", output: PDFOutput.self)
    }
  }
}
