import Crypto
import Foundation
import Registry
import RegistryImport
import RegistryStore

/// Imports partners' files by a profile, inside one transaction.
struct ProfileRun {
  private let session: any RegistryWriting
  private let profile: Profile
  private let mapper: ProfileMapper
  private let profilePath: String
  private let profileSHA256: String

  /// - Throws: `CommandFailure` with all the problems of the profile.
  init(_ session: any RegistryWriting, profileAt path: String, _ yaml: String) throws {
    self.session = session
    profilePath = path
    let codes = try session.codeLists()
    do {
      let included = DataFolder.included(besides: path)
      var texts = [yaml]
      profile = try ProfileReader.read(
        yaml, codes: codes,
        include: { name in
          let text = included(name)
          texts.append(text ?? "")
          return text
        })
      profileSHA256 = SHA256.hash(data: Data(texts.joined(separator: "\n").utf8)).hexadecimal
    } catch {
      throw CommandFailure(error, profile: path)
    }
    mapper = ProfileMapper(
      profile, codes: codes, country: try session.settings().country, today: Clock.today,
      keepsSealed: session.keepsSealed)
  }

  var name: String { profile.name }

  /// Of the records that it makes.
  var types: [RecordType] {
    RecordType.allCases.filter { type in profile.makes.contains { $0.type == type } }
  }

  /// - Parameter rejects: where rejected rows go, if anywhere.
  func run(_ paths: [String], keepGood: Bool, dryRun: Bool, rejects: String?) throws -> ImportResult {
    let files = try ProfileFiles(profile).assigned(paths)
    if let rejects {
      try ImportOutput.check(rejects, of: "--rejects", besides: files.map(\.path) + [profilePath])
      try Rejects.check(rejects, files: files.count)
    }
    let importer = try session.profileImport(
      profile, sha256: profileSHA256, tables: Set(files.map(\.source)))
    // What is rejected is kept sealed where the rest is kept.
    let sealsRejects = keepGood && !dryRun && session.keepsSealed
    let log = SharedLog(keepsPlaces: rejects != nil || sealsRejects)
    var facts: [(path: String, file: BatchFile)] = []
    for (path, source) in files {
      try importer.beginFile(named: path, sha256: try sealsValues ? ByteFile.sha256(path) : nil)
      let file = try read(path, source, importer, log)
      facts.append((path, file))
      try importer.endFile(file)
    }
    let counts = try Progress.shared.during("applying what was read") {
      try importer.finish { log.add($0) }
    }
    var result = ImportResult(
      batch: nil, isDryRun: dryRun, profile: profile.name, files: facts, counts: counts, notices: log.notices)
    let rejected = try log.places.map { try RejectedRows(profile, $0) }
    if let rejects, let rejected { result.rejects = try Rejects(rejects, rejected).write(files) }
    if ImportResult.mayKeep(log.notices, keepGood: keepGood, dryRun: dryRun) {
      let batch = try importer.record(log.notices, counts: counts)
      result.batch = batch
      if sealsRejects, let rejected { try SealedRejects(session, rejected).keep(files, of: batch) }
    }
    return result
  }

  /// Whether values for sealed fields come, which are compared with earlier ones by what file they came in.
  private var sealsValues: Bool {
    session.keepsSealed && profile.makes.contains(where: \.fillsSealed)
  }

  /// Reads one file on a thread of its own while what it says is written here.
  private func read(_ path: String, _ source: Int, _ importer: any ProfileImporting, _ log: SharedLog) throws
    -> BatchFile
  {
    let file = try ByteFile(path)
    var facts: (rows: Int, encoding: String, dialect: String) = (0, "", "")
    do {
      try file.shown {
        try Conveyor.run(
          (0..<4).map { _ in CandidateBatch(profile) },
          produce: { [mapper] first, send in
            let reader = TableReader.make(path: path, source: source, mapper: mapper, first: first, send: send)
            try file.drain(reader.feed, reader.finish, reader.close)
            facts = (reader.rows, reader.encoding, reader.dialect)
          },
          consume: { batch in try ProfileRun.take(batch, importer, log) })
      }
    } catch let problems as ProfileProblems {
      throw CommandFailure(problems, profile: profilePath)
    }
    return BatchFile(
      name: URL(fileURLWithPath: path).lastPathComponent, sha256: file.sha256, bytes: file.bytes, rows: facts.rows,
      encoding: facts.encoding, dialect: facts.dialect)
  }

  private static func take(_ batch: CandidateBatch, _ importer: any ProfileImporting, _ log: SharedLog) throws {
    for item in batch.items {
      switch item {
      case .candidate(let candidate): try importer.accept(candidate) { log.add($0) }
      case .rejected(let make, let key): try importer.reject(make: make, key: key)
      case .notice(let notice): log.add(notice)
      }
    }
  }
}

extension CommandFailure {
  init(_ problems: ProfileProblems, profile path: String) {
    let lines = problems.problems.map { problem in
      let hint = problem.hint.map { "\n  hint: \($0)" } ?? ""
      let file = problem.file.map { DataFolder.path(of: $0, besides: path) } ?? path
      return "\(file):\(problem.line):\(problem.column): \(problem.message)\(hint)"
    }
    self.init(
      lines.count == 1 ? lines[0] : "the profile has \(lines.count) problems\n\(lines.joined(separator: "\n"))",
      hint: "nothing was imported; docs/reference/profiles.md explains profiles")
  }
}
