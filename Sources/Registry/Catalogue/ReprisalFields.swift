/// What was done to somebody for having spoken or helped.
let reprisalFields: [FieldDefinition] = [
  FieldDefinition("target", .code("reprisal-target"), required: true, "whom it was aimed at"),
  FieldDefinition("form", .code("reprisal-form"), required: true, "what was done"),
  FieldDefinition("date", .day, "when it was done"),
  FieldDefinition("facility", .reference(.facility), "the place where it was done"),
  FieldDefinition("visit", .reference(.visit), "the visit that it followed"),
  FieldDefinition("allegation", .reference(.allegation), "the allegation that it followed"),
  FieldDefinition("person", .reference(.person), "the case of whom it was aimed at"),
  FieldDefinition("cooperated_with", .code("cooperated-with"), "with whom the target had spoken or worked"),
  FieldDefinition("status", .code("reprisal-status"), "how far it is known"),
  FieldDefinition("text", .text, sealed: true, "what happened"),
]

let reprisalDefinition = RecordDefinition(fields: reprisalFields, days: ["date"])
