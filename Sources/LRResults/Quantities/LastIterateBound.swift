extension Quantity {
  /// The bound on the last iterate of convex problems, times √T.
  static var lastIterateBound: Quantity {
    Quantity(
      "last_iterate_bound", summary: "The bound on the last iterate of convex problems at the best peak, times √T.",
      words: "bound on the last iterate, times √T", title: { _ in "bound on the last iterate, times $\\sqrt{T}$" },
      form: .outcome, columns: [.value("last_iterate_bound")] + ResultColumn.interval
    ) { _, result in
      let bound = LastIterateBound(result.rates).value * Double(result.rates.count).squareRoot()
      // It is at the peak that is best for the bound, whatever peak the runs have.
      return ResultTable(.rows([ResultRow(x: 0, value: bound)]))
    }
  }
}

/// The bound on the last iterate of a convex problem with D = G = 1, 2√(T₁T₂) at the best scale of the rates:
/// T₁ = 1/(2S₁), T₂ = ½[Q₁/S₁ + Σ_{k<T} η_k/S_{k+1} · Q_k/S_k], S_k = Σ_{s≥k} η_s, Q_k = Σ_{s≥k} η_s².
///
/// Defazio, Cutkosky, Mehta and Mishchenko, arXiv:2310.07831, as used by Schaipp et al., arXiv:2501.18965.
struct LastIterateBound {
  /// T₁ and T₂ for the rates as they are.
  private let terms: (Double, Double)

  init(_ rates: RunRates) {
    var sum = 0.0
    var squares = 0.0
    var inner = 0.0
    // From the end: S and Q of k + 1 are known when k is reached. Rates of 0 at the end take no part.
    for rate in rates.unscaled.reversed() {
      let next = sum
      sum += rate
      squares += rate * rate
      if next > 0 { inner += rate / next * squares / sum }
    }
    terms = (1 / (2 * sum), 0.5 * (squares / sum + inner))
  }

  /// The bound; infinite where all rates are 0.
  var value: Double { terms.0.isFinite ? 2 * (terms.0 * terms.1).squareRoot() : .infinity }
}
