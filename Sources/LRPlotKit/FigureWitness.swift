import LRCairo
public import LRInput
public import LRStore

/// Shows what is wrong with a figure: pictures of what it should be, what it is, and where they differ, and the reason.
///
///     figs.diff/cosine.svg.expected.png, cosine.svg.actual.png, cosine.svg.difference.png, cosine.svg.txt
public struct FigureWitness {
  private let folder: String

  /// - Parameter folder: where the pictures go.
  public init(_ folder: String) { self.folder = folder }

  /// Why a figure is not what its spec gives, in plain words: what the two files say of themselves.
  public static func reason(_ expected: [UInt8], _ actual: [UInt8]) -> String? {
    guard let mark = FigureMark.read(actual), let own = FigureMark.read(expected) else { return nil }
    var reasons: [String] = []
    if FigureMark.spec(in: expected) != FigureMark.spec(in: actual) { reasons.append("the spec or a flag has changed") }
    if mark.generator != own.generator { reasons.append("drawn by \(mark.generator), this is \(own.generator)") }
    if mark.cairo != own.cairo { reasons.append("drawn with Cairo \(mark.cairo), this is \(own.cairo)") }
    return reasons.isEmpty
      ? "same spec, version and Cairo: another font, log or build of lrplot, or the file was changed by hand"
      : reasons.joined(separator: "; ")
  }

  /// Writes what there is to see of a finding.
  ///
  /// - Parameters:
  ///   - expected: what the spec gives now.
  ///   - path: where the figure lies that was drawn before, where that is not the place of the finding.
  ///   - redraw: draws a spec as a PNG, where no program is at hand that shows the file itself.
  public func show(
    _ finding: FigureCheck.Finding, expected: [UInt8], before path: String? = nil, redraw: (Source) -> [UInt8]?
  ) throws(FileError) {
    let name = finding.path.split(separator: "/").last.map(String.init) ?? "figure"
    let start = "\(folder)/\(name)"
    let text =
      "\(finding.kind.rawValue): \(finding.path)\n\(finding.reason ?? "there is no such file")\nrun \(finding.mend)\n"
    try AtomicFile.write(Array(text.utf8), to: start + ".txt")
    let actual = try? FileReader.bytes(of: path ?? finding.path, limit: OutputFolder.largest)
    let pictures = [("expected", Optional(expected)), ("actual", actual)].compactMap { role, bytes in
      bytes.flatMap { picture(of: $0, redraw: redraw).map { (path: "\(start).\(role).png", bytes: $0) } }
    }
    for picture in pictures { try AtomicFile.write(picture.bytes, to: picture.path) }
    guard pictures.count == 2 else { return }
    _ = PictureDifference.write(of: pictures[0].path, and: pictures[1].path, to: "\(start).difference.png")
  }

  /// A figure as a PNG: as it is, by a program that shows it, or drawn from the spec that it carries.
  private func picture(of bytes: [UInt8], redraw: (Source) -> [UInt8]?) -> [UInt8]? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return bytes }
    let isSVG = !bytes.starts(with: "%PDF".utf8)
    let words =
      isSVG
      ? ["rsvg-convert", "--output", "figure.png", "figure"]
      : ["pdftocairo", "-png", "-singlefile", "-r", "96", "figure", "figure"]
    if ChildProcess.exists(words[0]), let shown = converted(bytes, by: words) { return shown }
    return (try? CarriedSpec.text(of: Source(name: "figure", bytes: bytes))).flatMap {
      redraw(Source(name: "spec", text: $0))
    }
  }

  private func converted(_ bytes: [UInt8], by words: [String]) -> [UInt8]? {
    Interruptions.held {
      guard let work = try? WorkFolder(in: folder) else { return nil }
      defer { work.remove() }
      guard (try? work.write(bytes, "figure")) != nil,
        ChildProcess.run(words, in: work.path, limit: 60, isSilent: true) == .ended(0)
      else { return nil }
      return try? work.read("figure.png")
    }
  }
}
