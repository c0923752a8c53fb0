public import LRCairo
public import LRConfigs
public import LRInput
public import LRPlotting
public import LRReference
public import LRReport
public import LRResults
public import LRSpec
public import LRStore
public import LRTraining

// The names of other rooms that a user of this library meets, so that one import is enough.
public typealias Appearance = LRPlotting.Appearance
public typealias CellRunner = LRTraining.CellRunner
public typealias Incomplete = LRTraining.Incomplete
public typealias ResultFolder = LRStore.ResultFolder
public typealias ResultStore = LRTraining.ResultStore
public typealias Shard = LRTraining.Shard
public typealias Workers = LRTraining.Workers
public typealias AtomicFile = LRStore.AtomicFile
public typealias ConfigFlags = LRConfigs.ConfigFlags
public typealias DiagnosticSink = LRInput.DiagnosticSink
public typealias DiagnosticText = LRInput.DiagnosticText
public typealias Explanation = LRSpec.Explanation
public typealias FileError = LRStore.FileError
public typealias FileReader = LRStore.FileReader
public typealias FolderListing = LRStore.FolderListing
public typealias FontBook = LRCairo.FontBook
public typealias FontError = LRCairo.FontError
public typealias JSONSchema = LRReference.JSONSchema
public typealias Listing = LRReference.Listing
public typealias Node = LRInput.Node
public typealias Number = LRInput.Number
public typealias OutputFormat = LRCairo.OutputFormat
public typealias Quantity = LRResults.Quantity
public typealias RenderError = LRCairo.RenderError
public typealias Source = LRInput.Source
public typealias ReportFile = LRReport.ReportFile
public typealias TextForm = LRSpec.TextForm
public typealias TrainedRates = LRSpec.TrainedRates
public typealias ValueRequest = LRSpec.ValueRequest
public typealias ValueFormat = LRResults.ValueTable.Format

/// The versions of what draws.
public enum Versions {
  /// `lrplot 0.1.0`
  public static let lrplot = "lrplot \(Provenance.version)"
  public static let cairo = CairoVersion.string
  public static let zlib = ZlibVersion.string
}
