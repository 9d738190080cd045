/// Somebody whose case is followed. The id is a code of the case, never a name.
let personFields: [FieldDefinition] =
  [
    FieldDefinition("name", .text, sealed: true, "the name"),
    FieldDefinition("birth_date", .day, sealed: true, "day of birth"),
    FieldDefinition("contact", .text, sealed: true, "how the person or the family is reached"),
    FieldDefinition("health_notes", .text, sealed: true, "what is known of the person's health"),
    FieldDefinition("sex", .code("sex"), "sex"),
    FieldDefinition("minor", .yesNo, "whether the person is a minor"),
    FieldDefinition("nationality", .text, "nationality, as the person states it"),
  ] + consentFields

let personDefinition = RecordDefinition(fields: personFields)
