/// Why a font cannot be used.
public enum FontError: Error, Sendable, Equatable, CustomStringConvertible {
  /// DejaVu Sans is in none of the usual folders, and fontconfig does not know it.
  case notFound
  /// The file cannot be opened.
  case unreadable(path: String)
  /// The file is no font, or one without outlines.
  case notAFont(path: String)
  /// FreeType itself failed; its error code.
  case freeType(Int)

  /// One clause: `the font DejaVu Sans was not found`.
  public var description: String {
    switch self {
    case .notFound: "the font DejaVu Sans was not found"
    case .unreadable(let path): "the font file \(path) cannot be read"
    case .notAFont(let path): "\(path) is not a font with outlines"
    case .freeType(let code): "the font library could not start (FreeType error \(code))"
    }
  }

  /// The file that it is about; nil where no file is.
  public var path: String? {
    switch self {
    case .unreadable(let path), .notAFont(let path): path
    case .notFound, .freeType: nil
    }
  }

  /// What the reader can do about it.
  public var hint: String? {
    switch self {
    case .notFound:
      "install it (Debian, Ubuntu: apt-get install fonts-dejavu-core) or name a font file with --font FILE"
    case .unreadable, .notAFont: "--font takes a TrueType or OpenType file (.ttf, .otf, .ttc)"
    case .freeType: nil
    }
  }
}
