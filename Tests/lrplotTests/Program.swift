import Foundation
import Glibc
import Testing

/// Runs the binary that stands beside the test bundle, as a shell would.
struct Program {
  struct Result {
    var code: Int32
    var output: Data
    var error: Data

    var text: String { String(decoding: output, as: UTF8.self) }
    var errorText: String { String(decoding: error, as: UTF8.self) }
    /// The messages without their source lines and carets.
    var messages: [String] {
      errorText.split(separator: "\n").map(String.init).filter { line in
        line.hasPrefix("hint: ") || line.contains(": error: ") || line.contains(": warning: ")
      }
    }
  }

  enum Failure: Error { case cannotStart(Int32), timedOut(seconds: Double) }

  /// The folder of the binary.
  static let folder: String = {
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (path as NSString).deletingLastPathComponent
  }()

  /// Whether another program is installed.
  static func exists(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      access("\($0)/\(name)", X_OK) == 0
    }
  }

  /// Runs `lrplot` with arguments in a folder.
  static func run(
    _ arguments: [String], in folder: WorkFolder, input: Data = Data(), environment: [String: String] = [:],
    timeout: Double = 60
  ) throws -> Result {
    let words = [Program.folder + "/lrplot"] + arguments
    return try start(words, in: folder, input: input, environment: environment, timeout: timeout)
  }

  /// Runs a line of shell in which `lrplot` is the binary.
  static func shell(
    _ line: String, in folder: WorkFolder, environment: [String: String] = [:], timeout: Double = 60
  ) throws -> Result {
    try start(["/bin/sh", "-c", line], in: folder, input: Data(), environment: environment, timeout: timeout)
  }

  private static func start(
    _ words: [String], in folder: WorkFolder, input: Data, environment: [String: String], timeout: Double
  ) throws -> Result {
    let streams = try WorkFolder()
    let child = try spawn(words, in: folder, streams: streams, input: input, environment: environment)
    var status: Int32 = 0
    let start = Date()
    while waitpid(child, &status, WNOHANG) == 0 {
      guard Date().timeIntervalSince(start) < timeout else {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        throw Failure.timedOut(seconds: timeout)
      }
      usleep(1000)
    }
    return Result(code: code(of: status), output: try streams.data("out"), error: try streams.data("err"))
  }

  /// As shells count: the exit code, or 128 and the signal.
  static func code(of status: Int32) -> Int32 {
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// Starts a program whose streams are files, so that no pipe can fill up and block.
  static func spawn(
    _ words: [String], in folder: WorkFolder, streams: WorkFolder, input: Data = Data(),
    environment: [String: String] = [:]
  ) throws -> pid_t {
    try input.write(to: URL(fileURLWithPath: streams.path("in")))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, streams.path("in"), O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, streams.path("out"), O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, streams.path("err"), O_WRONLY | O_CREAT, 0o600)

    let usual = ProcessInfo.processInfo.environment
    var variables = ["PATH": Program.folder + ":" + (usual["PATH"] ?? "/usr/bin:/bin"), "HOME": folder.root]
    variables["LD_LIBRARY_PATH"] = usual["LD_LIBRARY_PATH"]
    // Under `make coverage` the program says where it has been, and not into the folders that tests look at.
    // A sanitizer (`make sanitize`) is told what to pass over, in the program as in its tests.
    for name in ["LLVM_PROFILE_FILE", "ASAN_OPTIONS", "TSAN_OPTIONS"] { variables[name] = usual[name] }
    variables.merge(environment) { $1 }
    // `env -C` enters the folder, which posix_spawn cannot do everywhere.
    let program = "/usr/bin/env"
    var argv: [UnsafeMutablePointer<CChar>?] = ([program, "-C", folder.root] + words).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }

    // The test runner's own signal mask is none of a shell's.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var child = pid_t()
    let failure = posix_spawn(&child, program, &actions, &attributes, &argv, &envp)
    guard failure == 0 else { throw Failure.cannotStart(failure) }
    return child
  }
}
