/// Whom a report or an export is for.
package enum Audience: String, CaseIterable, Sendable {
  case internalUse = "internal"
  case npm, national, authorities, eu, un
  case everyone = "public"
}
