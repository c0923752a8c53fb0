import Glibc

/// A server on 127.0.0.1 that answers one request a connection, all in one thread.
///
///     let server = try LoopbackServer(port: nil)
///     server.run(wakeBy: watch.descriptor, look: { false }) { _ in .refusal(404) }
public final class LoopbackServer {
  /// Why there is none, in words.
  public struct Failure: Error, Sendable, Equatable {
    /// One clause: which port is taken, or what the system says.
    public var message: String
  }

  /// The port that is taken where none is asked for and it is free.
  public static let usual: UInt16 = 8377

  /// The port that it listens on, never 0.
  public let port: UInt16
  private let listener: Int32
  private var connections: [WebConnection] = []

  /// Browsers open about six at once; more than this many are no person's.
  private static let most = 64
  /// Milliseconds between two looks, where nothing wakes it.
  private static let pause: Int32 = 500
  /// Milliseconds of silence before files that were written are read: editors write several times.
  private static let calm: Int32 = 40
  /// Seconds between two signs of life on a stream.
  private static let heartbeat = 15.0

  /// - Parameter port: 0 for any that is free, nil for the usual one, or any.
  public init(port: UInt16?) throws(Failure) {
    if let port {
      (listener, self.port) = try Self.listen(port)
    } else if let usual = try? Self.listen(Self.usual) {
      (listener, self.port) = usual
    } else {
      (listener, self.port) = try Self.listen(0)
    }
  }

  deinit {
    for index in connections.indices { connections[index].close() }
    close(listener)
  }

  /// `http://127.0.0.1:8377/`
  public var address: String { "http://127.0.0.1:\(port)/" }

  private static func listen(_ port: UInt16) throws(Failure) -> (socket: Int32, port: UInt16) {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw failure(port) }
    settle(socket)
    var on: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, length) == 0 && Glibc.listen(socket, 64) == 0
          && getsockname(socket, address, &length) == 0
      }
    }
    guard isBound else {
      let failure = failure(port)
      close(socket)
      throw failure
    }
    return (socket, UInt16(bigEndian: address.sin_port))
  }

  private static func failure(_ port: UInt16) -> Failure {
    Failure(message: "cannot listen on port \(port) of 127.0.0.1: \(strerror(errno).map { String(cString: $0) } ?? "")")
  }

  /// Waits for nothing, and is not handed to other programs.
  private static func settle(_ socket: Int32) {
    _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
  }

  private static var seconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// Sends a word to every page that listens, before something that takes its time.
  public func tell(_ event: String) {
    let now = Self.seconds
    for index in connections.indices { connections[index].tell("data: \(event)\n\n", now) }
  }

  /// Serves until the process ends.
  ///
  /// - Parameters:
  ///   - wake: a file that can be read once something has happened to the files.
  ///   - look: looks after the files, and draws; called when woken, and twice a second.
  ///   - answer: answers a request that may be answered.
  public func run(
    wakeBy wake: Int32, drain: () -> Void, look: () -> Void, answer: (WebRequest) -> WebAnswer
  ) -> Never {
    var looked = Self.seconds
    var told = looked
    var isWoken = false
    while true {
      var files = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
      files.append(pollfd(fd: wake, events: Int16(POLLIN), revents: 0))
      files += connections.map { pollfd(fd: $0.socket, events: $0.interest, revents: 0) }
      let count = poll(&files, nfds_t(files.count), isWoken ? Self.calm : Self.pause)
      let now = Self.seconds
      if files[1].revents != 0 {
        drain()
        isWoken = true
      }
      // Woken and quiet since, or nothing for a while: a change that no event tells of is seen too.
      if isWoken ? count == 0 || now - looked > 1 : now - looked > Double(Self.pause) / 1000 {
        look()
        isWoken = false
        looked = Self.seconds
      }
      for index in connections.indices where files[index + 2].revents != 0 { serve(index, now, answer) }
      if files[0].revents != 0 { accept(now) }
      if now - told > Self.heartbeat {
        for index in connections.indices { connections[index].tell(": here\n\n", now) }
        told = now
      }
      for index in connections.indices where connections[index].isLate(now) { connections[index].close() }
      connections.removeAll { $0.state == .closed }
    }
  }

  private func accept(_ now: Double) {
    while true {
      let socket = Glibc.accept(listener, nil, nil)
      guard socket >= 0 else { return }
      Self.settle(socket)
      var connection = WebConnection(socket: socket, now: now)
      if connections.count >= Self.most { connection.close() } else { connections.append(connection) }
    }
  }

  private func serve(_ index: Int, _ now: Double, _ answer: (WebRequest) -> WebAnswer) {
    if connections[index].state == .writing { return connections[index].write(now) }
    switch connections[index].read(now) {
    case .unfinished: break
    case .refused(let status): connections[index].send(.refusal(status), isHead: false, now)
    case .request(let request):
      let answer =
        request.isOwn(port: port)
        ? answer(request) : .refusal(403, "only pages of \(address) may ask here")
      connections[index].send(answer, isHead: request.isHead, now)
    }
  }
}
