import Foundation

/// An optimizer of the catalogue that `PlainOptimizer` has no formula for, or whose keys `OptimizerArguments` does not draw.
struct NoSecondFormula: Error, CustomStringConvertible {
  let type: String

  var description: String {
    "write what the keys of `\(type)` may be into `OptimizerArguments`, and its formula into `PlainOptimizer`"
  }
}

/// The updates of the libraries a second time: one coordinate after the other, as their formulas are written, with the
/// powers of the C library, and nothing shared with what is under test.
final class PlainOptimizer {
  private let a: OptimizerArguments
  private var k = 0.0
  /// m, the mean gradient, or the momentum buffer of SGD.
  private var first: [Double]
  /// v or s, the mean or the sum of squares.
  private var second: [Double]
  /// AMSGrad's and Adamax' maximum, RMSprop's momentum buffer, or e of Adadelta.
  private var third: [Double]
  private var hasBuffer = false
  private var product = 1.0

  init(_ arguments: OptimizerArguments, dimension: Int) {
    a = arguments
    first = Array(repeating: 0, count: dimension)
    third = first
    let start = a.type == "adagrad" ? a.accumulator : a.variants.contains("accumulator_starts_at_one") ? 1 : 0
    second = Array(repeating: start, count: dimension)
  }

  /// x after an update.
  func updated(_ x: [Double], gradient: [Double], rate: Double, momentum: Double?) throws -> [Double] {
    k += 1
    var g = clipped(gradient)
    var x = x
    for i in x.indices where a.weightDecay != 0 {
      if a.isDecoupled { x[i] = (1 - rate * a.weightDecay) * x[i] } else { g[i] = g[i] + a.weightDecay * x[i] }
    }
    let mu = momentum ?? a.momentum
    if a.type == "nadam", a.variants.isDisjoint(with: ["nadam_plain", "nadam_common_correction"]) {
      product *= scheduled(mu, k)
    }
    for i in x.indices { x[i] -= try step(i, g[i], rate, mu) }
    if mu != 0 { hasBuffer = true }
    return x
  }

  private func clipped(_ g: [Double]) -> [Double] {
    guard let c = a.clip else { return g }
    let norm = g.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if a.variants.contains("clip_without_eps") { return norm < c ? g : g.map { $0 / norm * c } }
    let factor = c / (norm + 1e-6)
    return factor < 1 ? g.map { $0 * factor } : g
  }

  private func step(_ i: Int, _ g: Double, _ rate: Double, _ mu: Double) throws -> Double {
    switch a.type {
    case "sgd": sgd(i, g, rate, mu)
    case "adam", "adamw": adam(i, g, rate, mu)
    case "radam": radam(i, g, rate, mu)
    case "nadam": nadam(i, g, rate, mu)
    case "adamax": adamax(i, g, rate, mu)
    case "rmsprop": rmsprop(i, g, rate, mu)
    case "adagrad": adagrad(i, g, rate)
    case "adadelta": adadelta(i, g, rate)
    case "lion": lion(i, g, rate, mu)
    default: throw NoSecondFormula(type: a.type)
    }
  }

  private func sgd(_ i: Int, _ g: Double, _ rate: Double, _ mu: Double) -> Double {
    if mu == 0 { return rate * g }
    let isInside = a.variants.contains("rate_in_momentum")
    let d = isInside ? rate * g : g
    first[i] = hasBuffer ? mu * first[i] + (1 - a.dampening) * d : mu * first[i] + d
    let direction = a.isNesterov ? d + mu * first[i] : first[i]
    return isInside ? direction : rate * direction
  }

  /// Feeds both moments.
  private func feed(_ i: Int, _ g: Double, _ beta1: Double) {
    first[i] = beta1 * first[i] + (1 - beta1) * g
    second[i] = a.beta2 * second[i] + (1 - a.beta2) * g * g
  }

  private func filled(_ beta: Double, _ k: Double) -> Double { a.correctsBias ? 1 - pow(beta, k) : 1 }

  private func adam(_ i: Int, _ g: Double, _ rate: Double, _ beta1: Double) -> Double {
    feed(i, g, beta1)
    let (mean, bias) = (first[i] / filled(beta1, k), filled(a.beta2, k))
    if a.isAmsgrad, a.variants.contains("amsgrad_of_corrected") {
      third[i] = max(third[i], second[i] / bias)
      return rate * mean / (third[i].squareRoot() + a.eps)
    }
    third[i] = max(third[i], second[i])
    let root = (a.isAmsgrad ? third[i] : second[i]).squareRoot()
    if a.variants.contains("eps_before_correction") { return rate * mean * bias.squareRoot() / (root + a.eps) }
    return rate * mean / (root / bias.squareRoot() + a.eps)
  }

