import LRCairo
public import LRInput
import LRStore

/// Compares figures on disk with what their specs give.
public enum FigureCheck {
  /// What is wrong with a file: other bytes, none at all, or one that no spec gives any more.
  public enum Kind: String, Sendable { case stale, missing, leftOver = "left over" }

  /// A file that is not as it should be, and the command that mends it.
  public struct Finding: Sendable, Equatable {
    /// What is wrong with it.
    public var kind: Kind
    /// As the command line leads to it.
    public var path: String
    /// The command that makes it right: `lrplot a.json --out-dir output`.
    public var mend: String
    /// Why, where more is known than that the bytes differ.
    public var reason: String?

    /// See the properties of the same names.
    public init(_ kind: Kind, _ path: String, mend: String, _ reason: String? = nil) {
      self.kind = kind
      self.path = path
      self.mend = mend
      self.reason = reason
    }

    /// `stale: output/a.svg: run lrplot a.json --out-dir output`, or an error of the figure in a form for programs.
    public func text(as form: DiagnosticForm) -> String {
      guard form != .human else { return line + "\n" }
      let code = kind == .leftOver ? "left-over" : kind.rawValue
      let message = kind.rawValue + (reason.map { " (\($0))" } ?? "")
      return DiagnosticLine(
        .error, message, hint: "run \(mend)", file: path, place: Place(line: 1, column: 1), code: code
      ).text(as: form)
    }

    var line: String {
      "\(kind.rawValue): \(path)\(reason.map { " (\($0))" } ?? ""): run \(mend)"
    }
  }

  /// What is wrong with the file at `path`, or nil if it holds exactly `bytes`, whatever Cairo it names.
  ///
  /// - Parameter tolerance: how far coordinates of an SVG may lie apart.
  public static func compare(
    _ bytes: [UInt8], with path: String, tolerance: FigureTolerance? = nil
  ) -> (kind: Kind, reason: String?, isForeign: Bool)? {
    guard let old = try? FileReader.bytes(of: path, limit: largest) else { return (.missing, nil, false) }
    if old == bytes { return nil }
    guard let mark = FigureMark.read(old) else { return (.stale, "it is no figure of lrplot", true) }
    if FigureMark.withoutStamp(old) == FigureMark.withoutStamp(bytes) { return nil }
    if let tolerance, bytes.starts(with: "<svg".utf8), tolerance.holds(old, bytes) { return nil }
    guard mark.cairo != CairoVersion.string else { return (.stale, nil, false) }
    return (.stale, "drawn with Cairo \(mark.cairo), this is \(CairoVersion.string)", false)
  }

  /// Figures of lrplot in `folder` that none of the `given` paths accounts for; folders in it belong to others.
  public static func leftOvers(in folder: String, given: Set<String>) -> [Finding] {
    OutputFormat.allCases.flatMap { format -> [Finding] in
      let files = (try? FolderListing.files(in: folder, endings: ["." + format.rawValue], goesDeeper: false)) ?? []
      return files.filter { path in
        guard !given.contains(path), let bytes = try? FileReader.bytes(of: path, limit: largest) else { return false }
        return FigureMark.read(bytes) != nil
      }.map { Finding(.leftOver, $0, mend: ShellWords.join(["rm", $0])) }
    }
  }

  private static let largest = OutputFolder.largest

  /// Where the specs beside those that were named would be drawn: their figures are not left over.
  ///
  /// - Parameters:
  ///   - specs: those that were named one by one.
  ///   - folder: where all are drawn.
  public static func neighbours(of specs: [String], in folder: String) -> Set<String> {
    var found: Set<String> = []
    for parent in Set(specs.map(AtomicFile.folder)) {
      let others = (try? FolderListing.files(in: parent, endings: [".json", ".yaml", ".yml"], goesDeeper: false)) ?? []
      for format in OutputFormat.allCases {
        for other in others {
          let plan = try? OutputPlan(specs: [other], output: nil, folder: folder, formats: [format])
          found.formUnion(plan?.items.map(\.path) ?? [])
        }
      }
    }
    return found
  }
}

/// Words as a shell takes them.
public enum ShellWords {
  /// `a 'b c'` for the words “a” and “b c”.
  public static func join(_ words: [String]) -> String {
    words.map { word in
      let plain = word.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
          || "-_./,:=+@%".utf8.contains(byte)
      }
      if plain, !word.isEmpty { return word }
      return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }.joined(separator: " ")
  }
}
