import ArgumentParser
import Registry
import RegistryImport
import RegistryStore

struct ReviewAnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answer entries of the review queue.",
    discussion: """
      --keep leaves the record as it is; it is not asked again until the source changes the field again. --take gives \
      the record what the source says, and --value something else; both are changes like any other, checked and kept in \
      the history. Several values: give --value again for each. An empty value clears the field: --value "".

      At a terminal, without a number, the entries are shown one after the other, and each answer is written at once.

      EXAMPLES
        vigil review answer
        vigil review answer 3 --keep
        vigil review answer 3 --value 320
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var review: ReviewOptions

  @Argument(help: "The entry's number, as `vigil review list` shows it.")
  var number: Int?

  @Flag(help: "What the record says stands.")
  var keep = false

  @Flag(help: "The record takes over what the source says.")
  var take = false

  @Option(help: ArgumentHelp("The record says this instead.", valueName: "text"))
  var value: [String] = []

  func run() throws {
    let answers = (keep ? [ReviewAnswer.keep] : []) + (take ? [.take] : []) + (value.isEmpty ? [] : [.value(value)])
    guard let number else {
      guard answers.isEmpty else {
        throw CommandFailure.usage(
          "no number is given", hint: "`vigil review list` shows the entries with their numbers")
      }
      return try askOneByOne()
    }
    guard let answer = answers.first, answers.count == 1 else {
      throw CommandFailure.usage(
        answers.isEmpty ? "no answer is given" : "two answers are given",
        hint: "give one of --keep, --take and --value TEXT")
    }
    let (entry, revision, result) = try registry.open().write(.now("review answer")) { session in
      let entry = try session.review(number)
      let revision = try answer.apply(to: entry, session)
      return ((entry, revision, try RecordActions.result([(entry.type, entry.id)], session, output.format)), true)
    }
    if let revision {
      revision.report()
    } else {
      StandardError.print("\(entry.type.rawValue)/\(entry.id): \(entry.fieldName): stays as it is")
    }
    try StandardOutput.shared.write(result)
  }

  private func askOneByOne() throws {
    let store = try registry.open()
    let filter = try review.filter()
    let isDone: Void? = try AtTerminal.converse { conversation in
      try ReviewForm(store: store, conversation: conversation).ask(filter)
    }
    guard isDone != nil else {
      throw CommandFailure.usage(
        "no number is given", hint: "write `vigil review answer NUMBER --keep`, --take or --value TEXT")
    }
  }
}
