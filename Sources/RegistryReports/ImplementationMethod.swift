package import Registry

/// The method of the report on follow-ups, as it is printed with it.
package enum ImplementationMethod {
  package static func text(_ question: ImplementationQuestion, _ audience: Audience) -> String {
    """
    Period: \(question.period.from) to \(question.period.to), both days included; the last is the reference day. A \
    follow-up is in scope if the earliest day on which it may have been asked lies in the period\
    \(question.origin.map { " and it came out of \($0)" } ?? ""). What is part of another is listed under it and not \
    counted for itself.

    Result: that of the last judgement surely made by the reference day, \
    \(question.assessor.map { "by \($0)" } ?? "whoever made it"); without one there is no information. Where the last \
    judgements of two assessors differ, both are shown. The assessor's words stand as they were given; the result that \
    is counted is what they were recorded as. What the addressee says stands beside it and counts for nothing. A \
    release or another measure that is not what was asked does not make it implemented.

    Replies: those received by the reference day. In time: no day was set, or the reply came by then. Late: it came \
    after it. Silent: there is none, and the day is past. Pending: there is none, otherwise.\
    \(question.since.map { " Changes compare the results of the reference day with those of \($0), both as far as they are recorded now." } ?? "")
    \(audience == .internalUse ? "" : """

    Figures are the same for every audience. What was asked for somebody, or came out of an allegation, is listed only \
    where consent was given for this audience and is not withdrawn today.
    """)
    """
  }
}
