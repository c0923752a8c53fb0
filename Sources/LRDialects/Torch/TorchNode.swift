import LRSchedules

/// Schedulers as objects with a state, each acting on the same parameter group in torch's own order.
struct TorchNode: Sendable {
  private enum Kind {
    case leaf(any TorchLeaf, base: Double)
    case sequential(milestones: [Double])
    case chained
  }

  private let kind: Kind
  private var parts: [TorchNode] = []
  /// `last_epoch`.
  private var epoch: Double

  /// Builds a scheduler as its constructor does, first step included.
  init(_ tree: TorchTree, _ group: inout TorchGroup) throws(TorchRefusal) {
    switch tree {
    case .leaf(let leaf):
      leaf.prepare(&group)
      let base = group.initial ?? group.lr
      group.initial = base
      kind = .leaf(leaf, base: base)
      epoch = 0
      group.lr = try leaf.built(group, base: base)
    case .chained(let trees):
      kind = .chained
      epoch = 0
      for tree in trees { parts.append(try TorchNode(tree, &group)) }
    case .resumed(let leaf, let last):
      // The optimizer's rate and `initial_lr` are those of the group; the constructor's own step leads to the counter after it.
      leaf.prepare(&group)
      let base = group.initial ?? group.lr
      group.initial = base
      kind = .leaf(leaf, base: base)
      epoch = last
      advance(leaf)
      group.lr = try leaf.resumed(epoch: epoch, group, base: base)
    case .sequential(let trees, let milestones, let last):
      kind = .sequential(milestones: milestones)
      epoch = last + 1
      for tree in trees { parts.append(try TorchNode(tree, &group)) }
      group.lr = group.initial ?? group.lr
      for index in parts.indices { parts[index].undo() }
      try parts[TorchNode.bisect(milestones, 0)].firstStep(&group)
    }
  }

  /// `recursive_undo`: only the counters of schedulers without parts are taken back.
  private mutating func undo() {
    if case .leaf(let leaf, _) = kind, !leaf.keepsClock { epoch -= 1 }
    for index in parts.indices { parts[index].undo() }
  }

  /// `_initial_step`.
  private mutating func firstStep(_ group: inout TorchGroup) throws(TorchRefusal) {
    guard case .leaf(let leaf, let base) = kind else { return try step(&group) }
    advance(leaf)
    group.lr = try leaf.next(epoch: epoch, group, base: base, isInitial: true)
  }

  private mutating func advance(_ leaf: any TorchLeaf) {
    epoch = leaf.startsAtZero && epoch < 0 ? 0 : epoch + 1
  }

  /// `step()`.
  mutating func step(_ group: inout TorchGroup) throws(TorchRefusal) {
    switch kind {
    case .leaf(let leaf, let base):
      advance(leaf)
      group.lr = try leaf.next(epoch: epoch, group, base: base, isInitial: false)
    case .chained:
      for index in parts.indices { try parts[index].step(&group) }
    case .sequential(let milestones):
      epoch += 1
      let index = TorchNode.bisect(milestones, epoch)
      if index > 0, milestones[index - 1] == epoch {
        try parts[index].restart(&group)
      } else {
        try parts[index].step(&group)
      }
    }
  }

  /// `_update_lr(0)`, at a milestone.
  private mutating func restart(_ group: inout TorchGroup) throws(TorchRefusal) {
    guard case .leaf(let leaf, let base) = kind else {
      throw TorchRefusal(message: "holds a SequentialLR or ChainedScheduler that is not its first part, and fails")
    }
    if !leaf.keepsClock { epoch = 0 }
    if let lr = try leaf.restart(base: base) {
      group.lr = lr
    } else {
      group.lr = try leaf.next(epoch: epoch, group, base: base, isInitial: false)
    }
  }

  /// Python's `bisect_right`, also for a list that is not sorted.
  private static func bisect(_ list: [Double], _ x: Double) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if x < list[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
