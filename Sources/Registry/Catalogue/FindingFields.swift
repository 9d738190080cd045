/// What a visit found on one theme.
let findingFields: [FieldDefinition] = [
  FieldDefinition("visit", .reference(.visit), required: true, "the visit that found it"),
  FieldDefinition("theme", .code("theme"), required: true, "what it is about"),
  FieldDefinition("assessment", .code("finding-assessment"), "good, a concern or serious"),
  FieldDefinition("text", .text, languages: true, "what was found"),
]

let findingDefinition = RecordDefinition(fields: findingFields)
