/// The derivative of the expected final loss by every rate, backwards through the recursion of the moments.
extension NoisyQuadraticMoments: RateDifferentiable {
  // Forward A_{t+1} = (1 − ηh)² A_t + η²h/B; backward λ_t = (1 − ηh)² λ_{t+1} from λ_T = h/2, and
  // ∂L/∂η_t = Σ_i λ_{t+1} · 2h(η/B − (1 − ηh) A_t).
  func finalLoss(rates: [Double]) -> (loss: Double, gradient: [Double]) {
    let (count, steps) = (curvatures.count, rates.count)
    var gradient = [Double](repeating: 0, count: steps)
    var loss = 0.0
    // A strip of coordinates at a time, so that its whole history stays near the processor.
    var history = [Block](repeating: .zero, count: steps + 1)
    for first in stride(from: 0, to: count, by: 8) {
      var h = Block.zero
      for lane in 0..<min(8, count - first) { h[lane] = curvatures[first + lane] }
      let noise = h / batch
      var a = Block(repeating: 1)
      history[0] = a
      for (step, rate) in rates.enumerated() {
        let kept = 1 - rate * h
        a = kept * kept * a + (rate * rate) * noise
        history[step + 1] = a
      }
      loss += 0.5 * (h * a).inOrder
      var lambda = 0.5 * h
      for step in stride(from: steps - 1, through: 0, by: -1) {
        let rate = rates[step]
        let kept = 1 - rate * h
        gradient[step] += (2 * lambda * (rate * noise - kept * h * history[step])).inOrder
        lambda *= kept * kept
      }
    }
    return (loss, gradient)
  }
}
