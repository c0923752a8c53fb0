import LRDialects
import LRInput

/// Finds every scheduler of a file that names them as classes, wherever it stands, with the optimizer beside it.
struct SchedulerSearch {
  /// How the file writes a class: `class_path`.
  let key: String
  let bare: [Dialect]
  let schedulers: [String]
  let optimizers: [String]

  struct Found {
    var call: ClassCall
    var optimizer: ClassCall?
  }

  /// In the order of the file.
  func all(in root: Node) -> [Found] {
    var found: [Found] = []
    look(root, nil, depth: 0, &found)
    return found
  }

  /// - Parameter optimizer: that of what the object stands in.
  private func look(_ node: Node, _ optimizer: ClassCall?, depth: Int, _ found: inout [Found]) {
    guard depth < 7, found.count < 8 else { return }
    let own = optimizers.lazy.compactMap { calls(node[$0]).first }.first ?? optimizer
    let listed = optimizers.lazy.map { calls(node[$0]) }.first { !$0.isEmpty } ?? []
    for member in node.members ?? [] {
      if isScheduler(member.key) {
        let calls = calls(member.node).filter(isKnown)
        for (index, call) in calls.enumerated() {
          // Of two lists the one goes with the other.
          found.append(Found(call: call, optimizer: listed.indices.contains(index) ? listed[index] : own))
        }
        if !calls.isEmpty { continue }
      }
      for inner in member.node.array?.prefix(100).map({ $0 }) ?? [member.node] where inner.members != nil {
        look(inner, own, depth: depth + 1, &found)
      }
    }
  }

  /// `lr_scheduler`, and `lr_scheduler_d`, `generator_scheduler`.
  private func isScheduler(_ name: String) -> Bool {
    schedulers.contains(name) || name.hasPrefix("lr_scheduler_") || name.hasPrefix("scheduler_")
      || name.hasSuffix("_scheduler")
  }

  private func calls(_ node: Node?) -> [ClassCall] {
    (node?.array ?? node.map { [$0] } ?? []).compactMap { ClassCall($0, key: key) }
  }

  private func isKnown(_ call: ClassCall) -> Bool {
    call.dialect(bare: bare).flatMap { $0.catalog.entry(named: call.name) } != nil
  }
}
