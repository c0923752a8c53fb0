import ArgumentParser

/// The help of every command, in lines that are not wrapped: completions and manual pages are made of it.
enum CommandHelp {
  static var all: [(name: String, help: String)] {
    let columns = 1000
    return [
      ("draw", Draw.helpMessage(columns: columns)), ("values", Values.helpMessage(columns: columns)),
      ("explain", Explain.helpMessage(columns: columns)), ("diff", Diff.helpMessage(columns: columns)),
      ("extract", Extract.helpMessage(columns: columns)), ("show", Show.helpMessage(columns: columns)),
      ("watch", Watch.helpMessage(columns: columns)), ("report", ReportCommand.helpMessage(columns: columns)),
      ("check", Check.helpMessage(columns: columns)), ("keep", Keep.helpMessage(columns: columns)),
      ("list", List.helpMessage(columns: columns)),
      ("schema", Schema.helpMessage(columns: columns)), ("completions", Completions.helpMessage(columns: columns)),
    ]
  }
}
