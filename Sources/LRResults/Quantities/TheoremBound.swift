import LRTraining

extension Quantity {
  /// The bound of the convergence theorem on the least squared gradient, along the run.
  ///
  /// min_{s≤t} ‖∇f(x_s)‖² ≤ (2(f(x₀) − f*) + L·G²·Σ_{s≤t} η_s²) / (2·Σ_{s≤t} η_s), G the largest norm on the path; known
  /// where the problem is smooth and its least loss is.
  public static var theoremBound: Quantity {
    Quantity(
      "theorem_bound", summary: "The convergence theorem's bound on the least squared gradient, along the run.",
      words: "theorem’s bound", title: { _ in "bound on the least $\\|\\nabla f(x_s)\\|^2$" }, form: .steps,
      needs: [.training], runs: .final([.loss, .squaredGradient], everyStep: true)
    ) { plan, result in
      guard case .iterates(let problem) = plan.training?.problem, let least = problem.leastLoss,
        let smoothness = (problem as? any Smooth)?.smoothness, let final = result.final.map(Replicates.init),
        let losses = plan.recorded?.firstIndex(of: .loss),
        let gradients = plan.recorded?.firstIndex(of: .squaredGradient), let first = final.first(losses)
      else { return ResultTable(.rows([])) }
      let largest = final.largest(gradients)
      var (sum, squares) = (0.0, 0.0)
      return ResultTable(
        .rows(
          (0..<plan.steps).map { step in
            let rate = result.rates[step]
            sum += rate
            squares += rate * rate
            // At t = 0 … T − 1: the bound after t + 1 updates.
            return ResultRow(
              x: Double(step), value: (2 * (first - least) + smoothness * largest * squares) / (2 * sum))
          }))
    }
  }
}
