import Registry
import RegistryImport

/// Reads one of a partner's files by a profile, and keeps nothing of it but what was wrong.
final class ProfileCheckRun {
  private(set) var findings: [ProfileFinding] = []
  private(set) var untranslated: [UntranslatedValue] = []
  private(set) var rows = 0

  private let profile: Profile
  private let file: ProfileFile
  private let tree: ProfileTree
  private let surroundings: ProfileSurroundings
  private var tally = NoticeTally()
  /// Fields whose codes were listed in a hint; once is enough.
  private var listed: Set<String> = []

  init(_ profile: Profile, _ file: ProfileFile, _ surroundings: ProfileSurroundings) {
    self.profile = profile
    self.file = file
    tree = file.tree
    self.surroundings = surroundings
  }

  /// - Throws: `CommandFailure` where the file cannot be read at all.
  func read(_ path: String, source: Int) throws {
    let mapper = ProfileMapper(
      profile, codes: surroundings.codes, country: surroundings.country, today: Clock.today,
      keepsSealed: true)
    let data = try ByteFile(path)
    do {
      try data.shown {
        let reader = TableReader.make(
          path: path, source: source, mapper: mapper, first: CandidateBatch(profile),
          send: { [self] batch in
            take(batch)
            return batch
          })
        try data.drain(reader.feed, reader.finish, reader.close)
        rows = reader.rows
      }
    } catch let problems as ProfileProblems {
      findings += problems.problems.map { ProfileFinding($0, in: file) }
      return
    }
    let entries = tally.entries
    for entry in entries where entry.first.code != .unknownCode { say(entry, path, source) }
    for entry in entries where entry.first.code == .unknownCode { say(entry, path, source) }
  }

  private func take(_ batch: CandidateBatch) {
    for item in batch.items {
      guard case .notice(let notice) = item, notice.code.severity != .info else { continue }
      // Where there is no registry yet, nobody knows the country that it will have.
      if notice.code == .required, notice.field == "country", !surroundings.hasRegistry { continue }
      tally.add(notice)
    }
  }

  private func say(_ entry: NoticeTally.Entry, _ path: String, _ source: Int) {
    let notice = entry.first
    guard notice.code == .unknownCode, !entry.isOfMany, let value = notice.part, let field = notice.field,
      let mapped = mapped(field, source)
    else {
      let others =
        entry.isOfMany
        ? "; \(counted(entry.count, "more value")) like it" : entry.count > 1 ? " (\(entry.count) times in all)" : ""
      findings.append(
        ProfileFinding(
          notice.place, isError: notice.code.severity == .error, "\(notice.message)\(others) [\(notice.code.rawValue)]",
          hint: pathHint(notice, path, source) ?? notice.code.remedy))
      return
    }
    let known = mapped.expression.codes ?? [:]
    let like = Nearest.of(folded(value), among: known.keys.sorted())
    let nearest =
      like.flatMap { known[$0] } ?? CodeTexts(mapped.definition, surroundings.codes)?.meaning(of: value)?.code
    untranslated.append(
      UntranslatedValue(file: path, field: field, value: value, rows: entry.count, nearest: nearest))
    let line = notice.place.line
    let rows = entry.count == 1 ? "in line \(line)" : "\(entry.count) times, first in line \(line)"
    let hint =
      if let like, let nearest {
        "the profile translates \(quoted(like)) to \(nearest); perhaps this is the same"
      } else if let nearest {
        "add it to `codes:`; the nearest code is \(nearest)"
      } else {
        listed.insert(field).inserted ? codesHint(mapped.definition) : "add it to `codes:`, or give `else:`"
      }
    findings.append(
      ProfileFinding(
        mapped.place,
        "\(field): \(quoted(value)) stands in \(path) \(rows), and nothing translates it", hint: hint))
  }

  /// What an XML file has instead of a path that it does not have. It is read once more for it.
  private func pathHint(_ notice: Notice, _ path: String, _ source: Int) -> String? {
    guard [.pathNotFound, .noRecord].contains(notice.code), case .xml(let layout) = profile.sources[source].format,
      let (paths, record) = try? knownPaths(path, layout.record)
    else { return nil }
    guard let field = notice.field else {
      return record.map { "the element that stands there several times is \($0)" }
    }
    let nearest = Nearest.of(field, among: paths).map { "did you mean \($0)? " } ?? ""
    let listed = paths.prefix(ProfileCheckRun.mostListed).joined(separator: ", ")
    return "\(nearest)a record has: \(listed)\(paths.count > ProfileCheckRun.mostListed ? ", …" : "")"
  }

  private static let mostListed = 60

  private func knownPaths(_ path: String, _ record: String) throws -> (paths: [String], record: String?) {
    let data = try ByteFile(path)
    let reader = DraftReader()
    while try data.next({ try reader.feed($0, isWhole: false) }) {}
    return reader.paths(record: record)
  }

  private func codesHint(_ field: FieldDefinition) -> String {
    guard case .code(let list) = field.kind, let values = surroundings.codes.list(list)?.values else {
      return "add it to `codes:`, or give `else:`"
    }
    return "add it to `codes:`, or give `else:`; the codes are \(values.joined(separator: ", "))"
  }

  private func mapped(_ name: String, _ source: Int) -> Mapped? {
    for (position, make) in profile.makes.enumerated() where make.rows == source {
      let fields = Catalogue.of(make.type).fields
      guard let field = make.fields.first(where: { fields[$0.field].name == name }) else { continue }
      return Mapped(
        expression: field.expression, definition: fields[field.field], place: place(of: name, make: position))
    }
    return nil
  }

  private struct Mapped {
    let expression: FieldExpression
    let definition: FieldDefinition
    /// In the profile.
    let place: Place
  }

  private func place(of field: String, make: Int) -> Place {
    let makes = tree["make"]?.items ?? []
    guard makes.indices.contains(make),
      let entry = makes[make].entries.first?.value.entries.first(where: { $0.key == field })
    else { return Place(path: file.path) }
    return file.place(entry.file, entry.line, entry.column)
  }
}

/// Notices of one kind as one, with how often it came; values that are no code each by themselves.
struct NoticeTally {
  struct Entry {
    let first: Notice
    var count: Int
    /// Whether it stands for values that were too many to be told apart.
    let isOfMany: Bool
  }

  private struct Kind: Hashable {
    let code: NoticeCode
    let field: String?
    let value: String?
  }

  private(set) var entries: [Entry] = []
  private var positions: [Kind: Int] = [:]
  /// Beyond it values are only counted together.
  private static let mostKinds = 1000

  mutating func add(_ notice: Notice) {
    let own = Kind(code: notice.code, field: notice.field, value: notice.code == .unknownCode ? notice.part : nil)
    let kind =
      positions[own] == nil && entries.count >= NoticeTally.mostKinds
      ? Kind(code: notice.code, field: notice.field, value: nil) : own
    if let position = positions[kind] {
      entries[position].count += 1
    } else {
      positions[kind] = entries.count
      entries.append(Entry(first: notice, count: 1, isOfMany: kind != own))
    }
  }
}
