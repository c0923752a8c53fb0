import ArgumentParser
import LRFilters
import LRPlotKit

/// `lrplot manual DIR`: the manual pages, which `make install` puts where `man` finds them.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Write the manual pages into a folder.", shouldDisplay: false)

  @Argument(help: "The folder for lrplot.1 and the pages of the commands and the filters.")
  var folder: String

  mutating func run() throws {
    let commands = CommandHelp.all.map { name, help in
      name == "draw"
        ? ManualPage(
          name: "lrplot", summary: "draw learning-rate schedules", help: help,
          others: Help.commandNames.filter { !["draw", "help", "manual"].contains($0) }.map { "lrplot-\($0)" })
        : ManualPage(name: "lrplot-\(name)", summary: Help.summary(of: name), help: help, others: ["lrplot"])
    }
    let filters = HostName.allCases.map { host in
      ManualPage(
        name: host.rawValue, summary: "lrplot as a filter", help: "OVERVIEW: " + Filter.help(host), others: ["lrplot"])
    }
    for page in commands + filters {
      do { try AtomicFile.write(Array(page.text.utf8), to: "\(folder)/\(page.name).1") } catch {
        throw Exit.report(error)
      }
    }
  }
}
