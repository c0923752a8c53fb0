import FoundationEssentials

/// A figure for a host that has read the document itself: what stands in its tree in the place of a block.
///
///     figure.label   // Figure 3
public struct HostFigure: Sendable {
  /// What links in the document lead to: `fig-cosine`.
  public let id: String
  /// “Figure 3”, in the words of the document.
  public let label: String
  /// The caption in pieces, as a host's tree takes them.
  public let caption: [Wording]
  /// What the figure shows, as plain words.
  public let alt: String
  /// `figures/fig-cosine-1a2b3c4d.svg`
  public let path: String
  /// The picture itself, as the file of that path has it.
  public let bytes: [UInt8]
  private let format: FigureFormat

  init(_ figure: ReportFigure, _ bytes: [UInt8], _ format: FigureFormat) {
    (id, label, alt, self.bytes, self.format) = (figure.id, figure.label, figure.alt.words, bytes, format)
    caption = Wording.all(in: figure.caption)
    path = figure.path(bytes, format)
  }

  /// The file as an address: `data:image/svg+xml;base64,…`.
  public var address: String { format.address(of: bytes) }
}

extension FigureFormat {
  /// A file of the format as an address that needs no file.
  func address(of bytes: [UInt8]) -> String {
    let kind =
      switch self {
      case .svg: "image/svg+xml"
      case .png: "image/png"
      case .pdf: "application/pdf"
      }
    return "data:\(kind);base64," + Data(bytes).base64EncodedString()
  }
}
