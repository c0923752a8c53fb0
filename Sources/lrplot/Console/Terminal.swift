import Glibc
import LRPlotKit

/// The terminal that standard output goes to.
struct Terminal {
  /// In letters.
  let columns: Int
  let rows: Int
  /// Of the whole window, px; 0 where the terminal does not say.
  let width: Int

  /// Nil where standard output goes elsewhere, or to a terminal that knows no codes.
  init?() {
    guard isatty(STDOUT_FILENO) == 1, Console.environment("TERM") != "dumb" else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      (columns, rows, width) = (80, 24, 0)
      return
    }
    (columns, rows, width) = (Int(size.ws_col), Int(size.ws_row), Int(size.ws_xpixel))
  }

  /// Whether colours are wanted (no-color.org).
  var isColored: Bool { Console.environment("NO_COLOR") == nil }

  /// Milliseconds that the answer of a terminal far away may take.
  private static let patience: Int32 = 500

  /// Asks the terminal, and gives what it answers until that is whole, or until it has been silent for too long.
  func answer(to question: String, isWhole: (String) -> Bool) -> String {
    let file = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var before = termios()
    guard tcgetattr(file, &before) == 0 else { return "" }
    // An interruption waits until the terminal is as it was.
    return Interruptions.held {
      var raw = before
      raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
      tcsetattr(file, TCSANOW, &raw)
      defer { tcsetattr(file, TCSAFLUSH, &before) }
      _ = Array(question.utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      var answer = ""
      var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      while !isWhole(answer), answer.utf8.count < 4096, poll(&waiting, 1, Self.patience) > 0 {
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = read(file, &bytes, bytes.count)
        guard count > 0 else { break }
        answer += String(decoding: bytes[..<count], as: UTF8.self)
      }
      return answer
    }
  }
}
