import Foundation
import Registry
import RegistryStore
import RegistryStoreSQLite

@testable import RegistryCommands

/// Answers that were thought of before, and what was said meanwhile.
final class ScriptedConversation: Conversation {
  private var answers: ArraySlice<String>
  private(set) var asked: [String] = []
  private(set) var said: [String] = []
  private(set) var settled: [String] = []
  /// What happens elsewhere while somebody thinks about a question.
  var meanwhile: (_ label: String) throws -> Void = { _ in }

  init(_ answers: [String]) { self.answers = answers[...] }

  func ask(_ prompt: Prompt) throws -> String {
    asked.append(prompt.label)
    try meanwhile(prompt.label)
    guard let answer = answers.popFirst() else { throw Interruption.left }
    return answer
  }

  func settle(_ label: String, _ value: String) { settled.append("\(label): \(value)") }
  func say(_ text: String, _ tone: Tone) { said.append(text) }
}

/// A registry with a few invented places.
final class Office {
  let folder: URL
  let store: any RegistryStore

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("vigil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try SQLiteRegistry.create(
      at: folder.appendingPathComponent("r.vigil").path,
      RegistrySettings(device: "test", country: "KZ", isDemonstration: false),
      dataFiles: DataFolder.schemaFiles(), .now("init"), sealing: VaultSealing())
    try add(
      .facility, ["--name=Колония 5", "--name@kk=Жетінші мекеме", "--type=prison", "--country=KZ", "--locality=Нигде"])
    try add(.facility, ["--name=Remand centre", "--type=remand", "--country=KZ"])
    try add(.allegation, ["--facility=test-000001", "--incident-date=2026-01", "--acts=threats"])
    try add(.allegation, ["--facility=test-000001", "--incident-date=2026-02", "--acts=torture"])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func add(_ type: RecordType, _ arguments: [String]) throws {
    _ = try store.write(.now("test")) { session in
      (try session.add(FieldArguments(arguments, type).slots(session)), true)
    }
  }

  /// - Parameter given: options.
  func ask(
    _ type: RecordType, given: [String] = [], resumes: Bool = false, _ answers: [String]
  ) throws -> (written: FormSession.Written?, conversation: ScriptedConversation) {
    let conversation = ScriptedConversation(answers)
    var form = FormAnswers(type)
    form.record = try store.read { try FieldArguments(given, type).slots($0) }
    let knowledge = try FormKnowledge(store, today: Day(year: 2026, month: 3, day: 10) ?? .first)
    let session = FormSession(type: type, command: "\(type) test", knowledge: knowledge, conversation: conversation)
    do {
      return (try session.run(form, resumes: resumes), conversation)
    } catch is Interruption {
      return (nil, conversation)
    }
  }

  func text(_ type: RecordType, _ id: String, _ field: String) throws -> String? {
    try store.read { try $0.record(type, id: id).slots.text(field) }
  }

  func drafts(_ type: RecordType) throws -> [Draft] { try store.read { try $0.drafts(type) } }
}

extension Office {
  func knowledge() throws -> FormKnowledge {
    try FormKnowledge(store, today: Day(year: 2026, month: 3, day: 10) ?? .first)
  }

  /// Changes a record as somebody says.
  func edit(_ type: RecordType, _ typed: String, resumes: Bool = false, _ answers: [String]) throws -> (
    revision: RecordRevision?, conversation: ScriptedConversation
  ) {
    let conversation = ScriptedConversation(answers)
    let session = EditSession(type: type, knowledge: try knowledge(), conversation: conversation)
    do {
      return (try session.run(typed, resumes: resumes), conversation)
    } catch is Interruption {
      return (nil, conversation)
    }
  }
}
