/// Whom a report or an export is for.
///
/// National bodies are those without detaining bodies, prosecutors and courts; authorities are these.
package enum Audience: String, CaseIterable, Sendable {
  case internalUse = "internal"
  case npm, national, authorities, eu, un
  case everyone = "public"
}
