import LRCairo
import LRInput

/// A file that is neither a spec nor a config nor a log, and yet is handed in as one: what it is, and what to do.
struct ForeignInput {
  var message: String
  var hint: String

  /// What the name and the first bytes of a text tell; nil for what may be read.
  init?(_ source: Source) {
    if FigureMark.read(source.bytes) != nil {
      message = "this is a figure of lrplot, not a spec"
      hint = "`lrplot extract \(source.name == "<stdin>" ? "-" : ShellWords.join([source.name]))` gives its spec"
    } else if ForeignInput.pictures.contains(where: { source.bytes.starts(with: $0) }) {
      message = "this is a picture, not a spec"
      hint = "lrplot reads specs, configs and logs; of a figure that it drew, `lrplot extract` gives the spec"
    } else {
      return nil
    }
  }

  /// A script of Python in the place of a config.
  static let script = (
    message: "this script has no settings that lrplot knows, and is not run",
    hint: "write its scheduler into a spec, `\"schedule\": { \"dialect\": \"torch\", \"name\": \"OneCycleLR\", "
      + "\"args\": { … }, \"lr\": 0.01 }`, or let it write a CSV with the columns `step` and `lr`"
  )

  /// How pictures begin: SVG, PNG, PDF, JPEG, GIF.
  private static let pictures: [[UInt8]] = [
    Array("<svg".utf8), Array("<?xml".utf8), [0x89, 0x50, 0x4E, 0x47], Array("%PDF".utf8), [0xFF, 0xD8, 0xFF],
    Array("GIF8".utf8),
  ]
}
