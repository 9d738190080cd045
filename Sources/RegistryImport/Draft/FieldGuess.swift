import Registry

/// That a column seems to hold a field.
struct FieldGuess {
  let field: FieldDefinition
  /// `ru` of `name@ru`.
  var language: String?
  /// Several where the parts of one text stand in several columns.
  var columns: [Int]
  let score: Double
}

/// Finds the fields of one type of record among columns, by their names and by what they hold.
struct FieldGuesser {
  private let texts: CodeTextMemory
  private let columns: [DraftColumn]
  /// Less is no reason to propose anything.
  private static let least = 55.0

  init(_ columns: [DraftColumn], _ texts: CodeTextMemory) {
    self.columns = columns
    self.texts = texts
  }

  private static let phrases: [RecordType: [String: [FoldedStem]]] = [
    .facility: facilityHeaders.mapValues { PhraseList($0).phrases },
    .visit: visitHeaders.mapValues { PhraseList($0).phrases },
    .finding: findingHeaders.mapValues { PhraseList($0).phrases },
    .allegation: allegationHeaders.mapValues { PhraseList($0).phrases },
  ]

  /// Each field with the column that fits it best; no column for two fields of the type.
  ///
  /// - Parameter taken: columns that are spoken for.
  func guesses(_ type: RecordType, except taken: Set<Int> = []) -> [FieldGuess] {
    let catalogue = Catalogue.of(type)
    var found: [FieldGuess] = []
    for field in catalogue.fields where !field.isSealed {
      guard let phrases = FieldGuesser.phrases[type]?[field.name] else { continue }
      for (position, column) in columns.enumerated() where !taken.contains(position) {
        guard column.sensitive == nil || isSafe(field, column), !column.isRepeated else { continue }
        let likeness = column.header.score(phrases)
        guard likeness > 0, !isAboutElse(field, column) else { continue }
        let score = likeness + evidence(field, column)
        if score >= FieldGuesser.least, fits(field, column) {
          found.append(FieldGuess(field: field, columns: [position], score: score))
        }
      }
    }
    var used: Set<Int> = []
    var chosen: [FieldGuess] = []
    for guess in found.sorted(by: { ($1.score, $0.columns[0]) < ($0.score, $1.columns[0]) }) {
      if used.contains(guess.columns[0]) { continue }
      if let known = chosen.firstIndex(where: { $0.field.name == guess.field.name }) {
        // The lines of an address belong together.
        if guess.field.name == "address" {
          chosen[known].columns.append(guess.columns[0])
          used.insert(guess.columns[0])
        } else if guess.field.hasLanguages, let language = columns[guess.columns[0]].language,
          !chosen.contains(where: { $0.field.name == guess.field.name && $0.language == language })
        {
          used.insert(guess.columns[0])
          chosen.append(FieldGuess(field: guess.field, language: language, columns: guess.columns, score: guess.score))
        }
        continue
      }
      used.insert(guess.columns[0])
      chosen.append(guess)
    }
    for index in chosen.indices { chosen[index].columns.sort() }
    return chosen.sorted { order($0, catalogue) < order($1, catalogue) }
  }

  private func order(_ guess: FieldGuess, _ catalogue: Catalogue) -> Int {
    catalogue.position(of: guess.field.name) ?? 0
  }

  /// A number of persons names none of them.
  private func isSafe(_ field: FieldDefinition, _ column: DraftColumn) -> Bool {
    field.kind == .count && column.sensitive != .contact && column.sensitive != .birth
  }

  /// Words by which a column is about something else, though the rest of its name fits.
  private static let otherWords = [
    "authority": "local authority", "address": "email*,web*,ip,site", "start": "update*,aggiornamento,birth*",
    "name": "provider,operator,owner,authority,user*,file*,код,code,id",
    "type": "id,code,код", "population": "capacity,лимит", "capacity": "non disponibili",
  ].mapValues { PhraseList($0).phrases }

  private func isAboutElse(_ field: FieldDefinition, _ column: DraftColumn) -> Bool {
    FieldGuesser.otherWords[field.name].map { column.header.has($0) } ?? false
  }

  // MARK: What a column holds

  private func fits(_ field: FieldDefinition, _ column: DraftColumn) -> Bool {
    switch (field.kind, column.kind) {
    case (_, .empty): false
    case (.day, .day): true
    case (.day, .count(_, let mayBeYears)): mayBeYears || column.survey.mayBeSerialDays
    case (.count, .count), (.count, .grouped): true
    case (.decimal, .grouped(let mayBeDecimal)): !mayBeDecimal
    case (.decimal, .decimal), (.decimal, .count): true
    case (.yesNo, .yesNo): true
    case (.yesNo, _), (.code, _), (.region, _): holdsCodes(field, column)
    case (.country, _): isCountry(column)
    case (.text, .text): field.name != "name" || !isPersonal(column)
    // A postcode is a part of an address.
    case (.text, .count), (.text, .yesNo): ["case_code", "address"].contains(field.name)
    default: false
    }
  }

  /// The values of a coded field stand in the draft, so nothing may be taken for one that tells of persons.
  private func holdsCodes(_ field: FieldDefinition, _ column: DraftColumn) -> Bool {
    guard let distinct = column.survey.distinct, distinct <= 100, column.survey.longest <= 60 else { return false }
    let share = share(field, column)
    if column.survey.shapes.mayNamePersons {
      // A few values that come again and again, nearly all of them known, name nobody.
      return share.certain >= 0.5 || (share.known >= 0.8 && distinct <= 12 && column.survey.isCodeLike(column.kind))
    }
    if share.known >= 0.4 { return true }
    // Without any known value a column may still hold a partner's own codes, if it looks like codes.
    guard column.mayListValues else { return false }
    if case .code = field.kind { return true }
    return share.known > 0
  }

  private func isCountry(_ column: DraftColumn) -> Bool {
    guard let values = column.survey.values, !values.isEmpty else { return false }
    return values.allSatisfy { $0.text.utf8.count == 2 && $0.text.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5a } }
  }

  /// A column called no more than “name” may hold names of persons.
  private func isPersonal(_ column: DraftColumn) -> Bool {
    column.header.name.words.count == 1 && !column.isOfAPlace && column.survey.shapes.areNames
  }

  /// What the values say for or against a field.
  private func evidence(_ field: FieldDefinition, _ column: DraftColumn) -> Double {
    var evidence =
      column.survey.filled == 0 ? 0 : -20 * (1 - Double(column.survey.known) / Double(max(1, column.survey.filled)))
    switch field.kind {
    case .code, .region, .yesNo: evidence += 30 * share(field, column).known - 12
    case .day:
      if case .day(let guess) = column.kind {
        evidence -= guess.misses > 0 ? 8 : 0
        evidence -= guess.isAmbiguous ? 4 : 0
      }
    default: break
    }
    return evidence
  }

  /// The part of the values that one of our codes is known for, and the part where that is no guess.
  func share(_ field: FieldDefinition, _ column: DraftColumn) -> (known: Double, certain: Double) {
    guard let values = column.survey.values, !values.isEmpty, let texts = texts.of(field) else { return (0, 0) }
    let meanings = values.prefix(100).compactMap { texts.meaning(of: $0.text) }
    let total = Double(min(100, values.count))
    return (Double(meanings.count) / total, Double(meanings.count { $0.isCertain }) / total)
  }
}
