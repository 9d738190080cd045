package import Registry

/// The method of the report on the funnel, as it is printed with it.
package enum FunnelMethod {
  package static func text(_ period: Period, _ answer: DisclosedCoverage) -> String {
    """
    Our own counts are those of the coverage report for \(period.from) to \(period.to): allegations whose earliest day \
    lies in the period, and the steps that are recorded as taken by its last day; a step is reached if it or a later \
    one is. An allegation that was withdrawn, under pressure or not, stays in every count.

    Published figures stand as they were published, each with its publisher, its time and how it was counted where \
    that is known. One is about this period where its first and last day are the period's, or where it has no first day \
    and the same last one. Others that overlap are shown apart and compared with nothing. Where two publishers differ \
    both stand, and nothing is averaged. A share is reckoned only of figures of one publisher, where the time of the \
    part lies within that of the whole, and it is theirs, not ours. Which of our figures measures the same as a \
    published one is said in Schemas/measures; it stands beside it only where the report is about the same region and type \
    of place, and counts of visits only where the visits are those of the NPM.
    \(answer.rule == nil ? "" : "\nCounts of ours that are left out are so as in the coverage report: \(CoverageMethod.smallCounts(answer)).")
    """
  }
}
