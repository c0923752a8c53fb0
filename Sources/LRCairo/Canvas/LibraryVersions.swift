private import CCairo

/// The Cairo that draws; another version may give other bytes.
public enum CairoVersion {
  /// `1.16.0`, as the loaded library says it.
  public static let string: String = cairo_version_string().map { String(cString: $0) } ?? "unknown"
}

/// The zlib that packs PNG; another version may give other bytes.
public enum ZlibVersion {
  /// `1.2.13`, as the loaded library says it.
  public static let string: String = zlibVersion().map { String(cString: $0) } ?? "unknown"
}
