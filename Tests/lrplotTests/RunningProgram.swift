import Foundation
import Glibc

/// A binary that goes on running beside the test, and ends with it.
final class RunningProgram {
  private let child: pid_t
  private let streams: WorkFolder
  private var status: Int32?

  init(_ arguments: [String], in folder: WorkFolder, environment: [String: String] = [:]) throws {
    streams = try WorkFolder()
    child = try Program.spawn(
      [Program.folder + "/lrplot"] + arguments, in: folder, streams: streams, environment: environment)
  }

  deinit { if status == nil { _ = end(by: SIGKILL) } }

  var output: String { (try? streams.text("out")) ?? "" }
  var errorText: String { (try? streams.text("err")) ?? "" }

  /// Waits until something holds; false where it does not within the time.
  func waits(_ seconds: Double = 20, _ isTrue: () throws -> Bool) rethrows -> Bool {
    let start = Date()
    while try !isTrue() {
      guard Date().timeIntervalSince(start) < seconds else { return false }
      usleep(5000)
    }
    return true
  }

  /// Sends a signal and gives the exit code, as shells count.
  func end(by signal: Int32) -> Int32 {
    kill(child, signal)
    var status: Int32 = 0
    waitpid(child, &status, 0)
    self.status = status
    return Program.code(of: status)
  }
}

/// What a server on this machine answers to bytes that are sent as they are.
enum RawWeb {
  enum Failure: Error { case noConnection }

  static func ask(_ port: UInt16, _ request: String) throws -> String {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isOpen = withUnsafePointer(to: &address) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        connect(socket, address, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isOpen else { throw Failure.noConnection }
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let bytes = Array(request.utf8)
    _ = send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    var answer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &chunk, chunk.count, 0)
      guard count > 0 else { break }
      answer += chunk[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  /// A page's own request.
  static func get(_ port: UInt16, _ path: String, fields: [String] = []) throws -> String {
    let lines = ["GET \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)"] + fields
    return try ask(port, lines.joined(separator: "\r\n") + "\r\n\r\n")
  }
}
