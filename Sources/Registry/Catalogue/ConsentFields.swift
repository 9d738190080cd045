/// What those concerned said about who may read of something; allegations and persons have it alike.
let consentFields: [FieldDefinition] = [
  FieldDefinition("consent", .code("consent"), "empty: none"),
  FieldDefinition("consent_for", .code("consent-for"), multiple: true, "whom the consent is for"),
  FieldDefinition("consent_given_by", .code("consent-given-by"), "who gave the consent"),
  FieldDefinition("consent_date", .day, "when the consent was given"),
  FieldDefinition("consent_withdrawn", .day, "when the consent was withdrawn"),
]
