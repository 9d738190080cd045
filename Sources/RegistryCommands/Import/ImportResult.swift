import Registry
import RegistryImport
import RegistryStore

/// What an import did or would do.
struct ImportResult {
  /// nil where nothing was kept.
  var batch: Int?
  let isDryRun: Bool
  let profile: String
  /// With paths as they were given.
  let files: [(path: String, file: BatchFile)]
  let counts: [(type: RecordType, counts: RecordCounts)]
  let notices: NoticeLog
  /// The files that rejected rows were written to, and how many each holds; nil: nobody asked for them.
  var rejects: [(path: String, rows: Int)]?
  /// Where the report was written.
  var report: String?

  var isKept: Bool { batch != nil }

  /// Whether the transaction may be kept at all.
  static func mayKeep(_ notices: NoticeLog, keepGood: Bool, dryRun: Bool) -> Bool {
    !dryRun && !notices.hasErrorOfWholeFile && (keepGood || !notices.hasErrors)
  }
}
