import LRInput

/// What the object of a schedule asks for, canonical or in a framework's words; the rates themselves may say otherwise.
struct WrittenArguments: Sendable {
  /// The floor it names, as a rate.
  private(set) var floor: Double?
  /// The peak it names, as a rate.
  private(set) var peak: Double?
  /// The length of its warmup in steps, as it is written: possibly longer than the run.
  private(set) var warmup: Int?
  /// Whether `warmup` is written as a share of the run.
  private(set) var hasWarmupShare = false
  /// The steps at which it is told to change.
  private(set) var milestones: [Int] = []

  private static let milestoneNames = ["milestones", "boundaries", "boundaries_and_scales", "decay_t"]
  private static let warmupNames = ["num_warmup_steps", "warmup_steps", "warmup_t", "warmup_num_steps"]
  private static let floorNames = ["eta_min", "lr_min", "min_lr", "end_value", "end_learning_rate", "lr_end"]
  private static let floorShares = ["alpha", "min_lr_rate", "min_lr_ratio", "cos_min_ratio"]
  private static let peakNames = ["max_lr", "peak_value", "warmup_target", "warmup_max_lr", "cycle_max_lr"]
  /// Frameworks whose schedules are factors of `lr` with 1 at the top.
  private static let factors: Set<String> = ["transformers", "timm"]

  init(_ node: Node?) {
    guard let node else { return }
    if node["dialect"] != nil { readPeer(node) } else { readCanonical(node) }
    // Cycles that shrink from the first step on are not meant to meet the peak.
    if (node["args"] ?? node)["mode"]?.string == "exp_range" { peak = nil }
  }

  private mutating func readCanonical(_ node: Node) {
    let type = node["type"]?.string ?? ""
    // A product multiplies what its parts ask for, and in a sequence only the last part has a say at the end.
    if type == "product" || Self.isMetricDriven(type) { return }
    if type == "sequence", let last = node["parts"]?.array?.last { floor = WrittenArguments(last).floor }
    peak = Self.number("lr", in: node)
    if let rate = Self.number("min_lr", in: node) { floor = rate }
    if let ratio = Self.number("min_ratio", in: node), let peak { floor = ratio * peak }
    if let written = node["warmup"] {
      let extent = written["steps"] ?? written
      warmup = extent.integer
      hasWarmupShare = extent.string != nil
    }
    readMilestones(node)
  }

  /// Whether metrics decide: floor and ceiling are then limits that a run need not meet.
  static func isMetricDriven(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.contains("plateau") || name.contains("greedy")
  }

  private mutating func readPeer(_ node: Node) {
    guard let args = node["args"] else { return }
    let base = Self.number("lr", in: node)
    func first(_ names: [String]) -> Double? { names.lazy.compactMap { Self.number($0, in: args) }.first }
    if let steps = first(Self.warmupNames) { warmup = Int(exactly: steps) }
    readMilestones(args)
    if Self.isMetricDriven(node["name"]?.string ?? "") { return }
    let isFactor = Self.factors.contains(node["dialect"]?.string ?? "")
    peak = first(Self.peakNames)
    if peak == nil, isFactor { peak = base }
    floor = first(Self.floorNames)
    if floor == nil, let share = first(Self.floorShares),
      let top = peak ?? base ?? first(["initial_learning_rate", "init_value"])
    {
      floor = share * top
    }
  }

  // A function of its own, since the optimiser of Swift 6.3 fails on long chains of these subscripts.
  private static func number(_ name: String, in node: Node) -> Double? {
    guard let value = node[name] else { return nil }
    return value.double
  }

  private mutating func readMilestones(_ node: Node) {
    for name in Self.milestoneNames {
      if let list = node[name]?.array { milestones = list.compactMap(\.integer) }
      if let members = node[name]?.members { milestones = members.compactMap { Int($0.key) } }
    }
  }
}
