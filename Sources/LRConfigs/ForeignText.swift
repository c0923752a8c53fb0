public import LRInput

/// A text in a language that is not read here: which it is, and what to do.
public struct ForeignText: Sendable {
  /// One clause in lower case.
  public var message: String
  /// What to draw in its place.
  public var hint: String

  /// What the name and the first lines of a text tell, before it is read; nil for what may be read.
  ///
  ///     ForeignText(Source(name: "yolov3.cfg", text: "[net]\nlearning_rate=0.001\n"))?.message
  ///     // "this is a config of Darknet, which lrplot does not read"
  public init?(_ source: Source) {
    switch Self.ending(of: source.name) {
    case "gin": self.init(of: "a config of Gin")
    case "jsonnet", "libsonnet":
      self.init(
        "this is a Jsonnet file, which is a program", hint: "`jsonnet \(source.name)` prints the JSON that it comes to")
    case "cfg", "ini", "conf":
      let lines = Self.lines(source)
      guard let section = lines.first(where: { $0.hasPrefix("[") }), section.hasSuffix("]"), !section.contains("{")
      else { return nil }
      if ["[net]", "[network]"].contains(section) {
        self.init(of: "a config of Darknet")
      } else if lines.contains(where: { $0.hasPrefix("[training.") || $0.hasPrefix("[nlp]") }) {
        self.init(of: "a config of spaCy")
      } else {
        self.init(of: "a file of sections (INI)")
      }
    default: return nil
    }
  }

  /// A script of Python that has no settings which a layout knows: whose it is, as far as it tells.
  public static func script(_ source: Source) -> ForeignText? {
    let text = lines(source).joined(separator: "\n")
    if text.contains("ml_collections") || text.contains("ConfigDict(") {
      return ForeignText(of: "a config of ml_collections (Flax, Big Vision)")
    }
    if text.contains("LazyCall") || text.contains("detectron2") || text.contains("detrex") {
      return ForeignText(of: "a lazy config of detectron2")
    }
    if text.contains("_base_ = ") || text.contains("mmengine") || text.contains("mmcv") {
      return ForeignText(of: "a config of OpenMMLab")
    }
    return nil
  }

  /// The log of a program, none of whose lines is in a form that is known; nil where the name does not say that it is one.
  public static func log(_ source: Source) -> ForeignText? {
    guard ["log", "out", "err", "txt"].contains(ending(of: source.name)) else { return nil }
    return ForeignText(
      "no line of this text is one that lrplot reads as a log",
      hint:
        "it reads what Hugging Face's Trainer, mmengine, mmcv, Megatron, fairseq, nanoGPT and Lightning print, and CSV "
        + "with columns such as `step` and `lr`")
  }

  private init(_ message: String, hint: String) {
    self.message = message
    self.hint = hint
  }

  private init(of name: String) {
    self.init("this is \(name), which lrplot does not read", hint: ForeignConfig.asSpec)
  }

  private static func ending(of name: String) -> String {
    name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[name.utf8.index(after: $0)...].lowercased() } ?? ""
  }

  /// The lines of the first 64 KiB, without the blanks around them.
  private static func lines(_ source: Source) -> [String] {
    source.bytes.prefix(InputFormat.look).split(separator: 0x0A).map { line in
      let text = line.drop { $0 == 0x20 || $0 == 0x09 }
      let end = text.lastIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      return String(decoding: text[...(end ?? text.endIndex - 1)], as: UTF8.self)
    }
  }
}
