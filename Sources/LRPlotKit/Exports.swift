public import LRCairo
public import LRConfigs
public import LRDialects
public import LRInput
public import LRPlotting
public import LRReference
public import LRReport
public import LRResults
@_exported public import LRSchedules
public import LRSpec
public import LRStore
public import LRTraining

// The names of other rooms that a user of this library meets, so that one import is enough: schedules with all that they have.
public typealias Appearance = LRPlotting.Appearance
public typealias CellRunner = LRTraining.CellRunner
public typealias KeptResults = LRTraining.KeptResults
public typealias Incomplete = LRTraining.Incomplete
public typealias ResultFolder = LRStore.ResultFolder
public typealias ResultStore = LRTraining.ResultStore
public typealias Shard = LRTraining.Shard
public typealias Workers = LRTraining.Workers
public typealias AtomicFile = LRStore.AtomicFile
public typealias ConfigFlags = LRConfigs.ConfigFlags
public typealias DiagnosticForm = LRInput.DiagnosticForm
public typealias DiagnosticLine = LRInput.DiagnosticLine
public typealias DiagnosticSink = LRInput.DiagnosticSink
public typealias DiagnosticText = LRInput.DiagnosticText
public typealias Explanation = LRSpec.Explanation
public typealias Dialect = LRDialects.Dialect
public typealias FileError = LRStore.FileError
public typealias FileReader = LRStore.FileReader
public typealias FolderListing = LRStore.FolderListing
public typealias FontBook = LRCairo.FontBook
public typealias FontError = LRCairo.FontError
public typealias FrameworkSchedule = LRDialects.FrameworkSchedule
public typealias Interruptions = LRStore.Interruptions
public typealias JSONSchema = LRReference.JSONSchema
public typealias Listing = LRReference.Listing
public typealias Mark = LRSpec.Mark
public typealias NearMiss = LRInput.NearMiss
public typealias Naming = LRPlotting.Naming
public typealias Node = LRInput.Node
public typealias Number = LRInput.Number
public typealias OutputFormat = LRCairo.OutputFormat
public typealias Quantity = LRResults.Quantity
public typealias RenderError = LRCairo.RenderError
public typealias Source = LRInput.Source
/// A host that the Markdown of a report is written for.
public typealias Flavor = LRReport.Flavor
/// A figure for a host that has read the document itself.
public typealias HostFigure = LRReport.HostFigure
public typealias ScaleKind = LRPlotting.ScaleKind
public typealias SeriesColor = LRSpec.SeriesColor
public typealias CurveColor = LRSpec.CurveColor
public typealias FigureFormat = LRReport.FigureFormat
public typealias PlainText = LRReport.PlainText
public typealias ReportFile = LRReport.ReportFile
public typealias WorkFolder = LRStore.WorkFolder
public typealias TextForm = LRSpec.TextForm
public typealias TrainedRates = LRSpec.TrainedRates
public typealias ValueRequest = LRSpec.ValueRequest
public typealias ValueFormat = LRResults.ValueTable.Format

/// The versions of what draws.
public enum Versions {
  /// `lrplot 0.1.0`
  public static let lrplot = Provenance.generator
  /// `0.1.0`, by Semantic Versioning: the tag of the release.
  public static let number = Provenance.version
  public static let cairo = CairoVersion.string
  public static let zlib = ZlibVersion.string
}
