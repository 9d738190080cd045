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
    let hasCounts = answer.audience.mayCountByPlace
    let rows = list.prefix(mostListed).map { place -> [Cell] in
      [
        .text(place.id), .text(place.name), .text(label("facility-type", place.type)), .text(place.region),
        place.daysSinceLastVisit.map { .days($0) } ?? .text("never"),
        place.overdue.map { .text($0 ? "yes" : "no") } ?? .none,
      ] + (hasCounts ? [.told(place.unvisitedAllegations)] : [])
    }
    return [
      .heading("Where nobody has looked"),
      .table(
        Table(
          caption: hasCounts
            ? "Unvisited places, most unvisited allegations first" : "Unvisited places, longest unvisited first",
          columns: [
            .text("id"), .text("place"), .text("type"), .text("region"), .number("days since visit"),
            .text("overdue"),
          ] + (hasCounts ? [.number("allegations")] : []), rows: rows, remark: more(list.count), isList: true)),
    ]
  }

  var unvisitedAllegations: [Block] {
    let named = answer.unvisitedAllegations.filter { !$0.isAnonymous }
    let anonymous = answer.unvisitedAllegations.filter(\.isAnonymous)
    return (named.isEmpty ? [] : [.table(inFull(named))]) + (anonymous.isEmpty ? [] : [.table(anonymously(anonymous))])
  }

  private func inFull(_ list: [ListedAllegation]) -> Table {
    let rows = list.prefix(mostListed).map { allegation -> [Cell] in
      let incident = allegation.incidentDate ?? ""
      return [
        .text(allegation.id ?? ""), .text(allegation.facility ?? "unknown"),
        .text(incident.isEmpty ? allegation.reportedDate ?? "" : incident),
        .text(acts(allegation)), allegation.daysWaiting.map { .days($0) } ?? .leftOut,
        allegation.addressed.map { .text($0 ? "yes" : "no") } ?? .leftOut,
      ]
    }
    return Table(
      caption: "Unvisited allegations, longest waiting first",
      columns: [
        .text("id"), .text("place"), .text("date"), .text("acts"), .number("days waiting"), .text("addressed"),
      ], rows: rows, remark: more(list.count), isList: true)
  }

  private func anonymously(_ list: [ListedAllegation]) -> Table {
    let rows = list.prefix(mostListed).map { allegation -> [Cell] in
      [
        .text(allegation.quarter.isEmpty ? "unknown" : allegation.quarter),
        .text(allegation.region.isEmpty ? "unknown" : allegation.region),
        .text(allegation.facilityType.isEmpty ? "unknown" : label("facility-type", allegation.facilityType)),
        .text(acts(allegation)),
      ]
    }
    return Table(
      caption: "Unvisited allegations told without place, day and id",
      columns: [.text("quarter"), .text("region"), .text("type of place"), .text("acts")], rows: rows,
      remark: more(list.count), isList: true)
  }

  private func acts(_ allegation: ListedAllegation) -> String {
    allegation.acts.map { label("act", $0) }.joined(separator: ", ")
  }

  private func more(_ count: Int) -> String? {
    let left = count - mostListed
    return left > 0 ? "… and \(NumberText.grouped(left)) more; the formats csv and json list all." : nil
  }
}
