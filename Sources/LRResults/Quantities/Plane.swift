import LRTraining

extension Quantity {
  /// The iterates of the first run in the plane of their two coordinates, up to where it counts as diverged.
  static var plane: Quantity {
    Quantity(
      "plane", otherNames: ["trajectory", "path", "contours"],
      summary: "The way of the first run through the plane of two coordinates, over the loss.",
      words: "way through the plane", title: { _ in "second coordinate" }, form: .plane,
      needs: [.training, .twoCoordinates], runs: .path, columns: [.index("step"), .x("x"), .value("y")]
    ) { plan, result in
      let path = path(of: plan, rates: result.rates)
      let isCut = path.count <= min(plan.steps, longestPath)
      return ResultTable(
        .rows(path), runs: 1, diverged: isCut ? 1 : 0, tuned: result.tunedPeak)
    }
  }

  /// Updates of a way through the plane that are followed at most: more dots would cover the way.
  public static let longestPath = 2000

  private static func path(of plan: RunPlan, rates: RunRates) -> [ResultRow] {
    guard let cell = plan.cell(rates.table, runs: 0..<1, isTrial: false) else { return [] }
    return cell.path(run: 0, most: longestPath).filter { $0.count == 2 }.map { ResultRow(x: $0[0], value: $0[1]) }
  }
}
