import Registry

/// What a form has gathered: a record, and the findings of a visit.
struct FormAnswers {
  var record: FieldSlots
  var findings: [FieldSlots] = []

  init(_ type: RecordType) { record = FieldSlots(type) }

  /// Everything as one JSON object of texts: `start`, `summary@ru`, `finding 1 theme`. Empty: asked, and skipped.
  var draftText: String {
    var pairs = record.answered.map { ($0.name, record.text($0) ?? "") }
    for (index, finding) in findings.enumerated() {
      pairs += finding.answered.map { ("finding \(index + 1) \($0.name)", finding.text($0) ?? "") }
    }
    return JSONText.object(pairs)
  }

  /// Reads what `draftText` made. An answer that does not hold any more is left out, to be asked again.
  init(_ type: RecordType, draftText: String, _ reader: CellReader) {
    self.init(type)
    let bytes = Array(draftText.utf8)
    for (key, value) in JSONText.pairs(bytes.span) ?? [] {
      let parts = key.split(separator: " ")
      if parts.count == 3, parts[0] == "finding", let number = Int(parts[1]), (1...1_000).contains(number) {
        while findings.count < number { findings.append(FieldSlots(.finding)) }
        FormAnswers.take(String(parts[2]), value, &findings[number - 1], reader)
      } else {
        FormAnswers.take(key, value, &record, reader)
      }
    }
    findings.removeAll { $0.text("theme") == nil }
  }

  /// What does not hold, or may not be asked, is left out.
  static func take(_ name: String, _ value: [UInt8], _ slots: inout FieldSlots, _ reader: CellReader) {
    guard let field = FormField(slots.type, named: name), field.isAsked,
      let cell = try? reader.cell([String(value.span)], of: field.definition)
    else { return }
    slots.answer(field, cell)
  }
}
