import Registry

/// One record that a draft proposes to make of each row.
struct DraftMake {
  let type: RecordType
  var key: String
  /// Why this key, as a comment.
  var keyRemark: String
  var keyRepeats = false
  /// Rows without a value here make no such record.
  var onlyIf: Int?
  /// The key of the place or visit that it refers to, by field.
  var references: [(field: String, key: String)] = []
  var guesses: [FieldGuess] = []
  /// Made of the words in another column: for the type of a place.
  var typeFromName: Int?
  /// Required fields for which nothing was found.
  var missing: [String] = []
}

/// Which records a table seems to hold.
struct DraftPlan {
  private(set) var makes: [DraftMake] = []
  private let columns: [DraftColumn]
  private let rows: Int
  private let codes: CodeLists
  private let guesser: FieldGuesser

  init(_ columns: [DraftColumn], rows: Int, _ texts: CodeTextMemory) {
    self.columns = columns
    self.rows = rows
    codes = texts.codes
    guesser = FieldGuesser(columns, texts)
    plan()
  }

  private mutating func plan() {
    let allegation = guesser.guesses(.allegation)
    let isAboutAllegations = allegation.contains { $0.field.name == "acts" }
    let visit = isAboutAllegations ? [] : visitGuesses()
    let others = visit + (isAboutAllegations ? allegation.filter { $0.field.name != "region" } : [])
    let place = facilityGuesses(Set(others.flatMap(\.columns)), besideOthers: !others.isEmpty)
    let key = placeKey(place, hasOthers: !others.isEmpty)
    if others.isEmpty || place.contains(where: { $0.field.name == "name" }) { makes.append(facility(place, key)) }
    if !visit.isEmpty {
      makes.append(self.visit(visit, key))
      let finding = guesser.guesses(.finding, except: Set((visit + place).flatMap(\.columns)))
      if finding.contains(where: { $0.field.name == "theme" }) { makes.append(self.finding(finding)) }
    }
    if isAboutAllegations {
      let taken = Set(place.flatMap(\.columns))
      makes.append(self.allegation(allegation.filter { !taken.contains($0.columns[0]) }, key))
    }
  }

  /// - Returns: none where the table does not tell of visits.
  private func visitGuesses() -> [FieldGuess] {
    // A column that is called no more than “type” is the type of the place.
    let guesses = guesser.guesses(.visit).filter { $0.field.name != "kind" || isOfVisits($0) }
    guard let start = guesses.first(where: { $0.field.name == "start" }) else { return [] }
    // One that is called no more than “date” is a visit's only where something else speaks of visits.
    let signs: Set = ["body", "kind", "announced", "access", "team_size", "private_interviews"]
    let hasSign = guesses.contains { signs.contains($0.field.name) && $0.score >= 70 }
    let hasDay = columns.indices.contains { if case .day = columns[$0].kind { isOfVisits($0) } else { false } }
    return hasSign || hasDay || isOfVisits(start) ? guesses : []
  }

  private func isOfVisits(_ guess: FieldGuess) -> Bool { isOfVisits(guess.columns[0]) }

  private func isOfVisits(_ column: Int) -> Bool { columns[column].header.has(DraftPlan.visitWords) }

  private static let visitWords = PhraseList(
    "visit*,inspect*,rating*,визит*,посещен*,проверк*,сапар*,бару*,барған,тексеру*,visite*"
  ).phrases

  private func facilityGuesses(_ taken: Set<Int>, besideOthers: Bool) -> [FieldGuess] {
    let all = guesser.guesses(.facility, except: taken)
    // Beside visits a day that is called no more than its beginning is none of the place.
    return besideOthers ? all.filter { !["opened", "closed"].contains($0.field.name) || $0.score > 99 } : all
  }

  // MARK: Keys

  /// The column that recognises a place.
  private func placeKey(_ place: [FieldGuess], hasOthers: Bool) -> Int? {
    let taken = Set(place.filter { $0.field.name != "name" }.flatMap(\.columns))
    let free = columns.indices.filter { !taken.contains($0) && columns[$0].sensitive == nil }
    let name = place.first { $0.field.name == "name" }?.columns.first
    let numbered = free.filter {
      columns[$0].isNumberedOrCoded && $0 != name && columns[$0].survey.known == rows && rows > 0
    }
    if hasOthers {
      if let own = numbered.first(where: { columns[$0].isOfAPlace }) { return own }
      // Where nearly each row has another name, a row is a place with its latest visit.
      let names = name.flatMap { columns[$0].survey.distinct } ?? 0
      if names * 10 >= rows * 9, let own = numbered.first(where: { columns[$0].isKey(rows: rows) && !isOfVisits($0) }) {
        return own
      }
      return name ?? free.first { columns[$0].isOfAPlace && columns[$0].kind == .text }
    }
    return numbered.first { columns[$0].isKey(rows: rows) } ?? free.first { $0 != name && isPlainKey($0) }
      ?? name.flatMap { columns[$0].isKey(rows: rows) ? $0 : nil }
  }

