import Registry

/// Why a registry cannot be used, or not for this.
package enum StoreError: Error, Sendable, Equatable {
  // The data or the state.
  case notFound(path: String)
  case alreadyThere(path: String)
  case isDirectory(path: String)
  case notARegistry(path: String)
  case newerVersion(path: String)
  case locked(path: String)
  case noSuchRecord(String)
  case ambiguousID(String, candidates: [String])
  case noSuchBatch(Int)
  case batchTakenBack(Int, Authorship)
  case batchOfEarlierVersion(Int)
  case noSuchReview(Int)
  case reviewDecided(Int, Authorship)
  case noSuchDraft
  case noRecipients
  /// When the registry was made.
  case notYetMade(String)
  case recipientAlreadyThere(String)
  case noSuchRecipient(String)
  case refused(String)

  // Something broke.
  case noPermission(path: String)
  case diskFull(path: String)
  case damaged(path: String)
  case failed(String)

  /// Whether the cause lies in the data or the state, not in disks, permissions or ourselves.
  package var isAboutData: Bool {
    switch self {
    case .noPermission, .diskFull, .damaged, .failed: false
    default: true
    }
  }

  package var message: String {
    switch self {
    case .notFound(let path): "there is no registry \(path)"
    case .alreadyThere(let path): "\(path) is already there"
    case .isDirectory(let path): "\(path) is a directory, not a registry"
    case .notARegistry(let path): "\(path) is no Vigil registry"
    case .newerVersion(let path): "\(path) was made by a newer version of Vigil"
    case .locked(let path): "another program is writing to \(path)"
    case .noSuchRecord(let id): "there is no \(id)"
    case .ambiguousID(let id, let candidates): "\(id) may be \(candidates.joined(separator: ", "))"
    case .noSuchBatch(let number): "there is no batch \(number)"
    case .batchTakenBack(let number, let undo):
      "batch \(number) was taken back already, by \(undo.author) at \(undo.time)"
    case .batchOfEarlierVersion(let number):
      "batch \(number) was imported by an earlier version of Vigil, which did not keep all that the batch replaced"
    case .noSuchReview(let number): "there is no entry \(number) in the review queue"
    case .reviewDecided(let number, let decision):
      "entry \(number) of the review queue was decided by \(decision.author) at \(decision.time) (\(decision.command))"
    case .noSuchDraft: "this was written or discarded at another terminal meanwhile: nothing was written here"
    case .notYetMade(let time): "the registry knew nothing yet: it was made at \(time)"
    case .noRecipients: "this registry has nobody to seal to"
    case .recipientAlreadyThere(let name): "the registry already has the key or the name \(name)"
    case .noSuchRecipient(let name): "the registry seals to nobody called \(name)"
    case .refused(let why): why
    case .noPermission(let path): "no permission to use \(path)"
    case .diskFull(let path): "the disk is full: \(path) was left as it was"
    case .damaged(let path): "\(path) is damaged"
    case .failed(let why): why
    }
  }

  package var hint: String? {
    switch self {
    case .notFound: "make one with `vigil init`, or name another with --registry"
    case .alreadyThere: "choose another name, or move it away"
    case .isDirectory: "name the registry's file, such as places.vigil"
    case .notARegistry: "make one with `vigil init`"
    case .notYetMade: "give a later time"
    case .newerVersion: "use that version of Vigil, or a newer one"
    case .locked: "wait until it is done, and try again"
    case .noSuchRecord(let what):
      RecordType.allCases.first { what.hasPrefix("\($0.rawValue) ") }
        .map { "`vigil \($0.rawValue) list` shows what there is" }
        ?? "`vigil facility list`, `vigil visit list` and so on show what there is"
    case .ambiguousID: "type more of the id"
    case .noSuchBatch: "`vigil batch list` shows the batches"
    case .batchTakenBack: "import its files again if it should stand after all"
    case .batchOfEarlierVersion: "correct its records with `vigil facility edit` and so on, or import a corrected file"
    case .noSuchReview: "`vigil review list` shows what waits for an answer"
    case .reviewDecided: "to change the record after all, use `vigil facility edit` and so on"
    case .noSuchDraft: "list the records, and begin anew if it is missing"
    case .noRecipients: "`vigil key new` makes a pair of keys, and `vigil key add FILE.pub` adds the public one"
    case .recipientAlreadyThere: "`vigil key list` shows the keys; --name gives another name"
    case .noSuchRecipient: "`vigil key list` shows the keys"
    case .noPermission: "ask whoever owns the file, or choose another place"
    case .diskFull: "make room, and try again"
    case .damaged: "restore it from a backup"
    case .refused, .failed: nil
    }
  }
}
