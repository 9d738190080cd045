import Registry
import RegistryStore

/// Keeps what was answered in the registry itself, where it is as safe as the records, and in no file beside it.
final class DraftKeeper {
  private let store: any RegistryStore
  private var draft: Draft
  private let time: () -> String
  /// Why the last answers could not be kept.
  private(set) var problem: StoreError?

  /// - Parameter draft: one that is taken up again, or a new one.
  init(_ store: any RegistryStore, _ draft: Draft, time: @escaping () -> String) {
    self.store = store
    self.draft = draft
    self.time = time
  }

  var key: Int? { draft.key }

  func keep(_ answers: FormAnswers) {
    draft.time = time()
    draft.content = answers.draftText
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
}
