public import LRInput
public import LRTraining

/// All that the tool knows of a quantity that a chart can show: what it is called, what it needs, and its numbers.
///
///     let loss = Quantity.catalog.entry(named: "loss")
///     let table = loss.table(plan, result)
public struct Quantity: CatalogEntry {
  /// What its numbers stand against.
  public enum Form: Sendable, Equatable {
    /// One for each step.
    case steps
    /// One for each peak rate that was tried.
    case rates
    /// One for each curve.
    case outcome
    /// The two coordinates of each iterate.
    case plane
  }

  /// What a number counts.
  public enum Unit: Sendable, Equatable {
    case rate
    case value
    /// 0 … 1.
    case share
    case steps
  }

  /// Which runs its numbers come from.
  public enum Runs: Sendable, Equatable {
    /// None: they follow from the rates.
    case none
    /// The final runs, which record these quantities, every step of them if asked for.
    case final([RecordedQuantity], everyStep: Bool = false)
    /// Those that tried peak rates.
    case trials
    /// The first run, whose iterates are followed.
    case path
  }

  /// What reports of logs call a column that they may hold.
  public struct Logged: Sendable, Equatable {
    /// `rate`
    public let noun: String
    /// What its highest number is called: `peak`.
    public let highest: String
  }

  /// Which of several numbers is the best.
  public enum Best: Sendable, Equatable {
    case lowest, highest

    /// What is worst where this is best.
    var other: Best { self == .lowest ? .highest : .lowest }

    /// The place of the best of some rows, the first of equal ones; nil where none has a number.
    func place(in rows: [ResultRow]) -> Int? {
      let finite = rows.indices.filter { rows[$0].value.isFinite }
      return self == .lowest
        ? finite.min { rows[$0].value < rows[$1].value } : finite.max { rows[$0].value < rows[$1].value }
    }

    /// The best row itself.
    func row(in rows: [ResultRow]) -> ResultRow? { place(in: rows).map { rows[$0] } }
  }

  /// The name in specs: `squared_gradient`.
  public let name: String
  /// A second name that is accepted too: `tuned` of `tuned_lr`.
  public let shortName: String?
  /// Names that others use for it, for hints alone.
  public let otherNames: [String]
  /// What it is, in one sentence.
  public let summary: String
  /// What descriptions call it: `squared norm of the gradient`.
  public let words: String
  /// What its numbers stand against, and so the kind of panel.
  public let form: Form
  /// What its numbers count.
  public let unit: Unit
  /// Which end of several numbers is the best: `lowest` of a loss.
  public let best: Best
  /// What a training has to have for it; empty for what follows from the rates.
  public let needs: [Need]
  /// Which runs its numbers come from.
  public let runs: Runs
  /// What it is called where a log holds it; nil for what no log does.
  public let logged: Logged?
  /// What is printed of it, beside the curve's name; the steps of `steps` stand before it.
  public let columns: [ResultColumn]
  private let axisTitle: @Sendable (Training?) -> String
  /// Whether the title of the axis has no mathematics and says what `words` would say less exactly.
  private let isTitleSpoken: Bool
  private let make: @Sendable (RunPlan, RunResult) -> ResultTable

  /// See the properties of the same names.
  ///
  /// - Parameters:
  ///   - title: what an axis says of it, with mathematics between dollar signs.
  ///   - isTitleSpoken: whether descriptions say the title, which has no mathematics then, in place of the words.
  ///   - table: its numbers under a plan.
  init(
    _ name: String, shortName: String? = nil, otherNames: [String] = [], summary: String, words: String,
    title: @escaping @Sendable (Training?) -> String, form: Form, unit: Unit = .value, best: Best = .lowest,
    needs: [Need] = [], runs: Runs = .none, logged: Logged? = nil, columns: [ResultColumn] = [],
    isTitleSpoken: Bool = false,
    table: @escaping @Sendable (RunPlan, RunResult) -> ResultTable
  ) {
    self.name = name
    self.shortName = shortName
    self.otherNames = otherNames
    self.summary = summary
    self.words = words
    self.form = form
    self.unit = unit
    self.best = best
    self.needs = needs
    self.runs = runs
    self.logged = logged
    self.columns = columns
    axisTitle = title
    self.isTitleSpoken = isTitleSpoken
    make = table
  }

  /// Whether its numbers along a run are learning rates: marks, phases, plans and findings are of these.
  public var isRate: Bool { form == .steps && unit == .rate }
  /// Whether its numbers are shares, 0 … 1, of runs.
  public var isShare: Bool { unit == .share }

  /// What an axis says of it, with mathematics between dollar signs.
  ///
  /// - Parameter training: the first that is shown, where there is one.
  public func title(_ training: Training?) -> String { axisTitle(training) }

  /// What descriptions call it under a training: words without mathematics.
  ///
  /// - Parameter training: the first that is shown, where there is one.
  public func spoken(_ training: Training?) -> String { isTitleSpoken ? axisTitle(training) : words }

  /// Its numbers under a plan.
  public func table(_ plan: RunPlan, _ result: RunResult) -> ResultTable { make(plan, result) }
}

extension Quantity: Equatable, Hashable {
  /// Whether they are the same entry: names are unique in the catalogue.
  public static func == (a: Quantity, b: Quantity) -> Bool { a.name == b.name }
  /// By the name alone, as equality is.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Results {
  /// The numbers of a quantity under a plan, by its place.
  public func table(_ quantity: Quantity, of plan: Int) -> ResultTable { quantity.table(plans[plan], results[plan]) }
}

extension RunPlan {
  /// Notes what a quantity needs of the runs.
  public mutating func want(_ quantity: Quantity) {
    switch quantity.runs {
    case .none, .path: return
    case .trials:
      if training?.sweep != nil { wantsSweep = true }
    case .final(let wanted, let isWhole):
      let known = recorded ?? []
      recorded = known + wanted.filter { !known.contains($0) }
      if isWhole { self.isWhole = true }
    }
  }
}
