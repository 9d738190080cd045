package import Registry

/// What must hold, and what is worth a word, within one record. Every way into the registry passes here.
package struct RecordRules: Sendable {
  package struct Remark: Sendable, Equatable {
    package let code: NoticeCode
    package let field: String
    package let message: String
  }

  private let codes: CodeLists
  private let today: Day

  package init(codes: CodeLists, today: Day) {
    self.codes = codes
    self.today = today
  }

  /// - Parameter isNew: whether fields that are not given are empty; else they stay as they are.
  package func check(_ slots: FieldSlots, isNew: Bool) -> [Remark] {
    var remarks: [Remark] = []
    let catalogue = Catalogue.of(slots.type)
    for position in catalogue.required where slots.range(position) == nil && (isNew || slots.isGiven(position)) {
      let field = catalogue.fields[position].name
      remarks.append(Remark(code: .required, field: field, message: "\(slots.type.withArticle) needs \(field)"))
    }
    let fields = RuleFields.of(slots.type)
    for (first, last) in fields.orders { checkOrder(slots, first, last, &remarks) }
    for (position, limit) in fields.coordinates { checkCoordinate(slots, position, limit: limit, &remarks) }
    checkParts(slots, fields, &remarks)
    if let region = fields.region, let range = slots.range(region) {
      let day =
        switch slots.type {
        case .facility: self.day(slots, fields.days.first)?.latest
        default: fields.days.lazy.compactMap { self.day(slots, $0) }.first?.earliest
        }
      checkRegion(slots, range, country: fields.country, day: day ?? today, &remarks)
    }
    return remarks
  }

  private func day(_ slots: FieldSlots, _ position: Int?) -> PartialDay? {
    guard let position, let range = slots.range(position) else { return nil }
    return try? PartialDay(slots.arena.span.extracting(range))
  }

  private func checkOrder(_ slots: FieldSlots, _ first: Int, _ last: Int, _ remarks: inout [Remark]) {
    guard slots.range(last) != nil, let start = day(slots, first), let end = day(slots, last),
      end.latest < start.earliest
    else { return }
    let fields = Catalogue.of(slots.type).fields
    remarks.append(
      Remark(
        code: .endBeforeStart, field: fields[last].name,
        message: "\(fields[last].name) lies before \(fields[first].name)"
      ))
  }

  private func checkCoordinate(_ slots: FieldSlots, _ position: Int, limit: Double, _ remarks: inout [Remark]) {
    guard let text = slots.text(position), let value = Double(text), abs(value) > limit else { return }
    let name = Catalogue.of(slots.type).fields[position].name
    remarks.append(
      Remark(code: .coordinateRange, field: name, message: "\(name) \(text) is beyond ±\(Int(limit)) degrees"))
  }

  private func checkParts(_ slots: FieldSlots, _ fields: RuleFields, _ remarks: inout [Remark]) {
    guard let whole = fields.whole else { return }
    let persons = count(slots, whole) ?? 1
    for part in fields.parts {
      guard let count = count(slots, part), count > persons else { continue }
      let name = Catalogue.of(slots.type).fields[part].name
      remarks.append(
        Remark(code: .partsExceedWhole, field: name, message: "\(name) are \(count), but persons are \(persons)"))
    }
  }

  private func count(_ slots: FieldSlots, _ position: Int) -> Int? {
    slots.range(position).flatMap { CountText.value(of: slots.arena.span.extracting($0)) }
  }

  private func checkRegion(
    _ slots: FieldSlots, _ range: Range<Int>, country: Int?, day: Day, _ remarks: inout [Remark]
  ) {
    let known = codes.region(slots.arena.span.extracting(range))
    if let country = country.flatMap({ slots.range($0) }),
      !slots.arena.span.extracting(country).equals(slots.arena.span.extracting(range.prefix(2)))
    {
      let code = String(slots.arena.span.extracting(range))
      remarks.append(
        Remark(
          code: .regionOfOtherCountry, field: "region",
          message: "region \(code) is not in \(String(slots.arena.span.extracting(country)))"))
    }
    if let known {
      if known.isValid(on: day) { return }
      remarks.append(
        Remark(code: .regionOutsideDays, field: "region", message: "\(known.code) was not in force on \(day)"))
      return
    }
    let code = String(slots.arena.span.extracting(range))
    let regionCountry = String(code.prefix(2))
    guard codes.knowsRegions(of: regionCountry) else { return }
    remarks.append(
      Remark(code: .unknownRegion, field: "region", message: "\(code) is no known region of \(regionCountry)"))
  }
}
