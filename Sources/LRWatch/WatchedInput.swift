public import LRPlotKit

/// One input as the page shows it: the last good drawing, and what is wrong since.
public struct WatchedInput {
  /// A chart that was drawn.
  public struct Picture {
    /// What is drawn again in the format and the colours that the page asks for.
    public var chart: DrawableChart
    /// What its schedules do, in words; empty where that would have to be run again.
    public var told: String
    /// Device pixels a px, for PNG.
    public var scale: Double

    /// See the properties of the same names.
    public init(_ chart: DrawableChart, told: String, scale: Double) {
      self.chart = chart
      self.told = told
      self.scale = scale
    }
  }

  /// What there is to see.
  public enum Content {
    case chart(Picture)
    /// The files of a report, and its page where pandoc made one.
    case report([ReportFile], page: [UInt8]?)
  }

  /// The path that the page shows it under.
  public var name: String
  /// What was said of it last, as a terminal has it.
  public var messages = ""
  /// Whether the last drawing is of the files as they are.
  public var isGood = false
  /// Rises with every good drawing.
  public private(set) var number = 0
  /// The last good drawing; nil until there was one.
  public private(set) var content: Content?

  /// An input that was not read yet.
  public init(name: String) { self.name = name }

  /// Takes a new drawing, or keeps the last good one where there is none.
  public mutating func take(_ content: Content?, messages: String) {
    self.messages = messages
    isGood = content != nil
    guard let content else { return }
    self.content = content
    number += 1
  }
}
