import ArgumentParser
import LRPlotKit
import LRWatch

/// `lrplot watch SPEC…|DOC…`: draws on every save, and shows the figures on a page that follows.
struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Draw on every save, and show the figures on a page that follows.",
    discussion: """
      The address of the page is the first line of standard output; it is on this machine, and answers no other. The \
      figures are drawn whenever a spec, a document or a file that one of them names is saved. What is wrong stands on the \
      page and here, over the last good drawing. Nothing is written but with -o or --out-dir. Ctrl-C ends it.

        lrplot watch cosine.json
        lrplot watch plan.yaml log.csv --overlay
        lrplot watch specs --out-dir figures
        lrplot watch notes.md -o site
      """)

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("Write too: the figure of the only spec, or the folder of documents.", valueName: "out"))
  var outputs: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The port of the page; 0 for any that is free (default: 8377 if free).", valueName: "n"))
  var port: Int?

  @Flag(help: "Write over files in a folder that lrplot did not make.")
  var force = false

  @OptionGroup var options: DrawingOptions

  func validate() throws {
    if let port, !(0...65535).contains(port) { throw ValidationError("--port must be between 0 and 65535") }
    guard !options.specs.isEmpty else { throw ValidationError("name a spec or a document") }
    guard !options.specs.contains("-") else { throw ValidationError("standard input cannot be watched: name a file") }
    if options.work.shard != nil { throw ValidationError("what is watched is not made in shards") }
  }

  mutating func run() throws {
    options.work.begin()
    let output = try OutputPath.only(of: outputs)
    guard output != "-" else { throw ValidationError("-o takes a file or a folder") }
    let fonts: FontBook
    do { fonts = try options.fonts() } catch { throw Exit.report(error) }
    for path in options.specs where !FolderListing.exists(path) { throw Exit.report(FileError(path, .missing)) }
    let work = try WatchedWork(options, output: output, isForced: force, fonts: fonts)
    let server: LoopbackServer
    do throws(LoopbackServer.Failure) {
      server = try LoopbackServer(port: port.map { UInt16($0) })
    } catch {
      Console.fail(error.message, hint: "--port names another; --port 0 takes any that is free")
      throw Exit.cannotWrite
    }
    try Console.out(server.address + "\n")
    Console.remark("Ctrl-C ends it")
    var desk = WatchDesk(work.inputs, fonts: fonts)
    let watch = FileWatch()
    var stamps = FileStamps([])
    func draw() {
      server.tell("drawing")
      // Taken before anything is read, so that what is saved meanwhile is seen.
      stamps = FileStamps(work.files)
      work.draw(&desk.inputs)
      stamps.follow(work.files)
      watch.watch(work.files)
      server.tell("drawn")
    }
    draw()
    server.run(
      wakeBy: watch.descriptor, drain: watch.drain,
      look: { if stamps.renewed != stamps || work.hasOtherInputs { draw() } },
      answer: { desk.answer($0) })
  }
}
