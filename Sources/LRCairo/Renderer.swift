public import LRScene

/// Draws scenes: the one door of this room.
public enum Renderer {
  /// The bytes of a file that shows `scene`.
  ///
  /// The same scene, options and fonts give the same bytes, whatever was drawn before.
  ///
  /// - Parameters:
  ///   - scene: A finished drawing; its numbers are finite and within ±1e6 px.
  ///   - format: The kind of file.
  ///   - options: Scale of a PNG, text of an SVG.
  ///   - fonts: The faces with which the scene was measured.
  /// - Throws: `RenderError`, with a sentence in `description`.
  public static func render(
    _ scene: Scene, as format: OutputFormat, options: RenderOptions = RenderOptions(), fonts: FontBook
  ) throws(RenderError) -> [UInt8] {
    try SceneCheck.check(scene)
    return try OutputCatalog.entry(for: format).output.render(scene, options: options, fonts: fonts)
  }
}
