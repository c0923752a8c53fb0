import LRCairo

/// Which file each spec is drawn into.
public struct OutputPlan: Sendable {
  /// A spec, a format and the file they give; `-` is standard input or output.
  public struct Item: Sendable, Equatable {
    /// The path of the spec; `-` is standard input.
    public var spec: String
    /// What it is drawn as.
    public var format: OutputFormat
    /// The file that is written; `-` is standard output.
    public var path: String
  }

  /// What is wrong with a combination of arguments.
  public struct Conflict: Error, Sendable, Equatable {
    /// One clause: `give -o or --out-dir, not both`.
    public var message: String
  }

  /// A file for each spec and format, in the order of the specs.
  public let items: [Item]

  /// - Parameters:
  ///   - output: the one file to write, its format taken from its extension.
  ///   - folder: the folder for files named after their specs.
  ///   - formats: the formats asked for; empty for the usual one, svg.
  public init(specs: [String], output: String?, folder: String?, formats: [OutputFormat]) throws(Conflict) {
    if specs.count(where: { $0 == "-" }) > 1 { throw Conflict(message: "standard input can be read once only") }
    if let output {
      guard folder == nil else { throw Conflict(message: "give -o or --out-dir, not both") }
      guard specs.count == 1, let spec = specs.first else {
        throw Conflict(message: "-o takes one spec; for several use --out-dir")
      }
      items = [Item(spec: spec, format: try Self.format(of: output, formats: formats), path: output)]
      return
    }
    if let folder, folder.isEmpty { throw Conflict(message: "the name of the folder is empty") }
    var found: [Item] = []
    for spec in specs {
      for format in formats.isEmpty ? [.svg] : formats {
        found.append(Item(spec: spec, format: format, path: try Self.path(for: spec, format, in: folder, formats)))
      }
    }
    var owners: [String: String] = [:]
    for item in found where item.path != "-" {
      if let other = owners.updateValue(item.spec, forKey: item.path) {
        throw Conflict(
          message: other == item.spec
            ? "\(item.spec) is named twice" : "\(other) and \(item.spec) would both be drawn into \(item.path)")
      }
    }
    items = found
  }

  private static func format(of output: String, formats: [OutputFormat]) throws(Conflict) -> OutputFormat {
    guard formats.count <= 1 else { throw Conflict(message: "-o takes one format; for several use --out-dir") }
    if output == "-" { return formats.first ?? .svg }
    guard let format = OutputFormat(rawValue: fileExtension(output).lowercased()) else {
      let names = OutputFormat.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
      throw Conflict(message: "the name of the output must end in \(names), not “\(output)”")
    }
    if let asked = formats.first, asked != format {
      throw Conflict(message: "--format \(asked.rawValue) and the name “\(output)” disagree")
    }
    return format
  }

  private static func path(
    for spec: String, _ format: OutputFormat, in folder: String?, _ formats: [OutputFormat]
  ) throws(Conflict) -> String {
    if spec == "-" {
      guard folder == nil else { throw Conflict(message: "a spec from standard input has no name; use -o") }
      guard formats.count <= 1 else { throw Conflict(message: "standard output takes one format") }
      return "-"
    }
    let stem = String(spec.dropLast(fileExtension(spec).isEmpty ? 0 : fileExtension(spec).count + 1))
    let name = stem + "." + format.rawValue
    guard let folder else {
      guard name != spec else {
        throw Conflict(
          message: "\(spec) would be drawn over itself; the spec of a figure is what `lrplot extract` gives")
      }
      return name
    }
    let last = name.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? name
    return folder.hasSuffix("/") ? folder + last : folder + "/" + last
  }

  /// `svg` of `a/b.svg`; empty where the name has none, or is nothing but one.
  static func fileExtension(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return String(name[name.index(after: dot)...])
  }
}
