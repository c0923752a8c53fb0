/// One or two `~` (GFM 6.5); three and more are letters.
struct StrikethroughReader: InlineReader {
  let firstBytes = [Byte.tilde]

  func isKnown(in dialect: MarkdownDialect) -> Bool { dialect.strikethrough }

  func read(_ parser: InlineParser) -> Bool {
    let run = DelimiterRun(parser)
    let isShort = run.range.count <= 2
    run.push(canOpen: isShort && run.opens, canClose: isShort && run.closes, parser)
    return true
  }
}
