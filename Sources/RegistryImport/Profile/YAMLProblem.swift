/// What keeps a profile from being YAML, for people who never heard of YAML. The parser's own words are kept where there
/// is nothing better.
struct YAMLProblem {
  let message: String
  let hint: String?

  /// - Parameters:
  ///   - problem: in the parser's words.
  ///   - line, column: where it stands, from 1.
  init(_ problem: String, line: Int, column: Int, in yaml: String) {
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
    let here = lines.indices.contains(line - 1) ? lines[line - 1].dropFirst(column - 1).first : nil
    let quotes = "put quotes around it, as in \"@id\""
    switch problem {
    case _ where problem.contains("found another document"):
      message = "a second document begins here (`---`)"
      hint = "take this line out, or keep what follows in a file of its own"
    case _ where problem.contains("tab character") || (problem.contains("cannot start any token") && here == "\t"):
      message = "a tab stands where only blanks may be"
      hint = "begin lines with blanks"
    case _ where problem.contains("cannot start any token"):
      message = "a value cannot begin with \(here.map { "`\($0)`" } ?? "this character")"
      hint = quotes
    case _ where problem.contains("mapping values are not allowed"):
      message = "this colon cannot stand here"
      hint =
        "put a text that has a colon in it in quotes; and see that a blank follows each `name:` of the line before"
    case _ where problem.contains("did not find expected key") || problem.contains("expected '-' indicator"):
      message = "this line does not fit to the lines before it"
      hint = "let lines that belong together begin in the same column, and close quotes and brackets"
    case _ where problem.contains("did not find expected ',' or"):
      let end = problem.contains("']'") ? "]" : "}"
      message = "a `\(end == "]" ? "[" : "{")` before this is never closed, or a comma is missing"
      hint = "look for the missing `\(end)`; put texts that have # , : [ ] { } in them in quotes, as in \"#3\""
    case _ where problem.contains("unexpected end of stream") || problem.contains("could not find expected ':'"):
      message = "a quote before this is never closed, or a colon is missing"
      hint = "look at the line before; each line reads `name: value`"
    case _ where problem.contains("control characters"):
      message = "this is no text, or holds characters that are none"
      hint = "a profile is a text file: write it in a text editor, and save it as UTF-8"
    case _ where problem.contains("undefined alias"):
      message = "a value cannot begin with `*`"
      hint = quotes
    default:
      message = "this is not YAML: \(problem)"
      hint = nil
    }
  }
}
