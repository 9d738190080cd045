package import Registry

/// Rows of a partner's table -> candidates, by a profile.
package final class ProfileMapper {
  package let profile: Profile
  package private(set) var log = NoticeLog()

  private let evaluator: ExpressionEvaluator
  private let rules: RecordRules
  /// The registry's own country, for places whose profile gives none.
  private let country: String?
  private let clean = CleanRow()
  private let candidates: [Candidate]
  /// For each make and field, what a text was found to mean: most cells of a column repeat.
  private var memory: [[[String: [UInt8]]]]
  private static let mostRemembered = 4096

  package init(_ profile: Profile, codes: CodeLists, country: String?, today: Day) {
    self.profile = profile
    self.country = country
    evaluator = ExpressionEvaluator(codes: codes)
    rules = RecordRules(codes: codes, today: today)
    candidates = profile.makes.enumerated().map { Candidate(make: $0, type: $1.type) }
    memory = profile.makes.map { Array(repeating: [:], count: $0.fields.count) }
  }

  package func note(_ notice: Notice) { log.add(notice) }

  /// - Parameters:
  ///   - accept: a record without errors.
  ///   - reject: a record with errors, by its make and, where it has one, its key.
  /// - Throws: `FileProblem`, or what the closures throw.
  package func map(
    _ row: SourceRow, source: Int, binding: [Int?], decoder: TextDecoder, path: String,
    accept: (Candidate) throws -> Void, reject: (Int, String?) throws -> Void
  ) throws {
    clean.begin(row, decoder: decoder, binding: binding)
    let table = profile.sources[source]
    let place = row.place(in: path)
    if let test = table.skipIf, try evaluator.holds(test, clean) {
      log.add(Notice(.rowSkipped, at: place, "the row is no record by the profile's `skip-if`"))
      return
    }
    let isRejected = try table.reject.map { try evaluator.holds($0, clean) } ?? false
    if isRejected { log.add(Notice(.rejectedRow, at: place, "the profile rejects this row")) }
    for (position, make) in profile.makes.enumerated() where make.rows == source {
      if let test = make.onlyIf, try !evaluator.holds(test, clean) { continue }
      let candidate = candidates[position]
      candidate.place = place
      let isGood = try fill(candidate, make, path)
      if isGood, !isRejected {
        try accept(candidate)
      } else {
        try reject(position, candidate.key.isEmpty ? nil : candidate.key)
      }
    }
    for column in clean.strippedColumns {
      log.add(
        Notice(
          .controlCharacterRemoved, at: clean.place(column, in: path), field: table.columns[column].name,
          "control characters were taken out of \(table.columns[column].name)"))
    }
  }

  /// - Returns: false where the record has an error; all its errors are then noted.
  private func fill(_ candidate: Candidate, _ make: Make, _ path: String) throws -> Bool {
    candidate.slots.removeAll()
    candidate.key = try evaluator.expand(make.key, clean)
    var isGood = true
    if candidate.key.isEmpty {
      log.add(Notice(.noKey, at: candidate.place, "the row has no key for a \(make.type)"))
      isGood = false
    }
    var replacedColumns: Set<Int> = []
    var unreadable: Set<String> = []
    for (index, mapped) in make.fields.enumerated() {
      if try !fill(candidate, mapped, (candidate.make, index), path, &replacedColumns) {
        unreadable.insert(Catalogue.of(make.type).fields[mapped.field].name)
      }
    }
    if !unreadable.isEmpty { isGood = false }
    if let country, let position = Catalogue.of(make.type).position(of: "country"),
      candidate.slots.range(position) == nil
    {
      candidate.slots.set(position, to: country)
    }
    // A value that could not be read is one error, not a missing value too.
    for remark in rules.check(candidate.slots, isNew: true) where !unreadable.contains(remark.field) {
      log.add(Notice(remark.code, at: candidate.place, field: remark.field, remark.message))
      if remark.code.severity == .error { isGood = false }
    }
    if case .latestBy(let column, let date) = make.several {
      let text = try clean.text(column)
      candidate.rank = date.read(text).flatMap { try? PartialDay($0).latest }
      if candidate.rank == nil {
        log.add(
          Notice(
            .unreadableDate, at: clean.place(column, in: path), field: profile.sources[make.rows].columns[column].name,
            "\(quoted(text)) is not written as \(date.source), which decides which row holds"))
        isGood = false
      }
    }
    return isGood
  }

  private func fill(
    _ candidate: Candidate, _ mapped: MappedField, _ slot: (make: Int, field: Int), _ path: String,
    _ replacedColumns: inout Set<Int>
  ) throws -> Bool {
    let field = Catalogue.of(candidate.slots.type).fields[mapped.field]
    // What others did not keep is known at the end of the file.
    if mapped.othersOf != nil { return true }
    let expression = mapped.expression
    if field.isSealed {
      try dropSealed(candidate, mapped, field)
      return true
    }
    if case .columns(let columns) = expression.origin, columns.count == 1 {
      let range = try clean.range(columns[0])
      if range.isEmpty {
        return setEmpty(candidate, mapped, field, path)
      }
      let bytes = clean.arena
      if expression.plainColumn != nil, field.kind == .text {
        set(candidate, mapped) { output in
          let start = output.count
          let text = bytes.span.extracting(range)
          if field.isMultiple { ListCell.append(text, to: &output, startingAt: start) } else { output.append(text) }
        }
        return true
      }
      let text = String(bytes.span.extracting(range))
      if let known = memory[slot.make][slot.field][text] { return take(known, candidate, mapped, field, path) }
      let noted = log.total
      guard let cell = try cell(mapped, field, path, &replacedColumns, candidate) else { return false }
      // What gave rise to a notice must do so each time.
      if log.total == noted, replacedColumns.isEmpty {
        if memory[slot.make][slot.field].count >= ProfileMapper.mostRemembered {
          memory[slot.make][slot.field].removeAll(keepingCapacity: true)
        }
        memory[slot.make][slot.field][text] = cell
      }
      return take(cell, candidate, mapped, field, path)
    }
    guard let cell = try cell(mapped, field, path, &replacedColumns, candidate) else { return false }
    return take(cell, candidate, mapped, field, path)
  }

  /// - Returns: false where the cell is empty and the profile requires a value.
  private func take(
    _ cell: [UInt8], _ candidate: Candidate, _ mapped: MappedField, _ field: FieldDefinition, _ path: String
  ) -> Bool {
    if cell.isEmpty { return setEmpty(candidate, mapped, field, path) }
    set(candidate, mapped) { $0.append(contentsOf: cell) }
    return true
  }

  /// Whether it can be read or not: a value for a sealed field is only counted.
  private func dropSealed(_ candidate: Candidate, _ mapped: MappedField, _ field: FieldDefinition) throws {
    if case .values(let values) = try evaluator.evaluate(mapped.expression, field, clean), values.isEmpty { return }
    log.add(
      Notice(
        .sealedDropped, at: candidate.place, field: field.name,
        "a value of the sealed field \(field.name) was dropped"))
  }

  private func set(_ candidate: Candidate, _ mapped: MappedField, _ write: (inout [UInt8]) -> Void) {
    if let language = mapped.language {
      candidate.slots.setVariant(mapped.field, language: language, write)
    } else {
      candidate.slots.set(mapped.field, write)
    }
  }

  /// - Returns: false where the profile requires a value.
  private func setEmpty(_ candidate: Candidate, _ mapped: MappedField, _ field: FieldDefinition, _ path: String) -> Bool
  {
    set(candidate, mapped) { _ in }
    // The record's own requirements are checked with the record.
    guard mapped.expression.isRequired, !field.isRequired else { return true }
    log.add(
      Notice(.required, at: candidate.place, field: field.name, "the profile requires \(field.name)"))
    return false
  }

  /// - Returns: the canonical cell, or nil where the value cannot be read; that is then noted.
  private func cell(
    _ mapped: MappedField, _ field: FieldDefinition, _ path: String, _ replacedColumns: inout Set<Int>,
    _ candidate: Candidate
  ) throws -> [UInt8]? {
    var evaluation = try evaluator.evaluate(mapped.expression, field, clean)
    if case .unreadable(_, let column, let message) = evaluation, let fallback = mapped.expression.fallback {
      switch fallback {
      case .empty: evaluation = .values([])
      case .other(let other): evaluation = try evaluator.evaluate(other, field, clean)
      }
      // Several fields may read one cell; that it could not be read is one fact.
      if case .values = evaluation, replacedColumns.insert(column ?? -1).inserted {
        log.add(
          Notice(
            .valueReplaced, at: column.map { clean.place($0, in: path) } ?? candidate.place, field: field.name,
            "\(message); the profile's `or` was used"))
      }
    }
    switch evaluation {
    case .unreadable(let code, let column, let message):
      log.add(
        Notice(
          code, at: column.map { clean.place($0, in: path) } ?? candidate.place, field: field.name,
          message))
      return nil
    case .values(let values):
      if field.isMultiple { return Array(ListCell.join(values).utf8) }
      return values.first.map { Array($0.utf8) } ?? []
    }
  }
}
