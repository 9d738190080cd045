/// Where a person was held, from when to when, and in which state of freedom.
let custodyFields: [FieldDefinition] = [
  FieldDefinition("person", .reference(.person), required: true, "the case that it belongs to"),
  FieldDefinition("facility", .reference(.facility), "the place; empty where it is not known, or there is none"),
  FieldDefinition("from", .day, "first day"),
  FieldDefinition("until", .day, "last day; empty: it lasts, or is not known"),
  FieldDefinition("status", .code("custody-status"), required: true, "held, released or in between"),
  FieldDefinition("ground", .code("release-ground"), "why the person was released"),
]

let custodyDefinition = RecordDefinition(fields: custodyFields, orders: [("from", "until")], days: ["from"])
