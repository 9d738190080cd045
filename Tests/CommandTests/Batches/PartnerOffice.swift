import ArgumentParser
import Foundation
import GRDB
import Registry
import RegistryStore
import RegistryStoreSQLite
import RegistryWriters
import Testing

@testable import RegistryCommands

/// A registry with two partners who tell of the same places, and what is needed to compare it with itself.
final class PartnerOffice {
  let folder: URL
  let store: SQLiteRegistry
  private var clock = 0

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("vigil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try SQLiteRegistry.create(
      at: folder.appendingPathComponent("registry.vigil").path,
      RegistrySettings(device: "test", country: "KZ", isDemonstration: false),
      dataFiles: try DataFolder.schemaFiles(),
      Authorship(author: "me", time: "2026-01-01T00:00:00Z", command: "init"))
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// A later moment each time.
  func authorship(_ command: String) -> Authorship {
    clock += 1
    let time = "2026-01-02T\(padLeft("\(clock / 60)", 2).replacing(" ", with: "0")):\(clock % 60 + 10):00Z"
    lastWrite = time
    return Authorship(author: "me", time: time, command: command)
  }

  // MARK: Imports

  /// Two profiles of one scheme, so that both tell of the same records.
  static let profiles = ["P", "Q"]

  private func profile(_ name: String) -> String {
    """
    name: \(name)
    publisher: Partner \(name)
    scheme: p
    extent: full
    defaults: {country: KZ}
    sources:
    - {name: places, format: csv, files: places.csv}
    - {name: visits, format: csv, files: visits.csv}
    make:
    - facility:
        rows: places
        key: "{No}"
        several: last
        name: {from: Name}
        name@ru: {from: Ru}
        type: prison
        capacity: {from: Capacity}
        part_of: {key: "{Whole}"}
    - visit:
        rows: visits
        key: "{No}"
        facility: {key: "{Place}"}
        start: {from: Day}
        body: {from: Body, split: "+"}

    """
  }

  /// The files of one import, by name.
  typealias Files = [String: String]

  /// - Returns: the batch, and the counts by type.
  func importProfile(_ name: String, _ files: Files) throws -> ImportResult {
    let input = try write(files)
    return try store.write(authorship("import --profile \(name)"), references: .atTheEnd) { session in
      let result = try ProfileRun(session, profileAt: "\(name).yaml", profile(name))
        .run([input], keepGood: true, dryRun: false, rejects: nil)
      return (result, result.isKept)
    }
  }

  func importExchange(_ files: Files) throws -> ImportResult {
    let input = try write(files)
    return try store.write(authorship("import"), references: .atTheEnd) { session in
      let result = try ExchangeRun(session).run(input, keepGood: true, dryRun: false)
      return (result, result.isKept)
    }
  }

  private func write(_ files: Files) throws -> String {
    let input = folder.appendingPathComponent("in-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: input.appendingPathComponent(name)) }
    return input.path
  }

  // MARK: Other work

  func undo(_ batch: Int) throws -> BatchUndo {
    try store.write(authorship("batch undo \(batch)")) { (try $0.undoBatch(batch), true) }
  }

  func edit(_ type: RecordType, _ id: String, _ field: String, _ value: String) throws {
    _ = try store.write(authorship("\(type.rawValue) edit")) { session in
      let edits = try FieldEdits([(field, value)], type)
      let revision = try RecordRevision.make(session, type, id: id) { try edits.apply(to: &$0, session) }
      return ((), !revision.changes.isEmpty)
    }
  }

  func add(_ type: RecordType, _ fields: [FieldArguments.Pair]) throws -> String {
    try store.write(authorship("\(type.rawValue) add")) { session in
      (try session.add(try FieldArguments(fields, type).slots(session)), true)
    }
  }

  func ids(_ type: RecordType) throws -> [String] {
    var ids: [String] = []
    try store.read { try $0.forEach(type) { ids.append($0.id) } }
    return ids
  }

  /// - Returns: the entries that wait.
  func reviews() throws -> [ReviewEntry] {
    var entries: [ReviewEntry] = []
    try store.read { session in try session.forEachReview(ReviewFilter()) { entries.append($0) } }
    return entries
  }

  func answer(_ number: Int, _ answer: ReviewAnswer) throws {
    try store.write(authorship("review answer")) { session in
      _ = try answer.apply(to: try session.review(number), session)
      return ((), true)
    }
  }

  func text(_ type: RecordType, _ id: String, _ field: String) throws -> String? {
    try store.read { try $0.record(type, id: id).slots.text(field) }
  }

  // MARK: Comparing

  /// What the registry says now, table by table; who wrote it when is left out where an undo is a write too.
  func content() throws -> [String: [String]] {
    let queue = try DatabaseQueue(path: folder.appendingPathComponent("registry.vigil").path)
    let whole = [
      "facility_replaces", "visit_allegation", "identifier", "source", "source_record", "source_record_history",
      "gone_change", "review", "review_history",
    ]
    return try queue.read { database in
      var content: [String: [String]] = [:]
      for table in RecordType.allCases.map(\.table) + whole {
        let left = whole.contains(table) ? [] : ["transaction"]
        let names = try database.columns(in: table).map(\.name).filter { !left.contains($0) }
        let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
        content[table] = try Row.fetchAll(database, sql: "SELECT \(list) FROM \(table) ORDER BY 1, 2").map {
          $0.description
        }
      }
      return content
    }
  }

  /// When the last write was made.
  private(set) var lastWrite = "2026-01-01T00:00:00Z"

  /// Figures and lists of reports.
  ///
  /// - Parameter time: as known then; nil: now.
  func reports(asKnownAt time: String? = nil) throws -> [String] {
    let inside = ["--for", "internal", "--from", "2024", "--to", "2025"]
    return [
      try report(try CoverageReport.parse(inside + ["--bodies", "all"]), asKnownAt: time),
      try report(try ImplementationReport.parse(inside), asKnownAt: time),
    ]
  }

  private func report(_ command: some ReportCommand, asKnownAt time: String?) throws -> String {
    let text = try store.read(asKnownAt: time) { try command.make($0) }.print.json.text
    return text.split(separator: "\n").filter { !$0.contains("\"generatedAt\"") && !$0.contains("\"checkpoint\"") }
      .joined(separator: "\n")
  }

  /// The bytes of an export, by file.
  ///
  /// - Parameter time: as known then; nil: now.
  func exported(asKnownAt time: String? = nil) throws -> [String: Data] {
    let output = folder.appendingPathComponent("out-\(UUID().uuidString)")
    try store.read(asKnownAt: time) { session in
      let disclosure = RecordDisclosure(for: .internalUse, coarseCoordinates: false, today: .last)
      try ExportCSV(session, try ExportRecords(session, disclosure)).write(to: output.path)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: output.path)
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: output.appendingPathComponent($0))) })
  }

  func isSound() throws -> Bool { try store.read { try $0.check() }.isEmpty }
}

/// Where two contents differ first, or nothing.
func difference(_ one: [String: [String]], _ other: [String: [String]]) -> String {
  for table in one.keys.sorted() where one[table] != other[table] {
    let (before, now) = (Set(one[table] ?? []), Set(other[table] ?? []))
    return "\(table): - \(before.subtracting(now).sorted().prefix(3)) + \(now.subtracting(before).sorted().prefix(3))"
  }
  return ""
}
