package import Registry

/// The method of the report on priorities, as it is printed with it.
package enum PrioritiesMethod {
  package static func text(_ answer: DisclosedPriorities, _ period: Period) -> String {
    """
    Places that are open on \(period.to), as far as known, and are not merged into another. The score is the sum of the \
    points of its terms; a term's points are what it counts times its weight (Schemas/priorities). Of allegations, \
    deaths and refusals the square root is taken, so that each further one adds less and a place with many does not hide \
    the others; time since the last in-depth visit counts up to three intervals; the capacity is a part of the largest. \
    Allegations are those whose earliest day lies in \(period.from) to \(period.to) and that no granted visit surely \
    followed. A score says where to look first, not what will be found.
    \(answer.days == nil ? "" : "\nThe plan takes a day of a team for a place and chooses those places at which the most unvisited allegations are, and of equal ones those with the higher score: no other choice of as many places reaches more. The way between places is not reckoned; places are grouped by region.")
    \(answer.isScoreTold ? "" : "\nHow many allegations concern one place is not told to this audience, nor any score that would tell it.")
    """
  }
}
