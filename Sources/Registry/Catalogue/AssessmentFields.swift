/// One dated judgement of how far a follow-up was carried out.
let assessmentFields: [FieldDefinition] = [
  FieldDefinition("follow_up", .reference(.followUp), required: true, "the follow-up that is judged"),
  FieldDefinition("date", .day, required: true, "when it was judged"),
  FieldDefinition("status", .code("assessment-status"), required: true, "how far it was carried out"),
  FieldDefinition("letter", .code("letter"), "the grade, only where the Human Rights Committee gave it"),
  FieldDefinition("wording", .text, languages: true, "the assessor's own words"),
  FieldDefinition("evidence", .text, languages: true, "what the judgement rests on"),
  FieldDefinition("response", .text, "what the addressee claims to have done"),
  FieldDefinition("counts_as_compliance", .yesNo, "whether what happened is compliance with what was asked"),
  FieldDefinition("assessed_by", .text, "the organisation that judged"),
]

let assessmentDefinition = RecordDefinition(fields: assessmentFields, days: ["date"])
