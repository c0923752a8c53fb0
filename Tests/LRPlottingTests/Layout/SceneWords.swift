import LRScene

extension Scene {
  /// The scene in words: every layer, its texts with the left ends of their baselines in whole px, its other nodes
  /// counted.
  var words: [String] {
    layers.map { layer in
      var shapes = 0
      var words: [String] = []
      for node in layer.nodes {
        switch node {
        case .shape: shapes += 1
        case .text(let run):
          let (x, y) = (Int(run.origin.x.rounded()), Int(run.origin.y.rounded()))
          words.append("\(run.text)@\(x),\(y)" + (run.rotation == 0 ? "" : "↑") + (run.halo == nil ? "" : "°"))
        }
      }
      return ([layer.role] + (shapes > 0 ? ["\(shapes) shapes"] : []) + words).joined(separator: " · ")
    }
  }
}
