internal import LRScene

/// A bitmap in a PNG container of our own, several times faster than Cairo's and with density and origin inside.
package enum PNGOutput: Output {
  /// More device pixels than this are refused before memory is taken: 400 MB.
  package static let limit = 100_000_000.0
  /// Most device pixels each way, of Cairo.
  package static let longest = 32_767.0

  static func render(_ scene: Scene, options: RenderOptions, fonts: FontBook) throws(RenderError) -> [UInt8] {
    let scale = options.scale
    let (wide, high) = ((scene.width * scale).rounded(), (scene.height * scale).rounded())
    guard scale >= 0.1, scale <= 8, wide >= 1, high >= 1, wide <= longest, high <= longest, wide * high <= limit else {
      throw .badSize(width: scene.width, height: scene.height, scale: scale)
    }
    let (width, height) = (Int(wide), Int(high))
    let hasAlpha = scene.background.opacity < 1
    let canvas = try Canvas.bitmap(width: width, height: height, alpha: hasAlpha)
    // Whole pixels may differ from the scaled size by a fraction: the drawing is fitted to them.
    canvas.scale(wide / scene.width, high / scene.height)
    Painter(typesetter: OutlineTypesetter(fonts: fonts)).paint(scene, on: canvas)
    return try encode(canvas.finish(width: width, height: height, alpha: hasAlpha), scene, scale)
  }

  private static func encode(_ bitmap: Bitmap, _ scene: Scene, _ scale: Double) throws(RenderError) -> [UInt8] {
    let palette = bitmap.hasAlpha ? nil : PNGPalette(of: bitmap.rows)
    var file = PNGContainer()
    file.header(
      width: bitmap.width, height: bitmap.height, colorType: bitmap.hasAlpha ? .rgba : palette == nil ? .rgb : .palette)
    file.density(scale: scale)
    try file.text("Software", scene.origin.generator)
    try file.text("lrplot:cairo", CairoVersion.string)
    try file.text("lrplot:digest", scene.origin.digest)
    if let spec = scene.origin.spec { try file.text("lrplot:spec", spec) }
    if let palette { file.chunk("PLTE", palette.chunk) }
    file.chunk("IDAT", try bitmap.packed(palette: palette))
    file.chunk("IEND", [])
    return file.bytes
  }
}
