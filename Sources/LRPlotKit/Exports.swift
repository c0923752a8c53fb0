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
/// Light, dark, print, or both light and dark in one SVG.
public typealias Appearance = LRPlotting.Appearance
/// Makes simulated runs, on all cores, or looks them up.
public typealias TrainingRunner = LRTraining.TrainingRunner
/// Results of runs as a table beside their spec.
package typealias KeptResults = LRTraining.KeptResults
/// What is missing where runs are spread over processes.
public typealias Incomplete = LRTraining.Incomplete
/// A folder of results, each found again by all that determines it.
public typealias ResultFolder = LRStore.ResultFolder
/// Where results of runs are kept, by name.
public typealias ResultStore = LRTraining.ResultStore
/// One of several parts of the runs.
public typealias Shard = LRTraining.Shard
/// The cores that runs are made on.
public typealias Workers = LRTraining.Workers
/// Writes files whole or not at all.
public typealias AtomicFile = LRStore.AtomicFile
/// What a command line says of a run where its config leaves it open.
public typealias ConfigFlags = LRConfigs.ConfigFlags
/// How messages are written: for people, GitHub or a program.
public typealias DiagnosticForm = LRInput.DiagnosticForm
/// A message that is ready to be written in any form.
package typealias DiagnosticLine = LRInput.DiagnosticLine
/// Collects the messages about an input.
public typealias DiagnosticSink = LRInput.DiagnosticSink
/// Writes messages with the line of the source and a caret.
public typealias DiagnosticText = LRInput.DiagnosticText
/// What the schedules of a chart do, in words and numbers.
public typealias Explanation = LRSpec.Explanation
/// A framework: `torch`, `optax`, `keras` …
public typealias Dialect = LRDialects.Dialect
/// Why a file could not be read or written.
public typealias FileError = LRStore.FileError
/// Reads whole files, up to a limit.
public typealias FileReader = LRStore.FileReader
/// Lists the files below a folder, always in the same order.
package typealias FolderListing = LRStore.FolderListing
/// The fonts that figures are measured and drawn in.
public typealias FontBook = LRCairo.FontBook
/// Why a font cannot be used.
public typealias FontError = LRCairo.FontError
/// A framework's own schedule, with its quirks.
public typealias FrameworkSchedule = LRDialects.FrameworkSchedule
/// Keeps an interruption waiting while something half done would be left behind.
package typealias Interruptions = LRStore.Interruptions
/// The JSON Schema of specs, for editors.
public typealias JSONSchema = LRReference.JSONSchema
/// What can stand in a spec, for a terminal or in Markdown.
public typealias Listing = LRReference.Listing
/// A point that is marked on request: the peak, the final rate.
public typealias Mark = LRSpec.Mark
/// Finds the name that was meant.
package typealias NearMiss = LRInput.NearMiss
/// How a reader learns which curve is which.
public typealias Naming = LRPlotting.Naming
/// A value of a parsed text, with its place.
public typealias Node = LRInput.Node
/// A number of a parsed text.
public typealias Number = LRInput.Number
/// SVG, PNG or PDF.
public typealias OutputFormat = LRCairo.OutputFormat
/// What a chart can show: rates, losses, the steps to a target …
public typealias Quantity = LRResults.Quantity
/// Why a figure could not be drawn.
public typealias RenderError = LRCairo.RenderError
/// A text with the name under which messages speak of it.
public typealias Source = LRInput.Source
/// A host that the Markdown of a report is written for.
public typealias Flavor = LRReport.Flavor
/// A figure for a host that has read the document itself.
public typealias HostFigure = LRReport.HostFigure
/// Linear or logarithmic.
public typealias ScaleKind = LRPlotting.ScaleKind
/// The eight colours of the palette, by name.
public typealias SeriesColor = LRSpec.SeriesColor
/// A colour of the palette, or one's own.
public typealias CurveColor = LRSpec.CurveColor
/// What figures of a report are made as.
public typealias FigureFormat = LRReport.FigureFormat
/// See `LRReport`.
package typealias PackageFiles = LRReport.PackageFiles
/// Words of a spec, written so that no reader of Markdown, HTML or TeX takes them for more.
package typealias PlainText = LRReport.PlainText
/// A file of a report: its path and its bytes.
public typealias ReportFile = LRReport.ReportFile
/// A folder that another program works in, removed when done.
package typealias WorkFolder = LRStore.WorkFolder
/// How an SVG holds its text: as outlines, or live.
public typealias TextForm = LRSpec.TextForm
/// The rates that tuned or driven runs have.
public typealias TrainedRates = LRSpec.TrainedRates
/// Which quantity a table of values is asked for, and of which steps.
public typealias ValueRequest = LRSpec.ValueRequest
/// CSV or JSON.
public typealias ValueFormat = LRResults.ValueTable.Format

/// The versions of what draws.
public enum Versions {
  /// `lrplot 0.1.0`
  public static let lrplot = Provenance.generator
  /// `0.1.0`, by Semantic Versioning: the tag of the release.
  public static let number = Provenance.version
  /// `1.16.0`: the Cairo that draws.
  public static let cairo = CairoVersion.string
  /// `1.2.13`: the zlib that packs PNG files.
  public static let zlib = ZlibVersion.string
}
