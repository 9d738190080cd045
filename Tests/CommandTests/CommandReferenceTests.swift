import RegistryCommands
import Testing

/// `VIGIL_RECORD=1 swift test --filter CommandReferenceTests` writes the reference anew.
@Suite struct CommandReferenceTests {
  @Test func `the reference of commands is that of their definitions`() throws {
    try Recording.check(try CommandReference.markdown(), "docs/reference/commands.md")
  }
}
