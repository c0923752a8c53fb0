import LRConfigs
public import LRInput
import LRSpec
public import LRStore
import LRYAML

/// Colours of curves by their names, for many figures: `{ "cosine": "green", "linear": "#1c4bb5" }`.
public struct ColorPalette: Sendable {
  /// What messages call it.
  let name: String
  var colors: [String: CurveColor]

  /// Reads a palette as JSON or YAML; nil once the sink has been told what is wrong.
  ///
  ///     let (palette, sink) = try ColorPalette.read("palette.yaml")
  public static func read(_ path: String) throws(FileError) -> (palette: ColorPalette?, sink: DiagnosticSink) {
    let source = try FileReader.read(path)
    let sink = DiagnosticSink(source)
    let isYAML = InputFormat.of(name: source.name, bytes: source.bytes) == .yaml
    let colors = (isYAML ? YAMLReader.parse(sink) : JSONReader.parse(sink)).flatMap {
      PaletteReader.read($0, sink: sink)
    }
    return (sink.hasErrors ? nil : colors.map { ColorPalette(name: "--palette", colors: $0) }, sink)
  }

  /// What front matter has under `palette:`, each place that of the document; nil where it has none.
  static func read(front: Range<Int>, of document: Source) -> (colors: [String: CurveColor], sink: DiagnosticSink)? {
    let lines = document.bytes[front].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.starts(with: "palette:".utf8) }) else { return nil }
    let rest = lines[(start + 1)...].prefix {
      $0.first == 0x20 || $0.first == 0x09 || $0.isEmpty || $0.elementsEqual([0x0D])
    }
    let before = document.bytes[..<front.lowerBound].count { $0 == UInt8(ascii: "\n") } + start
    let text = ([lines[start]] + rest).joined(separator: [UInt8(ascii: "\n")])
    let sink = DiagnosticSink(
      Source(name: document.name, bytes: [UInt8](repeating: UInt8(ascii: "\n"), count: before) + Array(text)))
    let colors = YAMLReader.parse(sink)?["palette"].flatMap { PaletteReader.read($0, sink: sink) }
    return (colors ?? [:], sink)
  }

  /// The spec with the colours of its own curves written into it, over those that it has.
  ///
  /// - Parameter names: those of the curves.
  func written(onto spec: Node, names: [String], offset: Int) -> Node {
    let palette = added(to: spec["palette"] ?? Node(.object([]), offset: offset), names, offset: offset)
    return palette.members?.isEmpty == false ? spec.setting("palette", to: palette.value, offset: offset) : spec
  }

  /// The colours of some curves, as a spec has them.
  func override(names: [String]) -> SpecOverride {
    SpecOverride(name, key: "palette", added(to: Node(.object([])), names, offset: -1).value)
  }

  private func added(to palette: Node, _ names: [String], offset: Int) -> Node {
    var seen: Set<String> = []
    return names.reduce(palette) { palette, name in
      guard seen.insert(name).inserted, let color = colors[name] else { return palette }
      return palette.setting(name, to: .string(color.text), offset: offset)
    }
  }
}
