/// Specs for the laws: options that the examples leave out, and random parameters.
enum SpecSource {
  static let variants =
    [
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
    ] + furtherFamilies

  private static let furtherFamilies = [
    #"{"type": "cosine", "lr": 0.3, "exponent": 0.3, "k": 3}"#,
    #"{"type": "polynomial", "from": 0.1, "to": 0.3, "k": 0.2, "power": 4}"#,
    #"{"type": "inverse_sqrt", "lr": 0.3, "timescale": 3, "power": 3, "min_lr": 0.001}"#,
    #"{"type": "cosine_restarts", "lr": 0.3, "first": 10, "mult": 1.5, "limit": 5, "min_lr": 0.01}"#,
    #"{"type": "wsd", "lr": 0.3, "decay": 300, "shape": "power", "power": 0.1}"#,
    #"{"type": "wsd", "lr": 0.3, "decay": 300, "shape": "exp", "ratio": 1e-9, "min_lr": 0.01}"#,
    #"{"type": "multistep", "lr": 0.3, "milestones": [0, 1, 500], "boundary": "before", "scales": [1, 0.5, 0]}"#,
    #"{"type": "constant_factor", "lr": 0.3, "factor": 0, "warmup": 20}"#,
    #"{"type": "tanh", "lr": 0.3, "min_ratio": 0.2, "lower": -100, "upper": 100}"#,
    #"{"type": "tanh", "lr": 0.3, "lower": 1, "upper": 1.5, "steps": 400}"#,
    #"{"type": "rex", "lr": 0.3, "bend": 0, "steps": 333}"#,
    #"{"type": "rex", "lr": 0.3, "bend": 0.999999, "min_lr": 0.01}"#,
    #"{"type": "range_test", "from": 0.001, "step_size": 7, "step_rate": 0.3, "staircase": true}"#,
    #"{"type": "range_test", "from": 0.001, "step_size": 7.3, "steps": 300, "warmup": 10}"#,
    #"{"type": "range_test", "from": 0.001, "lr": 0.3, "shape": "linear"}"#,
    #"{"type": "range_test", "from": 1e-90, "lr": 1e90}"#,
    #"{"type": "noise", "schedule": {"type": "step", "lr": 0.3, "every": 77}, "seed": 1}"#,
    #"{"type": "noise", "schedule": {"type": "cosine", "lr": 0.3}, "distribution": "uniform", "pct": 1}"#,
    #"{"type": "noise", "schedule": {"type": "linear", "lr": 0.3, "warmup": 30}, "range": [0, 50], "std": 0.01}"#,
    #"{"type": "noise", "schedule": {"type": "linear", "lr": 0.3}, "range": [900], "std": 9, "pct": 0.01}"#,
    #"{"type": "noise", "schedule": {"type": "linear", "lr": 0.3}, "range": [200, 200], "warmup": 9, "steps": 600}"#,
    #"{"type": "plateau", "lr": 0.3, "rule": "ge", "patience": 0, "min_lr": 0.01, "metrics": [1, 1, 1]}"#,
    #"{"type": "plateau", "lr": 0.3, "mode": "max", "cooldown": 2, "metrics": [], "warmup": 9}"#,
    #"{"type": "greedy", "lr": 0.3, "from": 0.1, "min_lr": 0.05, "patience": 0, "metrics": [4, 3, 5, 5, 5, 5], "reset": 1}"#,
    #"{"type": "expression", "formula": "0.1"}"#,
    #"{"type": "expression", "formula": "max(0.01, 0.1 * (1 - t / T))", "warmup": 100}"#,
    #"{"type": "expression", "formula": "0.1 * abs(t % 200 - 100) / 100"}"#,
    #"{"type": "expression", "formula": "(t + 1) / 50 if t < 50 else 0.98 ** (t - 50)", "steps": 600}"#,
    #"{"type": "expression", "formula": "max(0.2, math.cos(t / 30))"}"#,
    #"{"type": "expression", "formula": "0.1 * (not t % 10) + math.floor(math.sqrt(t))"}"#,
    #"{"type": "expression", "formula": "1 / abs(t - 0.5)"}"#,
    #"{"type": "expression", "formula": "0.3 * 0.9 ** (t / 0.3 // 7)"}"#,
    #"{"type": "expression", "formula": "abs(math.sin(t)) + round(t / 7.7)"}"#,
    #"{"type": "expression", "formula": "math.sqrt(T - 1 - t)"}"#,
    #"{"type": "expression", "formula": "0.1 if t == 100 else 0.2 if 300 < t <= 400.5 else t / 1e4"}"#,
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
