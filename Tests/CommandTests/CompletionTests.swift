import Foundation
import Testing

@Suite struct CompletionTests {
  static func isInstalled(_ program: String) -> Bool {
    ["/bin", "/usr/bin", "/usr/local/bin"].contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  @Test(arguments: ["bash", "zsh", "fish"].filter(isInstalled))
  func `a shell that is installed accepts its script`(shell: String) throws {
    let work = try Workplace()
    let run = try work.vigil("completions", shell, shell: "\"$0\" \"$@\" > script && \(shell) -n script")
    #expect(run.status == 0, "\(run.errors)")
  }

  /// What bash offers for a line, as its own variables would have it.
  private func offered(_ line: String, _ work: borrowing Workplace) throws -> [String] {
    let run = try work.run(
      [line],
      shell: """
        source <("$0" completions bash)
        COMP_LINE=$1 COMP_POINT=${#1}
        _vigil "$0"
        printf '%s\\n' "${COMPREPLY[@]}"
        """)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test(.enabled(if: isInstalled("bash"), "bash is not installed"))
  func `bash completes commands, fields, codes and ids, and never a name`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.vigil("facility", "add", "--name", "Secret Colony", "--type", "prison")
    try work.vigil("facility", "add", "--name", "Other", "--type", "remand")
    try work.vigil("visit", "log", "--facility", "test-000001", "--start", "2025")
    for (line, expected) in [
      ("vigil vis", ["visit"]),
      ("vigil profile show hi", ["hiqa"]),
      ("vigil visit l", ["log", "list"]),
      ("vigil visit log --acc", ["--access"]),
      ("vigil visit log --fi", ["--finding"]),
      ("vigil visit log --resu", ["--resume"]),
      ("vigil finding add --res", ["--resume"]),
      ("vigil visit edit --resu", ["--resume"]),
      ("vigil finding add --fi", []),
      ("vigil visit log --finding th", ["theme="]),
      ("vigil visit log --finding theme=hea", ["health"]),
      ("vigil visit log --finding theme=health --finding=theme=hea", ["health"]),
      ("vigil visit log --access ", ["full", "partial", "refused"]),
      ("vigil visit log --access=p", ["partial"]),
      ("vigil visit log --access full --access", []),
      ("vigil visit log --announced ", ["yes", "no", "unknown"]),
      ("vigil facility add --name@r", ["ru"]),
      ("vigil visit log --facility te", ["test-000001", "test-000002"]),
      ("vigil facility show ", ["test-000001", "test-000002"]),
      ("vigil facility show test-000001 ", []),
      ("vigil facility edit test-000001 --add-rep", ["--add-replaces"]),
      ("vigil facility edit test-000001 --remove-replaces t", ["test-000001", "test-000002"]),
      ("vigil facility close test-000001 --replaced-by ", ["test-000001", "test-000002"]),
      ("vigil history visit/", ["visit/test-000003"]),
      ("vigil history test-000003", ["test-000003"]),
      ("vigil report coverage --bodies npm,s", ["npm,spt"]),
      ("vigil --registry registry.vigil facility show test-000002", ["test-000002"]),
      ("vigil --registry missing.vigil facility show ", []),
      ("vigil allegation record --narr", []),
      ("vigil facility show Secret", []),
      ("vigil complete", []),
    ] as [(String, [String])] {
      #expect(try offered(line, work) == expected, "\(line)")
    }
  }

  @Test func `without a registry, codes come from the files of Schemas`() throws {
    let work = try Workplace()
    let run = try work.vigil("complete-words", "--", "visit", "log", "--access", "f")
    #expect(run.output == "full\tfull\n" && run.status == 0)
    #expect(try work.vigil("complete-words", "--", "facility", "show", "").output == "")
    #expect(try work.vigil("complete-words", "--", "import", "").output == ":files\n")
    #expect(!FileManager.default.fileExists(atPath: work.path("registry.vigil")))
  }
}
