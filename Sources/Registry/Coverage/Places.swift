/// Which record stands for a place, and whose visits count for it.
struct Places {
  /// For each facility, the one it counts as: the end of its chain of `merged_into`.
  let standsFor: [Int32]
  /// For each facility with predecessors: those, through chains of `replaces`, without itself.
  let predecessors: [Int32: [Int32]]

  init(_ facilities: [FacilityFacts]) {
    let standsFor = facilities.indices.map { Places.end(of: Int32($0), in: facilities) }
    var direct: [Int32: Set<Int32>] = [:]
    for (index, facility) in facilities.enumerated() where !facility.replaces.isEmpty {
      let place = standsFor[index]
      for replaced in facility.replaces where standsFor[Int(replaced)] != place {
        direct[place, default: []].insert(standsFor[Int(replaced)])
      }
    }
    self.standsFor = standsFor
    predecessors = Dictionary(
      uniqueKeysWithValues: direct.keys.map { ($0, Places.reachable(from: $0, by: direct)) })
  }

  /// A cycle of merges stands for itself here; `vigil check` reports it.
  private static func end(of start: Int32, in facilities: [FacilityFacts]) -> Int32 {
    var place = start
    for _ in 0...facilities.count {
      guard let next = facilities[Int(place)].mergedInto else { return place }
      if next == start { return start }
      place = next
    }
    return start
  }

  private static func reachable(from start: Int32, by direct: [Int32: Set<Int32>]) -> [Int32] {
    var seen: Set<Int32> = [start]
    var open = [start]
    while let place = open.popLast() {
      for next in direct[place] ?? [] where seen.insert(next).inserted { open.append(next) }
    }
    seen.remove(start)
    return seen.sorted()
  }
}
