/// Specs for the laws: options that the examples leave out, and random parameters.
enum SpecSource {
  static let variants = [
    #"{"type": "constant", "lr": 0}"#,
    #"{"type": "constant", "lr": 1e100, "warmup": 1000}"#,
    #"{"type": "constant", "lr": 0.1, "warmup": {"steps": "5%", "start": 0.01}}"#,
    #"{"type": "linear", "from": 0.01, "to": 0.3, "steps": 400}"#,
    #"{"type": "linear", "from": 0.1, "to": 0.1, "warmup": 1}"#,
    #"{"type": "polynomial", "lr": 0.3, "min_ratio": 0.1, "power": 0.5}"#,
    #"{"type": "polynomial", "from": 0.001, "to": 0.3, "power": 3, "steps": 333}"#,
    #"{"type": "cosine", "lr": 0.3, "steps": 5000}"#,
    #"{"type": "cosine", "lr": 0.3, "steps": 1}"#,
    #"{"type": "exponential", "lr": 0.3, "min_lr": 1e-4}"#,
    #"{"type": "exponential", "lr": 0.3, "min_lr": 1e-4, "staircase": true, "per_steps": 70}"#,
    #"{"type": "exponential", "lr": 0.3, "gamma": 0.9, "per_steps": 0.3, "staircase": true}"#,
    #"{"type": "exponential", "lr": 0.3, "gamma": 1}"#,
    #"{"type": "inverse_time", "lr": 0.3, "decay": 0.5, "per_steps": 30, "staircase": true, "min_lr": 0.07}"#,
    #"{"type": "inverse_time", "lr": 0.3, "decay": 0.5, "min_lr": 0.01}"#,
    #"{"type": "inverse_time", "lr": 0.3, "decay": 0, "min_lr": 0.3}"#,
    #"{"type": "inverse_sqrt", "lr": 0.3, "timescale": 10, "min_lr": 0.05}"#,
    #"{"type": "step", "lr": 0.3, "every": 1, "gamma": 0.99}"#,
    #"{"type": "step", "lr": 0.3, "every": 7, "gamma": 0}"#,
    #"{"type": "step", "lr": 0.3, "every": 200, "min_lr": 0.005}"#,
    #"{"type": "multistep", "lr": 0.3, "milestones": [0, 10, 10, 1000, 2000], "gamma": 0.5}"#,
    #"{"type": "multistep", "lr": 0.3, "milestones": []}"#,
    #"{"type": "cosine_restarts", "lr": 0.3, "first": 1}"#,
    #"{"type": "cosine_restarts", "lr": 0.3, "first": 10, "mult": 1.1, "min_lr": 0.1, "decay": 0.5}"#,
    #"{"type": "cosine_restarts", "lr": 0.3, "first": 3, "mult": 1.0001}"#,
    #"{"type": "cyclic", "lr": 0.3, "up": 30, "down": 11, "mode": "exp_range", "gamma": 0.99, "min_lr": 0.01}"#,
    #"{"type": "cyclic", "lr": 0.3, "up": 1, "down": 1}"#,
    #"{"type": "one_cycle", "lr": 0.3, "phases": 3, "shape": "linear"}"#,
    #"{"type": "one_cycle", "lr": 0.3, "phases": 3, "convention": "torch", "warmup": 10}"#,
    #"{"type": "one_cycle", "lr": 0.3, "pct_start": 0}"#,
    #"{"type": "one_cycle", "lr": 0.3, "pct_start": 1}"#,
    #"{"type": "one_cycle", "lr": 0.3, "convention": "torch", "steps": 2}"#,
    #"{"type": "wsd", "lr": 0.3, "decay": "100%", "shape": "1-sqrt"}"#,
    #"{"type": "wsd", "lr": 0.3, "decay": 0, "warmup": 1000}"#,
    #"{"type": "wsd", "lr": 0.3, "decay": 300, "shape": "cosine", "min_lr": 0.01}"#,
    #"{"type": "piecewise", "points": [[10, 0.1], [20.5, 0.3], [30, 0]], "shape": "hold"}"#,
    #"{"type": "piecewise", "points": [[10, 0.1], [20.5, 0.3], [2000, 0]], "shape": "cosine", "warmup": 5}"#,
    #"{"type": "piecewise", "points": [[3, 0.1]]}"#,
    #"{"type": "table", "values": [0.3]}"#,
    #"""
    {"type": "sequence", "warmup": 7, "steps": 800, "parts": [{"type": "cosine", "lr": 0.1, "steps": 100, "warmup": 9},
      {"type": "step", "lr": 0.2, "every": 30, "steps": 155},
      {"type": "sequence", "parts": [{"type": "constant", "lr": 0.1, "steps": 3}, {"type": "linear", "lr": 0.4}]}]}
    """#,
    #"""
    {"type": "product", "warmup": 20, "parts": [{"type": "step", "lr": 0.1, "every": 77},
      {"type": "linear", "from": 0.2, "to": 1.5, "steps": 500},
      {"type": "cyclic", "lr": 1, "min_lr": 0.5, "up": 40, "mode": "triangular2"}]}
    """#,
    #"""
    {"type": "product", "parts": [{"type": "constant", "lr": 0.1}, {"type": "linear", "lr": 0.5, "steps": 300}]}
    """#,
  ]

  /// Schedules of random type and parameters, the same for the same seed.
  static func random(count: Int, seed: UInt64) -> [String] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in simple(&random) }
  }

  private static func simple(_ random: inout SplitMix64) -> String {
    func real(_ low: Double, _ high: Double) -> Double { Double.random(in: low...high, using: &random) }
    func whole(_ low: Int, _ high: Int) -> Int { Int.random(in: low...high, using: &random) }
    let lr = real(1e-6, 10)
    var head = #""lr": \#(lr), "warmup": \#(whole(0, 200)), "steps": \#(whole(200, 1000))"#
    let floor = #", "min_ratio": \#(real(0, 1))"#
    switch whole(0, 9) {
    case 0: return #"{"type": "cosine", \#(head)\#(floor)}"#
    case 1: return #"{"type": "polynomial", \#(head)\#(floor), "power": \#(real(0.1, 5))}"#
    case 2:
      let per = real(0.5, 300)
      return #"{"type": "exponential", \#(head), "gamma": \#(real(0.1, 1)), "per_steps": \#(per), "staircase": true}"#
    case 3:
      return #"{"type": "inverse_time", \#(head)\#(floor), "decay": \#(real(0, 2)), "per_steps": \#(real(1, 99))}"#
    case 4: return #"{"type": "inverse_sqrt", \#(head)\#(floor), "timescale": \#(real(0.5, 500))}"#
    case 5: return #"{"type": "step", \#(head)\#(floor), "every": \#(whole(1, 400)), "gamma": \#(real(0, 1))}"#
    case 6:
      let (mult, decay) = (real(1, 3), real(0.1, 1))
      return
        #"{"type": "cosine_restarts", \#(head)\#(floor), "first": \#(whole(1, 300)), "mult": \#(mult), "decay": \#(decay)}"#
    case 7: return #"{"type": "cyclic", \#(head)\#(floor), "up": \#(whole(1, 300)), "down": \#(whole(1, 300))}"#
    case 8:
      let (start, div) = (real(0, 1), real(1, 100))
      return #"{"type": "one_cycle", \#(head), "pct_start": \#(start), "div": \#(div)}"#
    default:
      head = #""lr": \#(lr), "warmup": \#(whole(0, 200))"#
      return #"{"type": "wsd", \#(head)\#(floor), "decay": \#(whole(0, 800)), "shape": "1-sqrt"}"#
    }
  }
}
