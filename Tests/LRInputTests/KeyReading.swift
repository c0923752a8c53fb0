import LRInput

/// One key read from an object `{"k": …}`: its value, and what was said.
struct KeyReading<Value: Sendable> {
  let value: Value?
  let messages: [String]

  /// - Parameter text: the key's value as JSON.
  init(_ key: Key<Value>, _ text: String) {
    let reading = Reading("{\"\(key.name)\":\(text)}")
    let reader = reading.node.flatMap {
      ObjectReader($0, keys: [key.declaration], what: "a test", sink: reading.sink)
    }
    value = reader.flatMap { $0.read(key) }
    messages = reading.messages
  }
}
