public import LRInput
import LRSpec

/// A value that the command line puts at a place of a spec, a config or a log's spec, before it is read.
///
///     SpecSetting("schedule.lr=0.2")
public struct SpecSetting: Sendable {
  let path: NodePath
  let value: Node.Value
  /// Why the value, which is meant as JSON, is none.
  private let mistake: String?
  /// What messages call it: `--set schedule.lr`.
  let name: String

  /// - Parameter text: `PATH=VALUE`; the value is JSON where it reads as JSON, else text. Nil where it has no such form.
  public init?(_ text: String) {
    guard let equals = text.firstIndex(of: "="), let path = NodePath(String(text[..<equals])) else { return nil }
    self.path = path
    name = "--set \(text[..<equals])"
    let word = String(text[text.index(after: equals)...])
    let sink = DiagnosticSink(Source(name: name, text: word))
    let json = JSONReader.parse(sink)
    value = json?.value ?? .string(word)
    // A key that stands twice, a number beyond all doubles: text of that kind nobody means.
    let isMeant =
      json != nil || Double(word).map { $0.isInfinite && word.utf8.contains { (48...57).contains($0) } } == true
    mistake = isMeant ? sink.diagnostics.first { $0.severity == .error }?.message : nil
  }

  /// Whether it is about what a figure shows of all its inputs, and not about one of these.
  public var isOfFigure: Bool { path.first.map { SpecKeys.isOfFigure($0) } == true }

  /// What a word of the command line says: JSON where it reads as JSON, else text.
  ///
  ///     SpecSetting.value(of: "5%")   // .string("5%")
  public static func value(of word: String) -> Node.Value { SpecSetting("word=" + word)?.value ?? .string(word) }

  /// The setting that an option of a key's name would be, as a shell takes it; nil where no key has that name.
  ///
  ///     SpecSetting.words(for: "--min-lr", "0.01")   // "--set schedule.min_lr=0.01"
  ///
  /// - Parameter value: what stands behind the option; nil where nothing does.
  public static func words(for option: String, _ value: String?) -> String? {
    let name = String(option.drop { $0 == "-" }.map { $0 == "-" ? "_" : $0 })
    return SpecKeys.path(to: name).map { ShellWords.join(["--set", "\($0)=\(value ?? "VALUE")"]) }
  }

  /// The place of what is wrong with it.
  func offset(in sink: DiagnosticSink) -> Int { sink.source.offset(ofFlag: name) }

  /// The tree with the value in it; unchanged once it has been said why that cannot be.
  func written(onto node: Node, sink: DiagnosticSink) -> Node {
    let offset = offset(in: sink)
    if let mistake {
      sink.error(at: offset, mistake)
      return node
    }
    do throws(NodePath.Mistake) {
      return try node.setting(path, to: Node(value).moved(to: offset).value, offset: offset)
    } catch {
      sink.error(at: offset, error.message)
      return node
    }
  }
}
