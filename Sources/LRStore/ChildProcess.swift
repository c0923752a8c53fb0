import Glibc

/// Runs another program and waits for it.
public enum ChildProcess {
  /// How a program ended.
  public enum Outcome: Sendable, Equatable {
    /// With an exit code; above 128 it was a signal.
    case ended(Int32)
    /// There is no program of that name.
    case missing
    /// It was stopped, with all that it had started, since it took longer than it may.
    case stopped
  }

  /// - Parameters:
  ///   - words: the program, looked for where the shell would, and its arguments.
  ///   - folder: where it runs.
  ///   - variables: what it finds in its environment besides: `["openin_any=p"]`.
  ///   - limit: how long it may take, in seconds; nil for as long as it likes.
  ///   - isSilent: whether nothing of what it prints is shown.
  public static func run(
    _ words: [String], in folder: String, variables: [String] = [], limit: Int? = nil, isSilent: Bool = false
  ) -> Outcome {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if isSilent { posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) }
    // What it prints is no result of ours.
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    // Glibc's own way to another folder is hidden from Swift; `env` of the coreutils knows one.
    let words = ["env", "-C", folder] + variables + words
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
    // In a group of its own, so that what it starts ends with it.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    var process = pid_t()
    let failure = posix_spawnp(&process, words[0], &actions, &attributes, arguments, environ)
    guard failure == 0 else { return .missing }
    guard let status = ended(process, limit: limit) else { return .stopped }
    let signal = status & 0x7F
    let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    return code == 127 ? .missing : .ended(code)
  }

  /// Waits for a child; an interruption that is held back here is passed on to it, and acts on this program afterwards.
  ///
  /// - Returns: its status; nil where it had to be stopped.
  private static func ended(_ process: pid_t, limit: Int?) -> Int32? {
    let start = ContinuousClock.now
    var status: Int32 = 0
    var caught: Int32 = 0
    var isStopped = false
    while true {
      let found = waitpid(process, &status, WNOHANG)
      if found == process || found < 0 && errno != EINTR { break }
      if let limit, !isStopped, ContinuousClock.now - start > .seconds(limit) {
        isStopped = true
        kill(-process, SIGKILL)
      }
      var signals = Interruptions.waiting
      var pause = timespec(tv_sec: 0, tv_nsec: 20_000_000)
      let signal = sigtimedwait(&signals, nil, &pause)
      if signal > 0 {
        caught = signal
        kill(-process, signal)
      }
    }
    // Still held back, so that it waits for what has to be undone.
    if caught > 0 { raise(caught) }
    return isStopped ? nil : status
  }

  /// Whether the shell would find a program of this name.
  public static func exists(_ name: String) -> Bool {
    guard let path = getenv("PATH") else { return false }
    return String(cString: path).split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }
}
