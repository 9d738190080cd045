/// Visits in the period by the bodies asked for.
package struct VisitFigures: Sendable, Equatable {
  package var full = 0
  package var partial = 0
  package var accessUnknown = 0
  package var refused = 0
  package var unannounced = 0
  package var byKind: [String: Int] = [:]
  /// A joint visit counts for each of its bodies, so the sum may exceed the total.
  package var byBody: [String: Int] = [:]

  package var granted: Int { full + partial + accessUnknown }
  package var total: Int { granted + refused }

  mutating func add(_ visit: VisitFacts, bodies: [String]) {
    switch visit.access {
    case .full: full += 1
    case .partial: partial += 1
    case .refused: refused += 1
    case nil: accessUnknown += 1
    }
    if visit.announced == .no { unannounced += 1 }
    byKind[visit.kind.isEmpty ? Breakdown.unknown : visit.kind, default: 0] += 1
    for body in bodies.isEmpty ? [Breakdown.unknown] : bodies { byBody[body, default: 0] += 1 }
  }
}
