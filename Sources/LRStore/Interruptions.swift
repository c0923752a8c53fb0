import Glibc

/// Keeps interruptions waiting while something is half done that has to be undone first.
public enum Interruptions {
  /// The signals by which people and systems end a program.
  static let signals: sigset_t = {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE] { sigaddset(&signals, signal) }
    return signals
  }()

  /// Those of them that are held back at present.
  static var waiting: sigset_t {
    var blocked = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &blocked)
    var waiting = sigset_t()
    sigemptyset(&waiting)
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] where sigismember(&blocked, signal) == 1 {
      sigaddset(&waiting, signal)
    }
    return waiting
  }

  /// Does something that no interruption cuts short; one that came meanwhile acts afterwards.
  public static func held<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    var blocked = signals
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}
