import Registry
import RegistryStore

/// Keeps what was answered in the registry itself, where it is as safe as the records, and in no file beside it.
final class DraftKeeper {
  private let store: any RegistryStore
  private var draft: Draft
  private let time: () -> String
  /// Why the last answers could not be kept.
  private var problem: StoreError?

  /// - Parameter draft: one that is taken up again, or a new one.
  init(_ store: any RegistryStore, _ draft: Draft, time: @escaping () -> String) {
    self.store = store
    self.draft = draft
    self.time = time
  }

  var key: Int? { draft.key }

  /// - Parameter content: everything that was answered so far.
  func keep(_ content: String) {
    draft.time = time()
    draft.content = content
    do {
      draft.key = try store.keepDraft(draft)
      problem = nil
    } catch {
      // The answers go on; whether they could be kept is told when it matters.
      problem = error as? StoreError ?? .failed("\(error)")
    }
  }

  func drop() throws {
    if let key = draft.key { try store.dropDraft(key) }
    draft.key = nil
  }

  /// What becomes of the answers when somebody leaves.
  ///
  /// - Parameter command: what takes them up again with `--resume`.
  func sayKept(_ conversation: any Conversation, _ command: String) {
    if let problem {
      conversation.say("Nothing was written, and the last answers could not be kept: \(problem.message).", .warning)
    } else if draft.key != nil {
      conversation.say("Not written yet. `vigil \(command) --resume` takes it up again.", .plain)
    } else {
      conversation.say("Nothing was written.", .plain)
    }
  }
}
