import Glibc

/// Runs another program and waits for it.
public enum ChildProcess {
  /// How a program ended.
  public enum Outcome: Sendable, Equatable {
    /// With an exit code; above 128 it was a signal.
    case ended(Int32)
    /// There is no program of that name.
    case missing
  }

  /// - Parameters:
  ///   - words: the program, looked for where the shell would, and its arguments.
  ///   - folder: where it runs.
  public static func run(_ words: [String], in folder: String) -> Outcome {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // What it prints is no result of ours.
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    // Glibc's own way to another folder is hidden from Swift; `env` of the coreutils knows one.
    let words = ["env", "-C", folder] + words
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    // Interruptions reach the child, also where this program holds them back.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var process = pid_t()
    let failure = posix_spawnp(&process, words[0], &actions, &attributes, arguments, environ)
    guard failure == 0 else { return .missing }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    return code == 127 ? .missing : .ended(code)
  }

  /// Whether the shell would find a program of this name.
  public static func exists(_ name: String) -> Bool {
    guard let path = getenv("PATH") else { return false }
    return String(cString: path).split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }
}
