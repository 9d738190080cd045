import Registry
import RegistryImport

/// Any YAML gives a profile or problems, and what a profile makes of a table does not depend on the chunks.
struct ProfileCheck {
  private let profile: String
  private var included: [String: String] = [:]
  private var table: [UInt8] = []
  private let codes: CodeLists

  /// - Parameter input: the profile; then, each after a line `=== NAME`, files that it includes; after `=== table` the
  ///   table.
  init(_ input: [UInt8], _ codes: CodeLists) {
    self.codes = codes
    let parts = ProfileCheck.parts(input)
    profile = parts.first.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
    for part in parts.dropFirst() {
      if part.name == "table" {
        table = part.content
      } else {
        included[part.name] = String(decoding: part.content, as: UTF8.self)
      }
    }
  }

  private static func parts(_ input: [UInt8]) -> [(name: String, content: [UInt8])] {
    var parts: [(name: String, content: [UInt8])] = [("", [])]
    for line in input.split(separator: 0x0a, omittingEmptySubsequences: false) {
      if line.starts(with: "=== ".utf8) {
        parts.append((String(decoding: line.dropFirst(4), as: UTF8.self), []))
      } else {
        parts[parts.count - 1].content += line + [0x0a]
      }
    }
    return parts
  }

  func run() throws {
    let included = included
    _ = ProfileTree(yaml: profile) { included[$0] }
    let read: Profile
    do {
      read = try ProfileReader.read(profile, codes: codes) { included[$0] }
    } catch {
      try require(!error.problems.isEmpty, "a profile is refused without a problem")
      return
    }
    for source in read.sources.indices {
      let whole = try lines(read, source, step: max(1, table.count))
      try requireSame(whole, try lines(read, source, step: 5), "chunks of 5 give other records than the whole")
    }
  }

  func problems() -> [String] {
    let included = included
    do {
      _ = try ProfileReader.read(profile, codes: codes) { included[$0] }
      return []
    } catch {
      return error.problems.map { "\($0.line):\($0.column): \($0.message)" }
    }
  }

  private func lines(_ profile: Profile, _ source: Int, step: Int) throws -> [String] {
    let mapper = ProfileMapper(profile, codes: codes, country: "KZ", today: Day(number: 20_000), keepsSealed: true)
    var lines: [String] = []
    let reader = TableReader.make(path: "file", source: source, mapper: mapper, first: CandidateBatch(profile)) {
      batch in
      for item in batch.items {
        switch item {
        case .candidate(let candidate):
          lines.append("\(candidate.make) \(candidate.key) \(shown(candidate.statement))")
          try checkCanonical(candidate)
        case .rejected(let make, let key): lines.append("rejected \(make) \(key ?? "")")
        case .notice(let notice): lines.append("\(notice.place.line) \(notice.code.rawValue) \(notice.message)")
        }
      }
      return batch
    }
    do {
      try inChunks(table, of: step, reader.feed)
      try reader.finish()
      try reader.close(nil)
    } catch let problem as FileProblem {
      try reader.close(problem)
      // Where a parser notices that a file is broken depends on what it has of it.
      return [problem.code.rawValue]
    } catch let problems as ProfileProblems {
      return problems.problems.map(\.message)
    }
    return lines
  }

  /// What a profile makes must be what the registry takes: every value reads again to itself.
  private func checkCanonical(_ candidate: Candidate) throws {
    let pairs = JSONText.pairs(candidate.statement.span) ?? []
    let values = ValueReader(codes: codes)
    for (key, value) in pairs where !value.isEmpty {
      let name = String(key.prefix { $0 != "@" })
      guard let field = Catalogue.of(candidate.slots.type).field(named: name) else { continue }
      if case .reference = field.kind { continue }
      var output: [UInt8] = []
      do {
        try values.appendCell(value.span, of: field, to: &output)
      } catch {
        throw CheckFailure("\(name) is \(shown(value)), which \(error.explanation)")
      }
      try require(output == value, "\(name) is \(shown(value)), and reads again to \(shown(output))")
    }
  }
}
