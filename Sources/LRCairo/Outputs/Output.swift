internal import LRScene

/// One output: turns a scene into the bytes of a file.
protocol Output: Sendable {
  static func render(_ scene: Scene, options: RenderOptions, fonts: FontBook) throws(RenderError) -> [UInt8]
}
