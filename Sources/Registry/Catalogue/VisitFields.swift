/// A monitoring visit.
let visitFields: [FieldDefinition] = [
  FieldDefinition("facility", .reference(.facility), required: true, "the place visited"),
  FieldDefinition("start", .day, required: true, "first day of the visit"),
  FieldDefinition("end", .day, "last day; empty: the start"),
  FieldDefinition("body", .code("body"), multiple: true, "the monitoring bodies that visited"),
  FieldDefinition("organisation", .text, "the organisation's own name"),
  FieldDefinition("mission", .text, "shared by the places of one tour"),
  FieldDefinition("kind", .code("visit-kind"), "what kind of visit it was"),
  FieldDefinition("announced", .yesNo, "whether the place knew beforehand"),
  FieldDefinition("access", .code("access"), "empty: took place, extent not recorded"),
  FieldDefinition("denied", .code("denied"), multiple: true, "what was refused"),
  FieldDefinition("refused_to", .code("refused-to"), multiple: true, "who was refused"),
  FieldDefinition("access_notes", .text, sealed: true, "how access was limited"),
  FieldDefinition("team_size", .count, "persons in the team"),
  FieldDefinition("participants", .text, multiple: true, sealed: true, "who took part"),
  FieldDefinition("private_interviews", .count, "interviews without witnesses"),
  FieldDefinition("group_interviews", .count, "interviews in groups"),
  FieldDefinition("population", .count, "persons held on the day"),
  FieldDefinition(
    "allegations", .reference(.allegation), multiple: true, "the allegations that the visit looked into"),
  FieldDefinition("summary", .text, languages: true, "what was found, in a few sentences"),
  FieldDefinition("confidential_notes", .text, sealed: true, "for the team only"),
  FieldDefinition("report_sent", .day, "when the report went to the authority"),
  FieldDefinition("response_received", .day, "when the authority replied"),
  FieldDefinition("cost", .decimal, "cost of the visit"),
  FieldDefinition("cost_currency", .text, "ISO 4217 code of the cost"),
]

let visitDefinition = RecordDefinition(fields: visitFields, orders: [("start", "end")], days: ["start"], isPlaced: true)
