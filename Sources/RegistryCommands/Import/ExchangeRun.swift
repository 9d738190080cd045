import Foundation
import Registry
import RegistryImport
import RegistryStore

/// Imports a folder or an XML file of our exchange format, inside one transaction.
struct ExchangeRun {
  private let session: any RegistryWriting
  private let codes: CodeLists
  private let keepsSealed: Bool
  private let importer: any ExchangeImporting
  private let begun = BegunTypes()

  init(_ session: any RegistryWriting) throws {
    self.session = session
    codes = try session.codeLists()
    keepsSealed = session.keepsSealed
    importer = try session.exchangeImport(RecordRules(codes: codes, today: Clock.today))
  }

  func run(_ path: String, keepGood: Bool, dryRun: Bool) throws -> ImportResult {
    let log = SharedLog()
    let files = try ExchangeRun.isXML(path) ? [xml(path, log)] : folder(path, log)
    let counts = try Progress.shared.during("applying what was read") {
      try importer.finish { log.add($0) }
    }
    var result = ImportResult(
      batch: nil, isDryRun: dryRun, profile: "", files: files, counts: counts, notices: log.notices)
    if ImportResult.mayKeep(log.notices, keepGood: keepGood, dryRun: dryRun) {
      result.batch = try importer.record(log.notices, counts: counts)
    }
    return result
  }

  private final class BegunTypes {
    var types: Set<RecordType> = []
  }

  private func folder(_ folder: String, _ log: SharedLog) throws -> [(path: String, file: BatchFile)] {
    let types = try ExchangeRun.types(in: folder)
    // What others refer to comes first, so that most references resolve at once.
    return try RecordType.byReference.filter { types.contains($0) }.map { type in
      let path = "\(folder)/\(type.plural).csv"
      let file = try read(path, log) { [codes, keepsSealed] file, first, send in
        let reader = try ExchangeReader(
          path: path, type: type, codes: codes, keepsSealed: keepsSealed, first: first, send: send)
        try file.drain(reader.feed, reader.finish, reader.close)
        return (reader.rows, "utf-8", "csv, delimiter ,")
      }
      return (path, file)
    }
  }

  private func xml(_ path: String, _ log: SharedLog) throws -> (path: String, file: BatchFile) {
    let file = try read(path, log) { [codes, keepsSealed] file, first, send in
      let reader = ExchangeXMLReader(path: path, codes: codes, keepsSealed: keepsSealed, first: first, send: send)
      try file.drain(reader.feed, reader.finish, reader.close)
      return (reader.rows, reader.encoding, "")
    }
    return (path, file)
  }

  /// What a file turned out to be.
  private typealias Form = (rows: Int, encoding: String, dialect: String)

  /// Reads one file on a thread of its own while its records are written here.
  private func read(
    _ path: String, _ log: SharedLog,
    _ reading: @escaping (ByteFile, ExchangeBatch, @escaping (ExchangeBatch) throws -> ExchangeBatch) throws -> Form
  ) throws -> BatchFile {
    let file = try ByteFile(path)
    try importer.beginFile(named: path)
    var form: Form = (0, "", "")
    try file.shown {
      try Conveyor.run(
        (0..<4).map { _ in ExchangeBatch() },
        produce: { first, send in form = try reading(file, first, send) },
        consume: { batch in try take(batch, path, log) })
    }
    let facts = BatchFile(
      name: URL(fileURLWithPath: path).lastPathComponent, sha256: file.sha256, bytes: file.bytes, rows: form.rows,
      encoding: form.encoding, dialect: form.dialect)
    try importer.endFile(facts)
    return facts
  }

  private func take(_ batch: ExchangeBatch, _ path: String, _ log: SharedLog) throws {
    if let type = batch.type, begun.types.insert(type).inserted { try importer.begin(type, path: path) }
    for item in batch.items {
      switch item {
      case .record(let index): try importer.accept(batch.records[index]) { log.add($0) }
      case .rejected(let id): if let type = batch.type { try importer.reject(type, id: id) }
      case .notice(let notice): log.add(notice)
      }
    }
  }

  private static func isXML(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && !isDirectory.boolValue
      && path.lowercased().hasSuffix(".xml")
  }

  private static func types(in folder: String) throws -> Set<RecordType> {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) else {
      throw CommandFailure("there is no file or folder \(folder)", hint: "check the path")
    }
    guard isDirectory.boolValue else {
      throw CommandFailure(
        "\(folder) is a file, and our exchange format is a folder of CSV files or one file .xml",
        hint: "for a partner's file give --profile; `vigil export` writes an exchange folder")
    }
    let known = RecordType.allCases.map { "\($0.plural).csv" }.joined(separator: ", ")
    var types: Set<RecordType> = []
    for name in try DataFolder.readableNames(in: folder) where name.hasSuffix(".csv") {
      guard let type = RecordType(plural: name.dropLast(4)) else {
        throw CommandFailure(
          "\(folder)/\(name) is no file that this version can keep",
          hint: "the files are \(known); for a partner's folder give --profile")
      }
      types.insert(type)
    }
    guard !types.isEmpty else {
      throw CommandFailure("\(folder) has none of \(known)", hint: "for a partner's folder give --profile")
    }
    return types
  }
}
