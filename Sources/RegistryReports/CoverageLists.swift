import Registry

/// The lists of what nobody has looked into.
extension CoverageDocument {
  var unvisitedFacilities: [Block] {
    guard answer.hasLists else {
      return [
        .heading("Where nobody has looked"),
        .paragraph("The lists of unvisited places and allegations were left out (--without-lists)."),
      ]
    }
    let list = answer.unvisitedFacilities
    guard !list.isEmpty else { return [] }
    let rows = list.prefix(mostListed).map { place -> [Cell] in
      [
        .text(place.id), .text(place.name), .text(label("facility-type", place.type)), .text(place.region),
        place.daysSinceLastVisit.map { .days($0) } ?? .text("never"),
        place.overdue.map { .text($0 ? "yes" : "no") } ?? .none, .count(place.unvisitedAllegations),
      ]
    }
    return [
      .heading("Where nobody has looked"),
      .table(
        Table(
          caption: "Unvisited places, most unvisited allegations first",
          columns: [
            .text("id"), .text("place"), .text("type"), .text("region"), .number("days since visit"),
            .text("overdue"), .number("allegations"),
          ], rows: rows, remark: more(list.count), isList: true)),
    ]
  }

  var unvisitedAllegations: [Block] {
    let list = answer.unvisitedAllegations
    guard !list.isEmpty else { return [] }
    let rows = list.prefix(mostListed).map { allegation -> [Cell] in
      [
        .text(allegation.id), .text(allegation.facility ?? "unknown"),
        .text(allegation.incidentDate.isEmpty ? allegation.reportedDate : allegation.incidentDate),
        .text(allegation.acts.map { label("act", $0) }.joined(separator: ", ")), .days(allegation.daysWaiting),
        .text(allegation.addressed ? "yes" : "no"),
      ]
    }
    return [
      .table(
        Table(
          caption: "Unvisited allegations, longest waiting first",
          columns: [
            .text("id"), .text("place"), .text("date"), .text("acts"), .number("days waiting"), .text("addressed"),
          ], rows: rows, remark: more(list.count), isList: true))
    ]
  }

  private func more(_ count: Int) -> String? {
    let left = count - mostListed
    return left > 0 ? "… and \(NumberText.grouped(left)) more; the formats csv and json list all." : nil
  }
}
