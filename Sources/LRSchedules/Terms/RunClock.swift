/// How many steps a schedule has to itself, and in how long a run.
///
///     RunClock(run: 1000)              // a schedule with the whole run before it
///     RunClock(run: 1000, left: 900)   // one that starts at step 100; "5%" still means 50 steps
public struct RunClock: Sendable, Equatable {
  /// Length of the whole run, in steps, at least 1; percentages are of this.
  public var run: Int
  /// Steps that are left of the run when the schedule begins; may be 0.
  public var left: Int

  /// The clock of a schedule that has the whole run to itself, in steps.
  public init(run: Int) {
    self.init(run: run, left: run)
  }

  /// The clock of one that begins `run − left` steps into the run.
  public init(run: Int, left: Int) {
    self.run = run
    self.left = left
  }
}
