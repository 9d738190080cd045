import Registry

/// Entries of `make` for one type that belong together: with `several: fill` each table tells a part of a record, and
/// what a record needs may come from any of them.
struct JointMakes {
  private(set) var problems: [ProfileProblem] = []

  mutating func joined(_ makes: [(make: Make, node: ProfileNode)]) -> [Make] {
    let filled = Set(makes.filter { $0.make.isPart }.map(\.make.type))
    var joined: [Make] = []
    for (make, node) in makes {
      let type = node.entries?.first?.key ?? node
      let others = filled.contains(make.type) ? makes.filter { $0.make.type == make.type }.map(\.make) : [make]
      checkRequired(others, make, type, isFirst: others.count == 1 || !joined.contains { $0.type == make.type })
      var part = make
      if filled.contains(make.type) {
        switch make.several {
        case .fill: break
        // The default of an entry that says nothing.
        case .error: part.several = .fill
        default:
          problems.append(
            type.problem("another entry for \(make.type) says `several: fill`, so this one cannot say otherwise"))
        }
      }
      joined.append(part)
    }
    return joined
  }

  private mutating func checkRequired(_ makes: [Make], _ make: Make, _ node: ProfileNode, isFirst: Bool) {
    guard isFirst else { return }
    let catalogue = Catalogue.of(make.type)
    for field in catalogue.fields where field.isRequired && field.kind != .country {
      let position = catalogue.position(of: field.name)
      guard !makes.contains(where: { $0.fields.contains { $0.field == position } }) else { continue }
      problems.append(
        node.problem(
          "\(make.type) needs the field \(field.name)",
          hint: "take it from a column, or write one value for all rows; "
            + "where several tables each tell a part of a record, say `several: fill` in each of their entries"))
    }
  }
}
