import LRScene

/// A text of a scene with the box that its letters cover: 0.76 em above the baseline, 0.22 em below.
struct TextBox {
  let role: String
  let run: TextRun
  let box: Rect

  init(_ run: TextRun, role: String) {
    self.run = run
    self.role = role
    let (up, down) = (0.76 * run.style.size, 0.22 * run.style.size)
    box =
      run.rotation == 0
      ? Rect(x: run.origin.x, y: run.origin.y - up, width: run.width, height: up + down)
      : Rect(x: run.origin.x - up, y: run.origin.y - run.width, width: up + down, height: run.width)
  }
}

extension Scene {
  /// The texts with visible letters, in the order in which they are painted.
  var texts: [TextBox] {
    layers.flatMap { layer in
      layer.nodes.compactMap { node in
        guard case .text(let run) = node, run.text.contains(where: { !$0.isWhitespace }) else { return nil }
        return TextBox(run, role: layer.role)
      }
    }
  }

  func texts(_ role: String) -> [TextBox] { texts.filter { $0.role == role } }

  /// The panels' boxes, read off the lines of the x axes and the clips of the curves.
  var panels: [Rect] {
    var boxes: [Rect] = []
    for layer in layers where layer.role == "curve" {
      if let box = layer.clip?.grown(by: -2), !boxes.contains(box) { boxes.append(box) }
    }
    return boxes
  }

  /// Every number of the scene that is a place or a length, with the clip that holds it.
  var numbers: [(value: Double, clip: Rect?)] {
    layers.flatMap { layer in
      layer.nodes.flatMap { node -> [(Double, Rect?)] in
        switch node {
        case .text(let run):
          return [run.origin.x, run.origin.y, run.width, run.style.size, run.rotation].map { ($0, nil) }
        case .shape(let shape):
          let stroke = shape.stroke.map { [$0.width] + $0.dash } ?? []
          return (shape.path.points.flatMap { [$0.x, $0.y] } + stroke).map { ($0, layer.clip) }
        }
      }
    }
  }
}
