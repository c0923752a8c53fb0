public import LRInput

extension ConfigReader {
  /// Whether a config's layout asks for a place, whatever it makes of what it finds there.
  ///
  /// Values that no trainer takes are put there: where none of them changes the schedule or what is said, nobody looked.
  ///
  ///     ConfigReader.asks(for: NodePath("learning_rat")!, in: config, of: layout, flags, source)   // false
  ///
  /// - Parameter node: the config without a value at the place.
  public static func asks(
    for path: NodePath, in node: Node, of layout: ConfigLayout, _ flags: ConfigFlags, _ source: Source
  ) -> Bool {
    // What a flag settles is not looked up; the key is one of the layout's all the same.
    for flags in [flags, ConfigFlags()] {
      let plain = outcome(of: node, layout, flags, source)
      for value in probes {
        guard let probed = try? node.setting(path, to: value, offset: .min) else { return true }
        let isOther = !layout.fits(LoggedConfig.plain(probed))
        if isOther || outcome(of: probed, layout, flags, source) != plain { return true }
      }
    }
    return false
  }

  private static let probes: [Node.Value] = [
    .string("\u{1}"), .number(Number(0.8125)), .number(Number(3)), .bool(true), .array([]),
    .object([Member(key: "\u{1}", node: Node(.null))]),
  ]

  /// What a layout makes of a config: the spec, and what is said.
  private struct Outcome: Equatable {
    var spec: Node?
    var messages: [Diagnostic]
  }

  private static func outcome(
    of node: Node, _ layout: ConfigLayout, _ flags: ConfigFlags, _ source: Source
  ) -> Outcome {
    let sink = DiagnosticSink(source)
    let config = Config(root: LoggedConfig.plain(node), layout: layout.name, flags: flags, sink: sink)
    let run = layout.translate(config)
    return Outcome(spec: run?.spec(at: node.offset), messages: sink.diagnostics)
  }
}

extension ConfigLayout {
  /// Whether the layout reads a key in some of its configs.
  public func knows(_ key: String) -> Bool { keys?.contains(key) == true }

  /// What to say of a key that the layout does not read.
  ///
  /// - Parameter siblings: the keys that stand beside it.
  public func hint(for key: String, besides siblings: [String]) -> String? {
    NearMiss.of(key, among: (keys ?? []).sorted() + siblings).map { "did you mean \(DiagnosticText.quoted($0))?" }
  }
}
