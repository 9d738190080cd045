/// One alleged violation, of one or more persons, at one place and time.
let allegationFields: [FieldDefinition] =
  [
    FieldDefinition("facility", .reference(.facility), "the place; empty where it is not known"),
    FieldDefinition("place_text", .text, sealed: true, "the place as it was told"),
    FieldDefinition("region", .region, "ISO 3166-2 code, where no place is known"),
    FieldDefinition("incident_date", .day, "when it is said to have happened"),
    FieldDefinition("reported_date", .day, "when it was first told"),
    FieldDefinition("acts", .code("act"), multiple: true, required: true, "what is alleged"),
    FieldDefinition("persons", .count, "how many suffered it; empty: 1"),
    FieldDefinition("persons_qualifier", .code("persons-qualifier"), "how exact the number is"),
    FieldDefinition("women", .count, "of these, women"),
    FieldDefinition("minors", .count, "of these, minors"),
    FieldDefinition("deaths", .count, "of these, died"),
    FieldDefinition("death_cause", .code("death-cause"), "cause of death"),
    FieldDefinition("vulnerable", .code("vulnerable"), multiple: true, "groups in special need of protection"),
    FieldDefinition("phase", .code("phase"), "where in the process it happened"),
    FieldDefinition("legal_status", .code("legal-status"), "the status of those who suffered it"),
    FieldDefinition("accused_service", .code("accused-service"), "the service that is accused"),
    FieldDefinition("person", .reference(.person), multiple: true, "cases that it belongs to"),
    FieldDefinition("case_code", .text, "one event at two places is two allegations of one case"),
    FieldDefinition("channel", .code("channel"), "how it was told"),
    FieldDefinition("verification", .code("verification"), "how far it has been verified"),
    FieldDefinition(
      "medical_finding", .code("medical-finding"), sealed: true, "degree of the Istanbul Protocol"),
    FieldDefinition("narrative", .text, sealed: true, "what was told"),
    FieldDefinition("source_contact", .text, sealed: true, "who told it"),
    FieldDefinition("reprisal_risk", .code("reprisal-risk"), "high: listed nowhere outside internal"),
  ]
  + funnelSteps.flatMap { step in
    [
      FieldDefinition(step.name, .yesNo, step.summary),
      FieldDefinition("\(step.name)_date", .day, "day of \(step.name)"),
    ]
  }
  + [
    FieldDefinition(
      "investigation_quality", .code("investigation-quality"), multiple: true, "the qualities that hold"),
    FieldDefinition("closing_reason", .code("closing-reason"), "why the investigation was closed"),
    FieldDefinition("convicted", .count, "persons convicted"),
    FieldDefinition("disciplinary_outcome", .text, "what disciplinary proceedings led to"),
    FieldDefinition("compensation", .yesNo, "whether compensation was paid"),
    FieldDefinition("rehabilitation", .yesNo, "whether rehabilitation was given"),
    FieldDefinition("withdrawn", .code("withdrawn"), "whether the complaint was withdrawn, and how"),
  ]
  + consentFields

let allegationDefinition = RecordDefinition(
  fields: allegationFields, days: ["incident_date", "reported_date"], isPlaced: true)

/// The steps of the funnel; each is a yes or no with a day of its own.
private let funnelSteps: [(name: String, summary: String)] = [
  ("complaint_filed", "whether a complaint was filed"),
  ("complaint_registered", "whether the complaint was registered"),
  ("investigation_opened", "whether an investigation was opened"),
  ("investigation_closed", "whether the investigation was closed"),
  ("sent_to_court", "whether the case was sent to court"),
  ("verdict", "whether there was a verdict"),
]
