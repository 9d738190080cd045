import ArgumentParser
import Registry
import RegistryImport
import RegistryStore

/// The form of a command at a terminal, where one is needed and somebody sits there.
enum FormCommand {
  /// The types that are asked for field by field.
  static let types: Set<RecordType> = [.facility, .visit, .allegation]

  /// - Parameters:
  ///   - given: what the options say.
  ///   - resumes: `--resume`.
  /// - Returns: what was written; nil where nothing is to be asked, so that the options must do.
  /// - Throws: `ExitCode` where somebody left, or decided against it.
  static func run(_ given: NewRecord, _ store: any RegistryStore, command: String, resumes: Bool) throws
    -> FormSession.Written?
  {
    let type = given.record.type
    guard types.contains(type) else {
      guard resumes else { return nil }
      throw CommandFailure.usage("there are no unfinished \(type.plural)", hint: "leave --resume out")
    }
    let knowledge = try FormKnowledge(store, today: Clock.localToday)
    guard resumes || isIncomplete(given, knowledge) else { return nil }
    guard let terminal = TerminalDevice.opened() else {
      guard resumes else { return nil }
      throw CommandFailure.usage("--resume asks questions, and nobody sits at a terminal", hint: "give options instead")
    }
    defer { terminal.restore() }
    let conversation: any Conversation =
      terminal.canDraw ? try DrawnConversation(terminal) : PlainConversation(terminal)
    var answers = FormAnswers(type)
    answers.record = given.record
    answers.findings = given.findings
    let session = FormSession(type: type, command: command, knowledge: knowledge, conversation: conversation)
    do {
      guard let written = try session.run(answers, resumes: resumes) else { throw ExitCode(1) }
      if !written.findings.isEmpty {
        conversation.say("Written, with the findings \(written.findings.joined(separator: ", ")).", .plain)
      }
      return written
    } catch is Interruption {
      throw ExitCode(1)
    }
  }

  private static func isIncomplete(_ given: NewRecord, _ knowledge: FormKnowledge) -> Bool {
    var given = given
    given.fillIn(country: knowledge.country)
    return knowledge.rules.check(given.record, isNew: true).contains { $0.code.severity == .error }
  }
}
