extension FacilityFigures {
  package static let members: [FigureMember<FacilityFigures>] = [
    FigureMember("total", "places in scope: open on some day of the period, as far as known") { $0.total },
    FigureMember("visited", "places in scope with a granted visit in the period") { $0.visited },
    FigureMember("unvisited", "places in scope without a granted visit in the period") { $0.unvisited },
    FigureMember(
      "neverVisited", "places in scope with no granted visit on record that may have begun by the reference day"
    ) {
      $0.neverVisited
    },
    FigureMember("refusedOnly", "places in scope not visited, with a refused visit in the period") { $0.refusedOnly },
    FigureMember(
      "overdue", "places in scope whose last granted in-depth visit, or else opening, is longer ago than the interval"
    ) { $0.overdue },
    FigureMember("capacity", "capacity of places in scope, where known") { $0.capacity },
    FigureMember("capacityVisited", "capacity of visited places, where known") { $0.capacityVisited },
    FigureMember("capacityKnown", "places in scope with a known capacity") { $0.capacityKnown },
    FigureMember("population", "population of places in scope, where known") { $0.population },
    FigureMember("populationVisited", "population of visited places, where known") { $0.populationVisited },
    FigureMember("populationKnown", "places in scope with a known population") { $0.populationKnown },
  ]
}

extension VisitFigures {
  package static let members: [FigureMember<VisitFigures>] = [
    FigureMember("total", "visits by the bodies asked for that may have touched the period") { $0.total },
    FigureMember("granted", "visits in the period with full, partial or unrecorded access") { $0.granted },
    FigureMember("full", "visits in the period with full access") { $0.full },
    FigureMember("partial", "visits in the period with partial access") { $0.partial },
    FigureMember("accessUnknown", "visits in the period of which no access is recorded, counted as granted") {
      $0.accessUnknown
    },
    FigureMember("refused", "visits in the period that were refused") { $0.refused },
    FigureMember("unannounced", "visits in the period that were not announced") { $0.unannounced },
  ]
}

extension AllegationFigures {
  static let members: [FigureMember<AllegationFigures>] = [
    FigureMember("total", "allegations whose earliest day lies in the period") { $0.total },
    FigureMember("persons", "persons mentioned by allegations in scope; 1 where no number is recorded") { $0.persons },
    FigureMember("personsAtLeast", "allegations whose number of persons is a lower bound") {
      $0.personsAtLeast ? 1 : 0
    },
    FigureMember("women", "women mentioned by allegations in scope") { $0.women },
    FigureMember("minors", "minors mentioned by allegations in scope") { $0.minors },
    FigureMember("deaths", "deaths alleged by allegations in scope") { $0.deaths },
    FigureMember("distinct", "allegations in scope; probable duplicates are not looked for yet") { $0.distinct },
    FigureMember("atVisitedFacility", "allegations whose place has a granted visit in the period") {
      $0.atVisitedFacility
    },
    FigureMember("visitedAfter", "allegations surely followed by a granted visit to their place") { $0.visitedAfter },
    FigureMember("possiblyVisitedAfter", "allegations possibly, not surely, followed by a granted visit") {
      $0.possiblyVisitedAfter
    },
    FigureMember("notVisitedAfter", "placed allegations not followed by a granted visit") { $0.notVisitedAfter },
    FigureMember("unplaced", "allegations whose place is not known") { $0.unplaced },
    FigureMember("unvisited", "allegations not surely followed by a granted visit to their place") { $0.unvisited },
    FigureMember("addressed", "allegations that a granted visit by the bodies, begun by the reference day, names") {
      $0.addressed
    },
  ]
}
