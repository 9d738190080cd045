/// Something in a profile that keeps every import by it from starting.
package struct ProfileProblem: Error, Sendable, Equatable {
  /// The included file it stands in, relative to the profile; nil: the profile itself.
  package let file: String?
  /// From 1.
  package let line: Int
  package let column: Int
  package let message: String
  package let hint: String?

  package init(file: String? = nil, line: Int, column: Int, _ message: String, hint: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }
}

/// All the problems of a profile at once.
package struct ProfileProblems: Error, Sendable {
  package let problems: [ProfileProblem]

  package init(problems: [ProfileProblem]) {
    self.problems = problems
  }
}
