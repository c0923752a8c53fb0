import Synchronization

/// The keys of an object, each declared in one line and listed by that line.
///
///     package struct SweepKeys: KeySet {
///       package static let list = KeyList()
///       package static let keys = SweepKeys()
///       let from = list(Key.number("from", in: .above(0), summary: "The lowest peak rate."))
///       let to = list(Key.number("to", in: .above(0), summary: "The highest peak rate."))
///     }
///     SweepKeys.declarations.map(\.name)   // ["from", "to"]
public protocol KeySet: Sendable {
  /// The one instance, which holds the keys.
  static var keys: Self { get }
  /// Where its keys are listed as they are declared.
  static var list: KeyList { get }
}

extension KeySet {
  /// What is known of its keys, in the order of their declaration.
  public static var declarations: [KeyDeclaration] {
    // The keys list themselves when the instance is made.
    _ = keys
    return list.declarations
  }
}

/// Takes down keys as they are declared.
public final class KeyList: Sendable {
  private let taken = Mutex<[KeyDeclaration]>([])

  /// An empty list.
  public init() {}

  /// Lists a key, and gives it back.
  public func callAsFunction<Value>(_ key: Key<Value>) -> Key<Value> {
    taken.withLock { $0.append(key.declaration) }
    return key
  }

  /// What was declared, in order.
  var declarations: [KeyDeclaration] { taken.withLock { $0 } }
}
