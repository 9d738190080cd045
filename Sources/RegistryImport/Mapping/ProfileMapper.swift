package import Registry

/// Rows of a partner's table -> candidates, by a profile.
package final class ProfileMapper {
  package let profile: Profile

  private let evaluator: ExpressionEvaluator
  private let rules: RecordRules
  /// The registry's own country, for places whose profile gives none.
  private let country: String?
  /// Whether the registry has somebody to seal to; else values for sealed fields are dropped.
  private let keepsSealed: Bool
  private let clean = CleanRow()
  private var candidates: [Candidate]
  /// By the make and the position in its fields.
  private let plans: [[FieldPlan]]
  /// By the make, whether it fills sealed fields.
  private let makesFillSealed: [Bool]
  /// By the source: what `{#}` counts, where a key of the source has it.
  private var occurrences: [Int: OccurrenceCounter] = [:]
  private var content: [UInt8] = []
  /// What the memories of cells hold is of this encoding.
  private var encoding = TextDecoder.utf8.encoding
  /// What was decided of the record whose repeated elements follow.
  private var isSkipped = false
  private var isRejected = false

  package init(_ profile: Profile, codes: CodeLists, country: String?, today: Day, keepsSealed: Bool) {
    self.profile = profile
    self.country = country
    self.keepsSealed = keepsSealed
    evaluator = ExpressionEvaluator(codes: codes)
    rules = RecordRules(codes: codes, today: today)
    candidates = profile.makes.enumerated().map { Candidate(make: $0, type: $1.type) }
    plans = profile.makes.map { make in make.fields.map { FieldPlan($0, make.type, profile.sources[make.rows]) } }
    makesFillSealed = profile.makes.map(\.fillsSealed)
    for make in profile.makes where make.key.countsOccurrences { occurrences[make.rows] = OccurrenceCounter() }
  }

  /// - Parameters:
  ///   - group: 0 for the record itself, else the repeated element in it that the row is.
  ///   - binding: for each column of the source its cell; nil: the file does not have it.
  /// - Throws: `FileProblem`, or what sending a batch throws.
  func map(
    _ row: SourceRow, source: Int, group: Int = 0, binding: [Int?], decoder: TextDecoder, path: String,
    to output: CandidateOutput
  ) throws {
    if decoder.encoding != encoding { forgetCells(decoder.encoding) }
    clean.begin(row, decoder: decoder, binding: binding)
    let table = profile.sources[source]
    let place = row.place(in: path)
    if group == 0 {
      isSkipped = try table.skipIf.map { try $0.holds(clean) } ?? false
      if isSkipped {
        output.note(Notice(.rowSkipped, at: place, "the row is no record by the profile's `skip-if`"))
        return try output.sendIfFull()
      }
      isRejected = try table.reject.map { try $0.holds(clean) } ?? false
      if isRejected { output.note(Notice(.rejectedRow, at: place, "the profile rejects this row")) }
    }
    if isSkipped { return }
    if occurrences[source] != nil { try countOccurrence(source) }
    for (position, make) in profile.makes.enumerated() where make.rows == source && make.group == group {
      if let test = make.onlyIf, try !test.holds(clean) { continue }
      let candidate = candidates[position]
      candidate.place = place
      let isGood = try fill(candidate, make, row, binding, path, output)
      if isGood, !isRejected {
        candidate.statement.removeAll(keepingCapacity: true)
        candidate.slots.appendStatement(to: &candidate.statement)
        candidate.sealed.removeAll(keepingCapacity: true)
        if makesFillSealed[position], candidate.sealedSlots.filledCount > 0 {
          candidate.sealedSlots.appendStatement(sealed: true, to: &candidate.sealed)
        }
        candidates[position] = output.accept(candidate)
      } else {
        output.reject(make: position, key: candidate.key.isEmpty ? nil : candidate.key)
      }
    }
    for column in clean.strippedColumns {
      output.note(
        Notice(
          .controlCharacterRemoved, at: clean.place(column, in: path), field: table.columns[column].name,
          "control characters were taken out of \(table.columns[column].name)"))
    }
    for (column, damage) in clean.damagedColumns {
      let name = table.columns[column].name
      output.note(Notice(.lettersLost, at: clean.place(column, in: path), field: name, damage.message(of: name)))
    }
    try output.sendIfFull()
  }

  private func forgetCells(_ encoding: String) {
    self.encoding = encoding
    for plan in plans.joined() { plan.memory.forget() }
  }

  /// What is read only for sealed fields is left out: a digest of a name can be found by trying names.
  private func countOccurrence(_ source: Int) throws {
    content.removeAll(keepingCapacity: true)
    for (position, column) in profile.sources[source].columns.enumerated() where !column.isOnlySealed {
      for text in try clean.texts(position) {
        content.append(contentsOf: text.utf8)
        content.append(0x1e)
      }
      content.append(0x1f)
    }
    clean.occurrence = occurrences[source]?.occurrence(of: content) ?? ""
  }

  /// Whether a test of the profile holds for a row that is not mapped.
  func holds(_ test: RowTest, _ row: SourceRow, binding: [Int?], decoder: TextDecoder) throws -> Bool {
    clean.begin(row, decoder: decoder, binding: binding)
    return try test.holds(clean)
  }

  /// - Returns: false where the record has an error; all its errors are then noted.
  private func fill(
    _ candidate: Candidate, _ make: Make, _ row: SourceRow, _ binding: [Int?], _ path: String,
    _ output: CandidateOutput
  ) throws -> Bool {
    // Taken out while they are filled: each access to what an object holds costs a check.
    var slots = FieldSlots.none
    swap(&slots, &candidate.slots)
    defer { swap(&slots, &candidate.slots) }
    slots.removeAll()
    var sealed = FieldSlots.none
    let hasSealed = makesFillSealed[candidate.make]
    if hasSealed {
      swap(&sealed, &candidate.sealedSlots)
      if sealed.type == make.type { sealed.removeAll() } else { sealed = FieldSlots(make.type) }
    }
    defer { if hasSealed { swap(&sealed, &candidate.sealedSlots) } }
    let raw = RawCells(row, binding)
    candidate.key = try evaluator.expand(make.key, clean)
    candidate.edits = try make.edits.map { try evaluator.expand($0, clean) } ?? ""
    candidate.part = try make.fullBy.map { folded(try clean.text($0)) }
    var isGood = true
    if candidate.key.isEmpty {
      output.note(Notice(.noKey, at: candidate.place, "the row has no key for a \(make.type)"))
      isGood = false
    }
    var replacedColumns: Set<Int> = []
    var unreadable: Set<String> = []
    for plan in plans[candidate.make] {
      let isRead =
        if plan.isSealed {
          try fill(&sealed, plan, raw, candidate.place, path, output, &replacedColumns)
        } else {
          try fill(&slots, plan, raw, candidate.place, path, output, &replacedColumns)
        }
      if !isRead { unreadable.insert(plan.field.name) }
    }
    if !unreadable.isEmpty { isGood = false }
    // Of a record that several tables tell of, what it needs is known when all have been read.
    if !make.isPart, let country, let position = Catalogue.of(make.type).position(of: "country"),
      slots.range(position) == nil
    {
      slots.set(position, to: country)
    }
    // A value that could not be read is one error, not a missing value too.
    for remark in rules.check(slots, isNew: !make.isPart) where !unreadable.contains(remark.field) {
      if make.isPart, remark.code == .required { continue }
      output.note(Notice(remark.code, at: candidate.place, field: remark.field, message(remark, candidate.make)))
      if remark.code.severity == .error { isGood = false }
    }
    if case .latestBy(let column, let date) = make.several {
      let text = try clean.text(column)
      candidate.rank = date.read(text).flatMap { try? PartialDay($0).latest }
      if candidate.rank == nil {
        output.note(
          Notice(
            .unreadableDate, at: clean.place(column, in: path), field: profile.sources[make.rows].columns[column].name,
            text.isEmpty
              ? "the day is missing that decides which row holds"
              : "\(profile.sources[make.rows].columns[column].isSealed ? "the day" : quoted(text)) is not written as \(date.source), and this day decides which row holds"
          ))
        isGood = false
      }
    }
    return isGood
  }

  /// What is said of a record may quote any of its fields.
  private func message(_ remark: RecordRules.Remark, _ make: Int) -> String {
    guard ![.required, .endBeforeStart].contains(remark.code), plans[make].contains(where: \.isSecret) else {
      return remark.message
    }
    return "\(remark.field): the value is odd; a sealed field may read it too"
  }

  private func fill(
    _ slots: inout FieldSlots, _ plan: FieldPlan, _ raw: RawCells, _ place: Place, _ path: String,
    _ output: CandidateOutput, _ replacedColumns: inout Set<Int>
  ) throws -> Bool {
    // What others did not keep is known at the end of the file.
    if plan.takesOthers { return true }
    if plan.isSealed, !keepsSealed {
      try dropSealed(plan, place, output)
      return true
    }
    guard let column = plan.column, !raw.hasRepeats || !clean.isRepeated(column) else {
      guard let cell = try cell(plan, place, path, output, &replacedColumns) else { return false }
      return take(cell.span, &slots, plan, place, output)
    }
    let range = raw.range(column)
    if range.isEmpty { return setEmpty(&slots, plan, place, output) }
    let cellText = raw.bytes.span.extracting(range)
    if let isGiven = plan.memory.append(cellText, to: &slots, plan.position, language: plan.language) {
      return isGiven ? true : setEmpty(&slots, plan, place, output)
    }
    let text = try clean.range(column)
    if text.isEmpty { return setEmpty(&slots, plan, place, output) }
    let bytes = clean.arena
    if plan.isPlainText {
      let cell = bytes.span.extracting(text)
      if !clean.isTroubled(column) { plan.memory.keep(cellText, cell) }
      slots.set(plan.position, language: plan.language, to: cell)
      return true
    }
    let noted = output.noted
    guard let cell = try cell(plan, place, path, output, &replacedColumns) else { return false }
    // What gave rise to a notice must do so each time.
    if output.noted == noted, replacedColumns.isEmpty, !clean.isTroubled(column) {
      plan.memory.keep(cellText, cell.span)
    }
    return take(cell.span, &slots, plan, place, output)
  }

  /// - Returns: false where the cell is empty and the profile requires a value.
  private func take(
    _ cell: Span<UInt8>, _ slots: inout FieldSlots, _ plan: FieldPlan, _ place: Place, _ output: CandidateOutput
  ) -> Bool {
    if cell.isEmpty { return setEmpty(&slots, plan, place, output) }
    slots.set(plan.position, language: plan.language, to: cell)
    return true
  }

  /// Whether it can be read or not: a value for a sealed field is only counted.
  private func dropSealed(_ plan: FieldPlan, _ place: Place, _ output: CandidateOutput) throws {
    if case .values(let values, nil, _) = try evaluator.evaluate(plan.expression, plan.field, clean), values.isEmpty {
      return
    }
    output.note(
      Notice(
        .sealedDropped, at: place, field: plan.field.name,
        "a value of the sealed field \(plan.field.name) was dropped"))
  }

  /// - Returns: false where the profile requires a value.
  private func setEmpty(
    _ slots: inout FieldSlots, _ plan: FieldPlan, _ place: Place, _ output: CandidateOutput
  ) -> Bool {
    let nothing: [UInt8] = []
    slots.set(plan.position, language: plan.language, to: nothing.span)
    // The record's own requirements are checked with the record.
    guard plan.expression.isRequired, !plan.field.isRequired else { return true }
    output.note(Notice(.required, at: place, field: plan.field.name, "the profile requires \(plan.field.name)"))
    return false
  }

  /// Two words of the partner may be one code, which is then one value.
  private static func each(_ values: [String], of field: FieldDefinition) -> [String] {
    guard field.kind.isSet else { return values }
    var known: Set<String> = []
    return values.filter { known.insert($0).inserted }
  }

  /// - Returns: the canonical cell, or nil where the value cannot be read; that is then noted.
  private func cell(
    _ plan: FieldPlan, _ recordPlace: Place, _ path: String, _ output: CandidateOutput,
    _ replacedColumns: inout Set<Int>
  ) throws -> [UInt8]? {
    let field = plan.field
    func place(_ flaw: Evaluation.Flaw) -> Place {
      flaw.column.map { clean.place($0, in: path) } ?? recordPlace
    }
    func text(_ flaw: Evaluation.Flaw) throws -> String? {
      plan.isSecret ? nil : try flaw.column.map { try clean.text($0) }
    }
    func message(_ flaw: Evaluation.Flaw, secret: String = "cannot be read") -> String {
      plan.isSecret ? "\(field.name): the value \(secret); a sealed field reads it too" : flaw.message
    }
    switch try evaluator.evaluate(plan.expression, field, clean) {
    case .unreadable(let unreadable):
      output.note(
        Notice(
          unreadable.code, at: place(unreadable), field: field.name, value: try text(unreadable),
          part: plan.isSecret ? nil : unreadable.part, message(unreadable)))
      return nil
    case .values(let values, let replaced, let doubted):
      if let doubted {
        output.note(
          Notice(
            doubted.code, at: place(doubted), field: field.name, value: try text(doubted),
            part: plan.isSecret ? nil : doubted.part, message(doubted, secret: "is odd")))
      }
      // Several fields may read one cell; that it could not be read is one fact.
      if let replaced, replacedColumns.insert(replaced.column ?? -1).inserted {
        output.note(
          Notice(
            .valueReplaced, at: place(replaced), field: field.name, value: try text(replaced),
            "\(message(replaced)); the profile's `or` was used"))
      }
      if field.isMultiple { return Array(ListCell.join(ProfileMapper.each(values, of: field)).utf8) }
      return values.first.map { Array($0.utf8) } ?? []
    }
  }
}
