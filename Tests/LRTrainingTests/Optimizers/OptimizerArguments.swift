@testable import LRTraining

/// Arguments of an optimizer, drawn from all that its reader takes: which keys those are, its entry says.
struct OptimizerArguments {
  var type: String
  /// μ of SGD and RMSprop, β₁ of the others.
  var momentum = 0.0
  var beta2 = 0.0
  /// α of RMSprop, ρ of Adadelta.
  var kept = 0.0
  var eps = 0.0
  var weightDecay = 0.0
  var isDecoupled = false
  var dampening = 0.0
  var isNesterov = false
  var isCentered = false
  var isAmsgrad = false
  var correctsBias = true
  var momentumDecay = 0.0
  var rateDecay = 0.0
  var accumulator = 0.0
  /// Whether its steps are scaled coordinate by coordinate, by a number that runs can record.
  var hasPreconditioner = true
  var variants: Set<String> = []
  var clip: Double?
  var momenta: [Double]?

  private let keys: Set<String>

  private func takes(_ key: String) -> Bool { keys.contains(key) }

  /// Whether it has two moments, whose sums round.
  var hasMoments: Bool { takes("betas") && takes("eps") }

  /// - Parameter steps: Updates that a list of momenta is for.
  init(_ type: String, steps: Int, _ draws: inout Draws) throws {
    self.type = type
    keys = Set(OptimizerEntry.catalog.entry(named: type)?.keys.map(\.name) ?? [])
    weightDecay = draws.pick([0, 0, 1e-4, 0.01, 0.5, 3])
    eps = draws.pick([0, 1e-16, 1e-8, 1e-3, 0.2])
    if draws.chance(0.3) { clip = draws.size(1e-3, 1e4) }
    if draws.chance(0.5) { variants.insert("clip_without_eps") }
    if takes("betas") { drawBetas(&draws) }
    switch type {
    case "sgd": drawSGD(&draws)
    case "adam", "adamw":
      isAmsgrad = draws.chance(0.4)
      correctsBias = draws.chance(0.8)
      if draws.chance(0.4) { variants.insert(draws.pick(["amsgrad_of_corrected", "eps_before_correction"])) }
      isDecoupled = type == "adamw" || draws.chance(0.3)
    case "radam":
      if draws.chance(0.4) { variants.insert("eps_after_correction") }
      isDecoupled = draws.chance(0.5)
    case "nadam":
      momentumDecay = draws.pick([0, 0.004, 0.1, 3])
      correctsBias = draws.chance(0.8)
      if draws.chance(0.6) { variants.insert(draws.pick(["nadam_plain", "nadam_common_correction"])) }
      isDecoupled = draws.chance(0.5)
    case "adamax": correctsBias = draws.chance(0.8)
    case "rmsprop": drawRMSprop(&draws)
    case "adagrad":
      rateDecay = draws.pick([0, 0.01, 2])
      accumulator = draws.pick([0, 0.1, 1])
      if draws.chance(0.4) { variants.insert("eps_inside_root") }
    case "adadelta":
      kept = draws.pick([0, 0.5, 0.9, 0.999, 1])
      hasPreconditioner = false
    case "lion":
      isDecoupled = true
      hasPreconditioner = false
    default: throw NoSecondFormula(type: type)
    }
    if takes("betas") || takes("momentum"), draws.chance(0.35) { drawMomenta(steps, &draws) }
  }

  private mutating func drawBetas(_ draws: inout Draws) {
    momentum = draws.chance(0.5) ? draws.pick([0, 0.9, 0.999999]) : draws.number(0, 1)
    // RAdam's length takes the difference of two numbers of about 1/(1 − β₂).
    beta2 =
      draws.chance(0.5) ? draws.pick([0, 0.5, 0.9, 0.999, type == "radam" ? 0.9999 : 0.999999]) : draws.number(0, 1)
  }

  private mutating func drawSGD(_ draws: inout Draws) {
    hasPreconditioner = false
    momentum = draws.pick([0, 0.5, 0.9, 0.999, 1.5])
    isNesterov = momentum > 0 && draws.chance(0.4)
    if !isNesterov { dampening = draws.pick([0, 0.1, 0.9, 1, -3]) }
    isDecoupled = draws.chance(0.4)
    if draws.chance(0.3) { variants.insert("rate_in_momentum") }
  }

  private mutating func drawRMSprop(_ draws: inout Draws) {
    kept = draws.pick([0, 0.5, 0.9, 0.99, 0.9999, 1.5])
    momentum = draws.pick([0, 0, 0.5, 0.9, 1.2])
    isCentered = draws.chance(0.4)
    for variant in ["eps_inside_root", "rate_in_momentum", "accumulator_starts_at_one"] where draws.chance(0.3) {
      variants.insert(variant)
    }
  }

  private mutating func drawMomenta(_ steps: Int, _ draws: inout Draws) {
    let most = takes("momentum") ? 1.3 : 0.9999
    var list: [Double] = []
    for _ in 0..<steps { list.append(draws.chance(0.3) ? 0 : draws.number(0, most)) }
    momenta = list
  }

  /// The optimizer as a spec has it, every argument written out.
  var json: String {
    var members = ["\"type\": \"\(type)\""]
    func add(_ key: String, _ value: Any) { members.append("\"\(key)\": \(value)") }
    let all: [(key: String, value: Any)] = [
      ("weight_decay", weightDecay), ("betas", [momentum, beta2]), ("eps", eps),
      ("decoupled_weight_decay", isDecoupled), ("momentum", momentum), ("bias_correction", correctsBias),
      ("dampening", dampening), ("nesterov", isNesterov), ("amsgrad", isAmsgrad), ("momentum_decay", momentumDecay),
      ("alpha", kept), ("centered", isCentered), ("lr_decay", rateDecay), ("initial_accumulator_value", accumulator),
      ("rho", kept),
    ]
    for (key, value) in all where takes(key) { add(key, value) }
    if let clip { add("clip", clip) }
    if let momenta { add("momenta", momenta) }
    if !variants.isEmpty { add("variant", "[\(variants.sorted().map { "\"\($0)\"" }.joined(separator: ", "))]") }
    return "{\(members.joined(separator: ", "))}"
  }
}
