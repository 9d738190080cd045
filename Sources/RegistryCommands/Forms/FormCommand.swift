import ArgumentParser
import Registry
import RegistryImport
import RegistryStore

/// The form of a command at a terminal, where one is needed and somebody sits there.
enum FormCommand {
  /// - Parameters:
  ///   - given: what the options say.
  ///   - resumes: `--resume`.
  /// - Returns: what was written; nil where nothing is to be asked, so that the options must do.
  /// - Throws: `ExitCode` where somebody left, or decided against it.
  static func run(_ given: NewRecord, _ store: any RegistryStore, command: String, resumes: Bool) throws
    -> FormSession.Written?
  {
    let type = given.record.type
    let knowledge = try FormKnowledge(store, today: Clock.localToday)
    // Of somebody about whom nothing is needed, nothing may have been given yet.
    guard resumes || given.record.isEmpty || isIncomplete(given, knowledge) else { return nil }
    var answers = FormAnswers(type)
    answers.record = given.record
    answers.findings = given.findings
    let written = try AtTerminal.converse { conversation in
      let session = FormSession(type: type, command: command, knowledge: knowledge, conversation: conversation)
      guard let written = try session.run(answers, resumes: resumes) else { throw ExitCode(1) }
      if !written.findings.isEmpty {
        conversation.say("Written, with the findings \(written.findings.joined(separator: ", ")).", .plain)
      }
      return written
    }
    if written == nil, resumes { throw nobodyIsThere }
    return written
  }

  /// Changes a record, as somebody at a terminal says.
  ///
  /// - Parameter typed: an id, a name of a place, or nothing.
  /// - Returns: nil where nobody sits at a terminal.
  static func edit(_ type: RecordType, _ typed: String, _ store: any RegistryStore, resumes: Bool) throws
    -> RecordRevision?
  {
    let revision = try AtTerminal.converse { conversation in
      let knowledge = try FormKnowledge(store, today: Clock.localToday)
      let session = EditSession(type: type, knowledge: knowledge, conversation: conversation)
      guard let revision = try session.run(typed, resumes: resumes) else { throw ExitCode(1) }
      return revision
    }
    if revision == nil, resumes { throw nobodyIsThere }
    return revision
  }

  private static var nobodyIsThere: CommandFailure {
    .usage("--resume asks questions, and nobody sits at a terminal", hint: "give options instead")
  }

  private static func isIncomplete(_ given: NewRecord, _ knowledge: FormKnowledge) -> Bool {
    var given = given
    given.fillIn(country: knowledge.country)
    return knowledge.rules.check(given.record, isNew: true).contains { $0.code.severity == .error }
  }
}
