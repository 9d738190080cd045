import Registry

/// A draft as the YAML of a profile, with everything that is a guess or missing in comments.
struct DraftText {
  private let source: DraftSource
  private let columns: [DraftColumn]
  private let plan: DraftPlan
  private let fields: DraftFieldText
  private let table: DraftColumnText

  init(_ source: DraftSource, _ columns: [DraftColumn], _ plan: DraftPlan, _ texts: CodeTextMemory) {
    self.source = source
    self.columns = columns
    self.plan = plan
    fields = DraftFieldText(columns, texts)
    table = DraftColumnText(columns, rows: source.rows)
  }

  /// What keeps the draft from being accepted, each a sentence without a full stop.
  var missing: [String] {
    plan.makes.flatMap { make in
      make.missing.map { "\(make.type) needs the field \($0)" }
        + make.guesses.flatMap { fields.problems(make.type, $0) }
    }
  }

  var text: String {
    let name = YAMLText.comment(source.fileName)
    var lines = [
      "# A start of a profile, made from \(name). What is marked as a guess was guessed from the names and the",
      "# values of columns: compare it with the file. What starts with # is no part of the profile yet.", "#",
      "# The file: \(source.rows) \(source.rows == 1 ? "row" : "rows"), \(source.bytes) bytes.",
    ]
    lines += source.evidence.map { "# \(YAMLText.comment($0))" }
    if !missing.isEmpty {
      lines += ["#", "# MISSING, so that `vigil profile check` does not accept this yet:"]
      lines += missing.map { "# - \(YAMLText.comment($0))" }
    }
    lines += [
      "", "# The name under which the registry remembers what this profile brought. Do not change it later.",
      "name: \(YAMLText.scalar("Draft for \(source.fileName)"))",
      "# Whose file it is: every record names it as its source. Write the organisation's own name.",
      "publisher: \(YAMLText.scalar("Publisher of \(source.fileName)"))",
      "# A short word for this partner's keys.", "scheme: \(YAMLText.scalar(source.scheme))",
      "# Write full where each file holds all records, so that one that is no longer there is counted as gone.",
      "extent: increment",
    ]
    lines += defaults
    lines += ["sources:", "- name: rows", "  files: \(YAMLText.scalar(source.pattern))"]
    for setting in source.settings {
      let remark = setting.remark.map { "  # \(YAMLText.comment($0))" } ?? ""
      lines.append("  \(setting.key): \(YAMLText.scalar(setting.value))\(remark)")
    }
    let types = plan.makes.map { $0.type.withArticle }.joined(separator: " and ")
    lines += [""] + table.lines(plan.makes) + ["", "# Guess: each row tells of \(types).", "make:"]
    for make in plan.makes { lines += self.make(make) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var defaults: [String] {
    let regions = plan.makes.flatMap(\.guesses).filter { $0.field.kind == .region }
    let countries = Set(
      regions.flatMap { fields.meanings($0).compactMap { $0.meaning.map { String($0.code.prefix(2)) } } })
    let body = plan.makes.contains { make in
      make.type == .visit && !make.guesses.contains { $0.field.name == "body" }
    }
    let bodyLine =
      body
      ? ["# defaults: {body: npm}, if the visits are those of the NPM; docs/reference/codes.md has the others."] : []
    if let country = countries.first, countries.count == 1 {
      return ["# Guess, from the names of regions.", "defaults: {country: \(country)}"] + bodyLine
    }
    return ["# defaults: {country: KZ}, if it is not the registry's own country."] + bodyLine
  }

  private func make(_ make: DraftMake) -> [String] {
    var lines = ["- \(make.type):", "    rows: rows"]
    lines += ["    # \(YAMLText.comment(make.keyRemark)).", "    key: \(YAMLText.scalar(make.key))"]
    if make.keyRepeats { lines.append("    several: last  # guess: of rows that differ the last holds") }
    if let column = make.onlyIf {
      lines.append("    only-if: {\(YAMLText.scalar(columns[column].reference)): present}")
    }
    for reference in make.references {
      lines.append("    \(reference.field): {key: \(YAMLText.scalar(reference.key))}")
    }
    for guess in make.guesses { lines += fields.lines(guess) }
    if let name = make.typeFromName { lines += fields.typeLines(fromName: name) }
    for field in make.missing {
      lines.append("    # \(field): MISSING, and needed: \(DraftText.remedy(make.type, field))")
    }
    return lines
  }

  private static func remedy(_ type: RecordType, _ field: String) -> String {
    switch field {
    case "type": "no column tells the kind of place; where all are of one kind write it, such as `type: prison`"
    case "name":
      "no column looks like the name of a place; write {from: COLUMN}, or see `several: fill` if another table has it"
    case "facility": "no column says which place; write {key: \"{COLUMN}\"}"
    case "visit": "write {key: …} with the key of the visit"
    default: "write {from: COLUMN}, or a value that holds for all"
    }
  }
}
