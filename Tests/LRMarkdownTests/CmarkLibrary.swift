import Foundation
import Glibc

/// GitHub's own reader, from the library that comes with Debian's package `cmark-gfm`: thousands of documents in a second,
/// where a process for each would take a minute.
struct CmarkLibrary: @unchecked Sendable {
  private typealias Pointer = UnsafeMutableRawPointer
  private typealias NewParser = @convention(c) (CInt) -> Pointer?
  private typealias Find = @convention(c) (UnsafePointer<CChar>) -> Pointer?
  private typealias Attach = @convention(c) (Pointer, Pointer) -> CInt
  private typealias Feed = @convention(c) (Pointer, UnsafeRawPointer, Int) -> Void
  private typealias Of = @convention(c) (Pointer) -> Pointer?
  private typealias Render = @convention(c) (Pointer, CInt, Pointer?) -> Pointer?
  private typealias Free = @convention(c) (Pointer) -> Void

  private let newParser: NewParser
  private let find: Find
  private let attach: Attach
  private let feed: Feed
  private let finish: Of
  private let extensions: Of
  private let render: Render
  private let freeParser: Free
  private let freeNode: Free

  private static let lock = NSLock()

  /// Nil where the package is not installed.
  static let shared = CmarkLibrary()

  private init?() {
    guard let core = Self.open("libcmark-gfm.so."), let more = Self.open("libcmark-gfm-extensions.so."),
      let register = dlsym(more, "cmark_gfm_core_extensions_ensure_registered")
    else { return nil }
    unsafeBitCast(register, to: (@convention(c) () -> Void).self)()
    func function<F>(_ name: String, _ type: F.Type) -> F? { dlsym(core, name).map { unsafeBitCast($0, to: type) } }
    guard let newParser = function("cmark_parser_new", NewParser.self),
      let find = function("cmark_find_syntax_extension", Find.self),
      let attach = function("cmark_parser_attach_syntax_extension", Attach.self),
      let feed = function("cmark_parser_feed", Feed.self), let finish = function("cmark_parser_finish", Of.self),
      let extensions = function("cmark_parser_get_syntax_extensions", Of.self),
      let render = function("cmark_render_html", Render.self),
      let freeParser = function("cmark_parser_free", Free.self), let freeNode = function("cmark_node_free", Free.self)
    else { return nil }
    self.newParser = newParser
    self.find = find
    self.attach = attach
    self.feed = feed
    self.finish = finish
    self.extensions = extensions
    self.render = render
    self.freeParser = freeParser
    self.freeNode = freeNode
  }

  private static func open(_ name: String) -> Pointer? {
    for folder in ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib", "/usr/local/lib"] {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for file in files.sorted() where file.hasPrefix(name) {
        if let library = dlopen("\(folder)/\(file)", RTLD_NOW | RTLD_GLOBAL) { return library }
      }
    }
    return nil
  }

  /// A document as HTML, with GitHub's extensions or without.
  func html(_ text: String, isGitHub: Bool, hasNotes: Bool = false) -> String {
    // CMARK_OPT_UNSAFE and CMARK_OPT_FOOTNOTES
    let options: CInt = 1 << 17 | (hasNotes ? 1 << 13 : 0)
    // It keeps the letters that extensions begin with in a table for all.
    Self.lock.lock()
    defer { Self.lock.unlock() }
    guard let parser = newParser(options) else { return "" }
    defer { freeParser(parser) }
    for name in isGitHub ? ["table", "strikethrough", "autolink", "tasklist"] : [] {
      if let found = find(name) { _ = attach(parser, found) }
    }
    Array(text.utf8).withUnsafeBytes { if let start = $0.baseAddress { feed(parser, start, $0.count) } }
    guard let node = finish(parser) else { return "" }
    defer { freeNode(node) }
    guard let html = render(node, options, extensions(parser)) else { return "" }
    defer { free(html) }
    return String(cString: html.assumingMemoryBound(to: CChar.self))
  }
}
