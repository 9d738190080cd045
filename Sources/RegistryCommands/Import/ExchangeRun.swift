import Foundation
import Registry
import RegistryImport
import RegistryStore

/// Imports a folder of our exchange format, inside one transaction.
struct ExchangeRun {
  private let session: any RegistryWriting

  /// What others refer to comes first, so that most references resolve at once.
  private static let order: [RecordType] = [.facility, .allegation, .visit, .finding]

  init(_ session: any RegistryWriting) {
    self.session = session
  }

  func run(_ folder: String, keepGood: Bool, dryRun: Bool) throws -> ImportResult {
    let types = try ExchangeRun.types(in: folder)
    let codes = try session.codeLists()
    let importer = try session.exchangeImport(RecordRules(codes: codes, today: Clock.today))
    let log = SharedLog()
    var facts: [(path: String, file: BatchFile)] = []
    for type in ExchangeRun.order where types.contains(type) {
      let path = "\(folder)/\(type.plural).csv"
      try importer.begin(type, path: path)
      try importer.beginFile(named: path)
      let file = try read(path, type, codes, importer, log)
      facts.append((path, file))
      try importer.endFile(file)
    }
    let counts = try Progress.shared.during("applying what was read") {
      try importer.finish { log.notices.add($0) }
    }
    var result = ImportResult(
      batch: nil, isDryRun: dryRun, profile: "", files: facts, counts: counts, notices: log.notices)
    if ImportResult.mayKeep(log.notices, keepGood: keepGood, dryRun: dryRun) {
      result.batch = try importer.record(log.notices, counts: counts)
    }
    return result
  }

  /// Notices of the reader and of the registry in the order in which they come.
  private final class SharedLog {
    var notices = NoticeLog()
  }

  private func read(
    _ path: String, _ type: RecordType, _ codes: CodeLists, _ importer: any ExchangeImporting, _ log: SharedLog
  ) throws -> BatchFile {
    let file = try ByteFile(path)
    let reader = ExchangeReader(
      path: path, type: type, codes: codes,
      accept: { id, slots, place in try importer.accept(id: id, slots, place) { log.notices.add($0) } },
      reject: { id in try importer.reject(type, id: id) }, note: { log.notices.add($0) })
    do {
      try file.shown {
        while try file.next({ chunk in try reader.feed(chunk) }) {}
        try reader.finish()
      }
    } catch let problem as FileProblem {
      log.notices.add(Notice(problem, in: path))
      while try file.next({ _ in }) {}
    }
    return BatchFile(
      name: URL(fileURLWithPath: path).lastPathComponent, sha256: file.sha256, bytes: file.bytes, rows: reader.rows,
      encoding: "utf-8", dialect: "csv, delimiter ,")
  }

  private static func types(in folder: String) throws -> Set<RecordType> {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) else {
      throw CommandFailure("there is no folder \(folder)", hint: "check the path")
    }
    guard isDirectory.boolValue else {
      throw CommandFailure(
        "\(folder) is a file, and our exchange format is a folder of CSV files",
        hint: "for a partner's file give --profile; `vigil export` writes an exchange folder")
    }
    let known = RecordType.kept.map { "\($0.plural).csv" }.joined(separator: ", ")
    var types: Set<RecordType> = []
    for name in try DataFolder.readableNames(in: folder) where name.hasSuffix(".csv") {
      guard let type = RecordType(plural: name.dropLast(4)), RecordType.kept.contains(type) else {
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