  private func radam(_ i: Int, _ g: Double, _ rate: Double, _ beta1: Double) -> Double {
    feed(i, g, beta1)
    let (mean, bias) = (first[i] / filled(beta1, k), filled(a.beta2, k))
    let longest = 2 / (1 - a.beta2) - 1
    let r = longest - 2 * k * pow(a.beta2, k) / bias
    let isOptax = a.variants.contains("eps_after_correction")
    guard r > 5 || isOptax && r >= 5 else { return rate * mean }
    let factor = ((r - 4) * (r - 2) * longest / ((longest - 4) * (longest - 2) * r)).squareRoot()
    if isOptax { return rate * factor * mean / ((second[i] / bias).squareRoot() + a.eps) }
    return rate * factor * mean * bias.squareRoot() / (second[i].squareRoot() + a.eps)
  }

  private func scheduled(_ beta1: Double, _ k: Double) -> Double {
    beta1 * (1 - 0.5 * pow(0.96, k * a.momentumDecay))
  }

  private func nadam(_ i: Int, _ g: Double, _ rate: Double, _ beta1: Double) -> Double {
    feed(i, g, beta1)
    let divisor = (second[i] / filled(a.beta2, k)).squareRoot() + a.eps
    if a.variants.contains("nadam_plain") {
      return rate * (beta1 * first[i] / filled(beta1, k + 1) + (1 - beta1) * g / filled(beta1, k)) / divisor
    }
    if a.variants.contains("nadam_common_correction") {
      return rate * (beta1 * first[i] + (1 - beta1) * g) / filled(beta1, k) / divisor
    }
    let (now, next) = (scheduled(beta1, k), scheduled(beta1, k + 1))
    let (all, ahead) = a.correctsBias ? (1 - product, 1 - product * next) : (1, 1)
    return rate * (1 - now) * g / all / divisor + rate * next * first[i] / ahead / divisor
  }

  private func adamax(_ i: Int, _ g: Double, _ rate: Double, _ beta1: Double) -> Double {
    feed(i, g, beta1)
    third[i] = max(a.beta2 * third[i], abs(g) + a.eps)
    return rate * first[i] / (filled(beta1, k) * third[i])
  }

  private func rmsprop(_ i: Int, _ g: Double, _ rate: Double, _ mu: Double) -> Double {
    second[i] = a.kept * second[i] + (1 - a.kept) * g * g
    first[i] = a.kept * first[i] + (1 - a.kept) * g
    let w = a.isCentered ? second[i] - first[i] * first[i] : second[i]
    let q = a.variants.contains("eps_inside_root") ? g / (w + a.eps).squareRoot() : g / (w.squareRoot() + a.eps)
    if mu == 0 { return rate * q }
    if a.variants.contains("rate_in_momentum") {
      third[i] = mu * third[i] + rate * q
      return third[i]
    }
    third[i] = mu * third[i] + q
    return rate * third[i]
  }

  private func adagrad(_ i: Int, _ g: Double, _ rate: Double) -> Double {
    second[i] += g * g
    let eta = rate / (1 + (k - 1) * a.rateDecay)
    guard a.variants.contains("eps_inside_root") else { return eta * g / (second[i].squareRoot() + a.eps) }
    return second[i] == 0 ? 0 : eta * g / (second[i] + a.eps).squareRoot()
  }

  private func adadelta(_ i: Int, _ g: Double, _ rate: Double) -> Double {
    second[i] = a.kept * second[i] + (1 - a.kept) * g * g
    let delta = (third[i] + a.eps).squareRoot() / (second[i] + a.eps).squareRoot() * g
    third[i] = a.kept * third[i] + (1 - a.kept) * delta * delta
    return rate * delta
  }

  private func lion(_ i: Int, _ g: Double, _ rate: Double, _ beta1: Double) -> Double {
    let look = beta1 * first[i] + (1 - beta1) * g
    first[i] = a.beta2 * first[i] + (1 - a.beta2) * g
    return look > 0 ? rate : look < 0 ? -rate : 0
  }
}
