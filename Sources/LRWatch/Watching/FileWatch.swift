import Glibc

/// Tells when something happens in the folders of files; what has changed, `FileStamps` knows.
///
/// Editors replace a file rather than write it, so that the folder is watched; where even that is missing, the nearest above.
public final class FileWatch {
  /// Can be read once something has happened; −1 where the system watches nothing for us.
  public let descriptor: Int32
  private var folders: [String: Int32] = [:]

  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)

  /// Watches nothing yet; of inotify one instance, closed with the object.
  public init() { descriptor = inotify_init1(O_NONBLOCK | O_CLOEXEC) }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Watches the folders of these files, and of what links among them lead to, and no others.
  public func watch(_ files: [String]) {
    guard descriptor >= 0 else { return }
    var wanted: Set<String> = []
    for file in files {
      wanted.insert(nearest(Self.folder(of: file)))
      if let target = realpath(file, nil) {
        wanted.insert(nearest(Self.folder(of: String(cString: target))))
        free(target)
      }
    }
    for (folder, watch) in folders where !wanted.contains(folder) {
      inotify_rm_watch(descriptor, watch)
      folders[folder] = nil
    }
    // Again for all of them: a folder may have been removed and made anew.
    for folder in wanted {
      let watch = inotify_add_watch(descriptor, folder, Self.events)
      folders[folder] = watch >= 0 ? watch : nil
    }
  }

  /// Takes the events, whose number is all that they say.
  public func drain() {
    var bytes = [UInt8](repeating: 0, count: 16 << 10)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }

  private func nearest(_ folder: String) -> String {
    var folder = folder
    while access(folder, F_OK) != 0, folder != "/", folder != "." { folder = Self.folder(of: folder) }
    return folder
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }
}
