/// Files that this program carries for pandoc.
public enum PackageFiles {
  /// The frame of a page: style, no script but for printing, nothing from elsewhere.
  public static let page: [UInt8] = PackageResources.page_html
  /// What the preamble of a paper adds.
  public static let paper: [UInt8] = PackageResources.paper_tex
}
