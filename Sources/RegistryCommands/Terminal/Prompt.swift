/// One question, as it is put to a person.
struct Prompt {
  /// A word or two, such as `Start`.
  var label: String
  /// Half a line that says what may be answered.
  var hint = ""
  /// The answer that Enter alone keeps, in words.
  var current: String?
  /// What was typed before and could not be taken, to be corrected.
  var typed = ""
  /// Whether the first letter takes the place of `typed`. It can still be corrected with the arrow keys or Backspace.
  var replacesTyped = false
  var choices = Choices.none
  /// Whether several answers may stand in one line, with commas between them.
  var takesSeveral = false
  /// What an answer means, in words, while it is typed; nil where there is nothing to say yet.
  var meaning: (String) -> String? = { _ in nil }

  /// Whether a list is shown, so that a message need not repeat it.
  var showsList: Bool { if case .list = choices { true } else { false } }

  var suggests: Bool { if case .none = choices { false } else { true } }

  enum Choices {
    case none
    /// All of them, few enough to be numbered. The search gives positions, best first.
    case list([Choice], search: (String) -> [Int])
    /// Too many to show; what fits what was typed so far, best first.
    case search((String) -> [Choice])
  }
}

/// Something that may be chosen as an answer.
struct Choice: Equatable {
  /// What is answered, such as a code or an id.
  let value: String
  let label: String
  /// More to tell it from others, such as the town.
  var detail = ""
}

/// Somebody went away in the middle.
enum Interruption: Error, Equatable {
  /// Ctrl-C, Ctrl-D, or the end of the input.
  case left
  /// A signal that ends the program, or a terminal that was closed.
  case ended(signal: Int32)
}

/// How questions reach a person and answers come back. It knows nothing of records.
protocol Conversation: AnyObject {
  /// - Returns: what was typed or the value that was chosen; empty for Enter alone, `<` for one back.
  func ask(_ prompt: Prompt) throws -> String
  /// Shows that a question is settled, and how.
  func settle(_ label: String, _ value: String)
  func say(_ text: String, _ tone: Tone)
}

enum Tone { case plain, quiet, heading, warning }
