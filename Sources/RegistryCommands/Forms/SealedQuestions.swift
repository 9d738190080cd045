import Registry
import RegistryStore

/// Asks for sealed fields when everything else is answered: what is typed is sealed when the record is written, and is
/// kept in no draft.
struct SealedQuestions {
  let type: RecordType
  let knowledge: FormKnowledge
  let conversation: any Conversation

  private var fields: [FormField] {
    Catalogue.of(type).fields.indices.map { FormField(type, $0) }.filter(\.definition.isSealed)
  }

  /// - Returns: what was answered; nothing where the registry has nobody to seal to.
  func ask() throws -> FieldSlots {
    var answers = FieldSlots(type)
    guard !fields.isEmpty, knowledge.keepsSealed else { return answers }
    conversation.say("Sealed fields", .heading)
    conversation.say(
      "They are encrypted when the record is written, and cannot be read on this computer without a private key. They are "
        + "kept in no draft: whoever leaves now types them again. Enter skips one.", .quiet)
    let form = Form(FormAnswers(type), knowledge, conversation, keep: { _ in }, addPlace: { _ in nil })
    var position = 0
    while position < fields.count {
      let question = try FieldQuestion(fields[position], answers, knowledge)
      guard let cell = try form.answer(question) else {
        position = max(0, position - 1)
        continue
      }
      if !cell.isEmpty { answers.answer(fields[position], cell) }
      position += 1
    }
    return answers
  }
}
