/// What an axis is called, with what its numbers need: `learning rate (×10⁻⁵)`, `loss, log scale, zero not shown`.
struct AxisTitle {
  /// As it was asked for; empty for none.
  let name: RichText
  /// What stands behind the name, and without one by itself.
  let needs: RichText

  /// - Parameter unshown: what a log axis cannot show; nil where it shows all.
  init(_ axis: Axis, _ ticks: Ticks, isLog: Bool, unshown: String?) {
    name = axis.title ?? .literal("")
    let plain = name.plain.lowercased()
    // A title of one's own may say it in its own words.
    let words = [isLog && !plain.contains("log") ? "log scale" : nil, unshown].compactMap { $0 }
    var needs: RichText = .literal("")
    if let factor = ticks.factor {
      let power = NumberText.power(of: factor, factor: "\u{D7}")
      needs = name.isEmpty ? power : .literal(" (") + power + .literal(")")
    }
    for word in words { needs = needs + .literal((name.isEmpty && needs.isEmpty ? "" : ", ") + word) }
    self.needs = needs
  }

  var whole: RichText { name + needs }
}
