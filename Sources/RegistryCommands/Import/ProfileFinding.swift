import RegistryImport
import RegistryWriters

/// One thing that `profile check` has to say.
struct ProfileFinding {
  let place: Place
  let isError: Bool
  let message: String
  let hint: String?

  init(_ place: Place, isError: Bool = true, _ message: String, hint: String?) {
    self.place = place
    self.isError = isError
    self.message = message
    self.hint = hint
  }

  init(_ problem: ProfileProblem, in profile: ProfileFile) {
    self.init(profile.place(problem.file, problem.line, problem.column), problem.message, hint: problem.hint)
  }

  var text: String {
    "\(place): \(isError ? "" : "warning: ")\(message)\n" + (hint.map { "  hint: \($0)\n" } ?? "")
  }

  var json: JSONValue {
    .object([
      .init("severity", .string(isError ? "error" : "warning")), .init("path", .string(place.path)),
      .init("line", .int(place.line)), .init("column", .int(place.column)), .init("message", .string(message)),
      .init("hint", .optional(hint)),
    ])
  }
}

/// A value of a coded column that nothing translates.
struct UntranslatedValue {
  let file: String
  let field: String
  let value: String
  let rows: Int
  /// The code that it may stand for.
  let nearest: String?

  var json: JSONValue {
    .object([
      .init("file", .string(file)), .init("field", .string(field)), .init("value", .string(value)),
      .init("rows", .int(rows)), .init("nearest", .optional(nearest)),
    ])
  }
}
