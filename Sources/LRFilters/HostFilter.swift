public import LRInput
public import LRPlotKit

/// What a host's filter has come to.
public enum FilterOutcome {
  /// Bytes for the host, figures that go beside them, and what there is to warn of.
  case done([UInt8], files: [ReportFile], messages: [DiagnosticSink])
  /// What is wrong, each at its place.
  case refused([DiagnosticSink])
}

/// Makes the report that a filter asks for: who runs the filter knows where results are kept, and the font.
public typealias ReportMaker = (_ documents: [(source: Source, stem: String)], _ look: ReportLook) -> Report

/// The hosts whose filter this program is, by the name that it is called by.
///
///     HostName(program: "/usr/bin/pandoc-lrplot")   // .pandoc
public enum HostName: String, CaseIterable, Sendable {
  case pandoc = "pandoc-lrplot"
  case myst = "lrplot-myst"
  case mdBook = "mdbook-lrplot"

  /// Nil where the program is itself.
  public init?(program: String) { self.init(rawValue: program.split(separator: "/").last.map(String.init) ?? "") }
}
