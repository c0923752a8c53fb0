/// The canonical form of a framework's schedule, where one has the same mathematics; nil where none has.
///
/// These tables say in one place how the frameworks' arguments and ours correspond.
enum GoldenForms {
  static func form(of golden: GoldenCase) -> String? {
    if let composition = compositions[golden.id] { return composition }
    switch golden.dialect {
    case "torch": return torch(golden)
    case "transformers": return transformers(golden)
    case "timm": return timm(golden)
    case "optax": return optax(golden)
    case "keras": return keras(golden)
    case "deepspeed": return deepspeed(golden)
    default: return nil
    }
  }

  /// Nested schedules and lambdas, written out.
  private static let compositions = [
    "pub-000-torch-LambdaLR": #"{"type": "exponential", "lr": 0.1, "gamma": 0.95}"#,
    "pub-001-torch-LambdaLR":
      #"{"type": "inverse_time", "lr": 0.05, "decay": 0.1, "per_steps": 20, "staircase": true}"#,
    "pub-002-torch-MultiplicativeLR": #"{"type": "exponential", "lr": 0.1, "gamma": 0.97}"#,
    "pub-034-torch-SequentialLR": #"""
    {"type": "sequence", "parts": [{"type": "constant", "lr": 0.005, "steps": 20},
      {"type": "exponential", "lr": 0.05, "gamma": 0.9}]}
    """#,
    "pub-035-torch-SequentialLR": #"""
    {"type": "sequence", "parts": [{"type": "linear", "from": 0.001, "to": 0.1, "steps": 10},
      {"type": "cosine", "lr": 0.1, "steps": 90}]}
    """#,
    "pub-036-torch-ChainedScheduler": #"""
    {"type": "product", "parts": [{"type": "exponential", "lr": 0.05, "gamma": 0.9},
      {"type": "piecewise", "points": [[0, 0.1], [20, 1]], "shape": "hold"}]}
    """#,
    "pub-037-torch-ChainedScheduler": #"""
    {"type": "product", "parts": [{"type": "step", "lr": 0.1, "every": 30},
      {"type": "linear", "from": 0.1, "to": 1, "steps": 5}]}
    """#,
    "pub-062-transformers-warmup_stable_decay": #"""
    {"type": "sequence", "parts": [
      {"type": "piecewise", "points": [[0, 0], [20, 0.001]], "shape": "cosine", "steps": 20},
      {"type": "wsd", "lr": 0.001, "decay": 30, "shape": "1-sqrt", "steps": 80}]}
    """#,
    "pub-113-optax-sgdr_schedule": #"""
    {"type": "sequence", "parts": [
      {"type": "cosine", "lr": 0.1, "warmup": {"steps": 5, "start": 0}, "steps": 30},
      {"type": "cosine", "lr": 0.05, "warmup": {"steps": 5, "start": 0}, "steps": 60}]}
    """#,
    "pub-114-optax-sgdr_schedule": #"""
    {"type": "sequence", "parts": [{"type": "cosine", "lr": 0.1, "steps": 10},
      {"type": "cosine", "lr": 0.1, "steps": 20}, {"type": "cosine", "lr": 0.1, "steps": 40}]}
    """#,
    "pub-115-optax-join_schedules": #"""
    {"type": "sequence", "parts": [{"type": "linear", "from": 0, "to": 0.1, "steps": 20},
      {"type": "constant", "lr": 0.1, "steps": 40},
      {"type": "exponential", "lr": 0.1, "gamma": 0.5, "per_steps": 10}]}
    """#,
    "pub-116-optax-join_schedules": #"""
    {"type": "sequence", "parts": [{"type": "linear", "from": 0, "to": 1, "steps": 10},
      {"type": "cosine", "lr": 1, "steps": 90}]}
    """#,
  ]

  /// `"warmup": …, ` in the t/w form from a start, or nothing.
  static func warmup(_ steps: Int, from start: Double) -> String {
    steps > 0 ? #""warmup": {"steps": \#(steps), "start": \#(start)}, "# : ""
  }

  /// Points that hold: rate i from its step on.
  static func stairs(_ points: [(Int, Double)]) -> String {
    let list = points.map { "[\($0.0), \($0.1)]" }.joined(separator: ", ")
    return #"{"type": "piecewise", "shape": "hold", "points": [\#(list)]}"#
  }

  /// The optax dictionary of boundaries and scales, in the order of the boundaries.
  static func scales(_ golden: GoldenCase) -> [(step: Int, scale: Double)] {
    let members = golden.args["boundaries_and_scales"]?.members ?? []
    return members.compactMap { member in
      guard let step = Int(member.key), let scale = member.node.double else { return nil }
      return (step, scale)
    }.sorted { $0.step < $1.step }
  }
}
