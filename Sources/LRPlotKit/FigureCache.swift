public import LRCairo
import LRInput
import LRSpec
public import LRStore

/// Keeps drawn figures in a folder, named after everything that determines their bytes.
public struct FigureCache: Sendable {
  private let folder: ResultFolder
  private let program: String

  /// - Parameter program: tells one build of this program from another, since any change of it may change a figure.
  public init(_ folder: ResultFolder, program: String) {
    self.folder = folder
    self.program = program
  }

  /// The name of a chart's figure: of its spec and logs, the format, the font, Cairo, zlib and this program.
  func key(of chart: Chart, as format: OutputFormat, scale: Double = 1, fonts: FontBook) -> String {
    key(of: chart, as: format.rawValue, scale: scale, fonts: fonts)
  }

  /// - Parameter form: a format, or what else is made of a chart.
  private func key(of chart: Chart, as form: String, scale: Double, fonts: FontBook) -> String {
    let parts = [
      program, CairoVersion.string, ZlibVersion.string, fonts.description, form, scale.description,
      chart.origin().digest,
    ]
    return Provenance.digest(Array(parts.joined(separator: "\n").utf8))
  }

  /// The name of a report's files: of its documents, its charts, the font, Cairo, zlib and this program.
  func key(ofReport documents: [Source], charts: [String], fonts: FontBook) -> String {
    var bytes = Array(
      ([program, CairoVersion.string, ZlibVersion.string, fonts.description] + charts).joined(separator: "\n").utf8)
    for document in documents { bytes += Array("\n\(document.name) \(document.bytes.count)\n".utf8) + document.bytes }
    return Provenance.digest(bytes)
  }

  /// A figure that was drawn before by this build of the program, and had nothing to warn of; nil if there is none.
  ///
  /// - Parameter scale: device pixels a px, for PNG only.
  public func figure(of chart: Chart, as format: OutputFormat, scale: Double = 1, fonts: FontBook) -> [UInt8]? {
    load(key(of: chart, as: format, scale: scale, fonts: fonts))
  }

  /// Keeps a figure that was just drawn; one with warnings is drawn again each time, so that they are said each time.
  public func keep(
    _ figure: Chart.Figure, of chart: Chart, as format: OutputFormat, scale: Double = 1, fonts: FontBook
  ) {
    if figure.notes.isEmpty { save(key(of: chart, as: format, scale: scale, fonts: fonts), figure.bytes) }
  }

  /// The numbers of a figure for the script of a page, kept or made now; nil where they cannot be made.
  func readings(of chart: Chart, fonts: FontBook, make: () -> String?) -> String? {
    let key = key(of: chart, as: "readings", scale: 1, fonts: fonts)
    if let kept = load(key) { return String(decoding: kept, as: UTF8.self) }
    let made = make()
    if let made { save(key, Array(made.utf8)) }
    return made
  }

  /// The bytes that were kept under a key; nil where they are not as they were written.
  func load(_ key: String) -> [UInt8]? {
    guard let kept = folder.load(key), kept.count > FigureCache.sealLength else { return nil }
    let bytes = Array(kept.dropFirst(FigureCache.sealLength))
    return kept.starts(with: Provenance.digest(bytes).utf8) ? bytes : nil
  }

  /// Keeps bytes behind a digest of themselves, so that a damaged file is never taken for a figure.
  func save(_ key: String, _ bytes: [UInt8]) { folder.save(key, Array(Provenance.digest(bytes).utf8) + bytes) }

  /// Letters of a digest.
  private static let sealLength = 32
}
