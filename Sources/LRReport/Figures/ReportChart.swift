public import LRResults

/// A chart as a report uses it: it has numbers, and it can be drawn.
///
/// The report does not read or draw specs itself: whoever builds it hands this in.
public protocol ReportChart: AnyObject {
  /// The title, its formulas in words; empty if there is none.
  var title: PlainText { get }
  /// What the chart shows, in words.
  var description: PlainText { get }
  /// The titles of its panels, empty where there are none.
  var panels: [PlainText] { get }
  /// The numbers of a quantity; nil if the chart has none of it.
  ///
  /// - Parameter panel: the place of the panel that is asked, from 0.
  func curves(_ quantity: Quantity, panel: Int?) -> [NamedValues]?
  /// The columns of the author's own tables that a panel draws, or the whole chart, as they are called there.
  func columns(panel: Int?) -> [String]
  /// The numbers of such a column.
  func curves(ofColumn column: String, panel: Int?) -> [NamedValues]
  /// Constants of the problem that it runs; nil if it runs none.
  var problem: NamedValues? { get }
  /// The figure as a file of one of the formats; nil once it has been said why there is none.
  func render(_ format: FigureFormat) -> [UInt8]?
  /// The numbers of its curves at their places in the figure, as JSON, for a page; nil if it has none that can be pointed at.
  var readings: String? { get }
  /// A figure without what only tells which machine drew it: files are named after what is left.
  func withoutStamp(_ figure: [UInt8]) -> [UInt8]
}

extension ReportChart {
  /// None.
  public func columns(panel: Int?) -> [String] { [] }
  /// None.
  public func curves(ofColumn column: String, panel: Int?) -> [NamedValues] { [] }
  /// None.
  public var readings: String? { nil }
  /// As it is, where nothing tells of a machine.
  public func withoutStamp(_ figure: [UInt8]) -> [UInt8] { figure }
}

/// What figures of a report are made as.
public enum FigureFormat: String, CaseIterable, Sendable { case svg, png, pdf }
