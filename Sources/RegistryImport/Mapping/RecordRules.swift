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
    for (position, field) in catalogue.fields.enumerated() where field.isRequired {
      if slots.range(position) == nil, isNew || slots.isGiven(position) {
        remarks.append(
          Remark(code: .required, field: field.name, message: "\(slots.type.withArticle) needs \(field.name)"))
      }
    }
    switch slots.type {
    case .facility:
      checkOrder(slots, "opened", "closed", &remarks)
      checkOrder(slots, "mandate_since", "mandate_until", &remarks)
      checkCoordinate(slots, "latitude", limit: 90, &remarks)
      checkCoordinate(slots, "longitude", limit: 180, &remarks)
      checkRegion(slots, country: slots.text("country"), day: day(slots, "closed")?.latest ?? today, &remarks)
    case .visit:
      checkOrder(slots, "start", "end", &remarks)
    case .allegation:
      checkParts(slots, &remarks)
      let day = day(slots, "incident_date") ?? day(slots, "reported_date")
      checkRegion(slots, country: nil, day: day?.earliest ?? today, &remarks)
    case .finding, .person:
      break
    }
    return remarks
  }

  private func day(_ slots: FieldSlots, _ name: String) -> PartialDay? {
    slots.text(name).flatMap { try? PartialDay($0) }
  }

  private func checkOrder(_ slots: FieldSlots, _ first: String, _ last: String, _ remarks: inout [Remark]) {
    guard let start = day(slots, first), let end = day(slots, last), end.latest < start.earliest else { return }
    remarks.append(
      Remark(code: .endBeforeStart, field: last, message: "\(last) lies before \(first)"))
  }

  private func checkCoordinate(_ slots: FieldSlots, _ name: String, limit: Double, _ remarks: inout [Remark]) {
    guard let text = slots.text(name), let value = Double(text), abs(value) > limit else { return }
    remarks.append(
      Remark(code: .coordinateRange, field: name, message: "\(name) \(text) is beyond ±\(Int(limit)) degrees"))
  }

  private func checkParts(_ slots: FieldSlots, _ remarks: inout [Remark]) {
    let persons = slots.text("persons").flatMap(Int.init) ?? 1
    for name in ["women", "minors", "deaths"] {
      guard let count = slots.text(name).flatMap(Int.init), count > persons else { continue }
      remarks.append(
        Remark(code: .partsExceedWhole, field: name, message: "\(name) are \(count), but persons are \(persons)"))
    }
  }

  private func checkRegion(_ slots: FieldSlots, country: String?, day: Day, _ remarks: inout [Remark]) {
    guard let code = slots.text("region") else { return }
    let regionCountry = String(code.prefix(2))
    if let country, country != regionCountry {
      remarks.append(
        Remark(code: .regionOfOtherCountry, field: "region", message: "region \(code) is not in \(country)"))
    }
    guard let region = codes.region(code) else {
      if codes.knowsRegions(of: regionCountry) {
        remarks.append(
          Remark(code: .unknownRegion, field: "region", message: "\(code) is no known region of \(regionCountry)"))
      }
      return
    }
    if !region.isValid(on: day) {
      remarks.append(
        Remark(
          code: .regionOutsideDays, field: "region", message: "\(code) was not in force on \(day)"))
    }
  }
}
