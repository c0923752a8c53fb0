/// What an axis is called, with what its numbers need: `learning rate (×10⁻⁵)`, `loss, log scale, zero not shown`.
struct AxisTitle {
  /// As it was asked for; empty for none.
  let name: RichText
  /// What stands behind the name, and without one by itself.
  let needs: RichText

  /// - Parameter unshown: what a log axis cannot show; nil where it shows all.
  init(_ title: RichText?, _ ticks: Ticks, isLog: Bool = false, unshown: String? = nil) {
    name = title ?? .literal("")
    // A title of one's own may say it in its own words.
    let saysLog = name.plain.lowercased().split { !$0.isLetter }.contains { $0 == "log" || $0 == "logarithmic" }
    let words = [isLog && !saysLog ? "log scale" : nil, unshown].compactMap { $0 }
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
