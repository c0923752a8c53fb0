import Glibc

/// One browser at the other end of a socket.
struct WebConnection {
  enum State: Equatable { case reading, writing, streaming, closed }

  let socket: Int32
  private(set) var state = State.reading
  private var received: [UInt8] = []
  private var outgoing: [UInt8] = []
  private var sent = 0
  /// When something last went over the line, in seconds.
  private(set) var touched: Double
  private var isStream = false

  /// Seconds in which a head has to come, and an answer has to be taken.
  static let patience = 10.0
  /// Bytes of events that a page may leave untaken.
  private static let backlog = 64 << 10

  init(socket: Int32, now: Double) {
    self.socket = socket
    touched = now
  }

  /// What to wait for.
  var interest: Int16 { state == .writing ? Int16(POLLOUT) : Int16(POLLIN) }

  /// Whether it has been silent for too long; a stream may be.
  func isLate(_ now: Double) -> Bool { state != .streaming && now - touched > WebConnection.patience }

  /// Takes what has come; the request once its head is whole.
  mutating func read(_ now: Double) -> WebRequest.Reading {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = recv(socket, &chunk, chunk.count, 0)
    if count < 0, errno == EAGAIN || errno == EINTR { return .unfinished }
    guard count > 0 else {
      close()
      return .unfinished
    }
    // Pages have nothing to say on a stream.
    guard state == .reading else { return .unfinished }
    received += chunk[..<count]
    return WebRequest.read(received)
  }

  /// Begins to answer.
  mutating func send(_ answer: WebAnswer, isHead: Bool, _ now: Double) {
    isStream = answer.isStream && !isHead
    outgoing = answer.bytes(isHead: isHead)
    received = []
    sent = 0
    state = .writing
    write(now)
  }

  /// Sends an event to a page that listens.
  mutating func tell(_ event: String, _ now: Double) {
    guard isStream, state != .closed else { return }
    guard outgoing.count - sent < WebConnection.backlog else { return close() }
    outgoing += Array(event.utf8)
    state = .writing
    write(now)
  }

  /// Hands over as much as the line takes.
  mutating func write(_ now: Double) {
    while sent < outgoing.count {
      let count = outgoing.withUnsafeBytes { bytes in
        Glibc.send(socket, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return }
      guard count > 0 else { return close() }
      sent += count
      touched = now
    }
    outgoing = []
    sent = 0
    guard isStream else {
      // What is left to read would turn the end of the answer into a reset.
      shutdown(socket, Int32(SHUT_WR))
      return close()
    }
    state = .streaming
  }

  mutating func close() {
    guard state != .closed else { return }
    state = .closed
    Glibc.close(socket)
  }
}