  private func isPlainKey(_ column: Int) -> Bool {
    columns[column].isKey(rows: rows) && column == 0 && columns[column].survey.longest <= 24
  }

  private func ownKey(_ taken: Set<Int>) -> Int? {
    let free = columns.indices.filter { !taken.contains($0) && columns[$0].isKey(rows: rows) }
    return free.first { columns[$0].isNumberedOrCoded && !columns[$0].isOfAPlace }
      ?? free.first { columns[$0].isNumberedOrCoded } ?? free.first { isPlainKey($0) }
  }

  private func template(_ column: Int) -> String { "{\(columns[column].reference)}" }

  private func keyRemark(_ column: Int) -> String {
    switch columns[column].survey.uniqueness {
    case .unique: "filled in every row, and no value stands twice"
    case .uniqueButForEqualRows: "filled in every row; where a value stands twice the rows are equal"
    case .uniqueSoFar: "filled in every row, and unique as far as could be remembered"
    case .repeats: "the column repeats: its rows are taken as one record"
    }
  }

  // MARK: Records

  private func facility(_ guesses: [FieldGuess], _ key: Int?) -> DraftMake {
    var make = DraftMake(type: .facility, key: "{#}", keyRemark: DraftPlan.noKey)
    make.guesses = guesses
    if let key {
      make.key = template(key)
      make.keyRemark = keyRemark(key)
      make.keyRepeats = columns[key].survey.uniqueness == .repeats
      if guesses.contains(where: { $0.field.name == "name" && $0.columns == [key] }) {
        make.keyRemark += "; a place that is renamed will come in as a new one, so ask for a number"
      }
    }
    let name = guesses.first { $0.field.name == "name" }?.columns.first
    // A column of types whose values say nothing to us tells less than the names do.
    let type = guesses.first { $0.field.name == "type" }
    let isTold = type.map { guesser.share($0.field, columns[$0.columns[0]]).known >= 0.3 } ?? false
    if !isTold, let name, TypeCases(columns[name], codes).tellMost {
      make.guesses.removeAll { $0.field.name == "type" }
      make.typeFromName = name
    }
    make.missing = missing(make)
    return make
  }

  private func visit(_ guesses: [FieldGuess], _ place: Int?) -> DraftMake {
    var make = DraftMake(type: .visit, key: "{#}", keyRemark: DraftPlan.noKey)
    make.guesses = guesses
    let start = guesses.first { $0.field.name == "start" }?.columns.first
    if let start, columns[start].survey.known < rows { make.onlyIf = start }
    setKey(&make, place, with: start)
    if let place { make.references.append(("facility", template(place))) }
    make.missing = missing(make)
    return make
  }

  private func finding(_ guesses: [FieldGuess]) -> DraftMake {
    var make = DraftMake(type: .finding, key: "{#}", keyRemark: DraftPlan.noKey)
    make.guesses = guesses
    if let visit = makes.first(where: { $0.type == .visit }), visit.key != "{#}" {
      make.references.append(("visit", visit.key))
    }
    make.missing = missing(make)
    return make
  }

  private func allegation(_ guesses: [FieldGuess], _ place: Int?) -> DraftMake {
    var make = DraftMake(type: .allegation, key: "{#}", keyRemark: DraftPlan.noKey)
    make.guesses = guesses
    setKey(&make, place, with: nil)
    if let place { make.references.append(("facility", template(place))) }
    make.missing = missing(make)
    return make
  }

  private func setKey(_ make: inout DraftMake, _ place: Int?, with day: Int?) {
    let taken = Set(place.map { [$0] } ?? [])
    if let place, columns[place].isKey(rows: rows), let day {
      make.key = "\(template(place))@\(template(day))"
      make.keyRemark = "each place stands there once, so its key and the day tell visits apart"
    } else if let own = ownKey(taken) {
      make.key = template(own)
      make.keyRemark = keyRemark(own)
    }
  }

  private static let noKey = "no column tells rows apart, so the whole row does: a corrected row will be a new record"

  private func missing(_ make: DraftMake) -> [String] {
    let given = Set(make.guesses.map(\.field.name) + make.references.map(\.field))
    return Catalogue.of(make.type).fields.filter { field in
      field.isRequired && field.kind != .country && !given.contains(field.name)
        && !(field.name == "type" && make.typeFromName != nil)
    }.map(\.name)
  }
}
