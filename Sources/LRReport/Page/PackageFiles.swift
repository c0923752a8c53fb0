/// Files that this program carries for pandoc, and for pages that it makes itself.
public enum PackageFiles {
  /// The frame of a page, a template of pandoc: style, scripts for printing and for the values of figures, nothing from
  /// elsewhere.
  public static var page: [UInt8] {
    let script = String(decoding: readings, as: UTF8.self).replacing("$", with: "$$")
    return Array(
      String(decoding: PackageResources.page_html, as: UTF8.self).replacing("/*readings*/", with: script).utf8)
  }
  /// The values of a figure at the pointer and by keys: the function `showReadings`.
  public static let readings: [UInt8] = PackageResources.readings_js
  /// What the preamble of a paper adds.
  public static let paper: [UInt8] = PackageResources.paper_tex
}
