import Foundation
import Registry
import RegistryStore
import Testing

@testable import RegistryCommands
@testable import RegistryVault

/// Nothing sealed gets out: not in what is printed, not in what is written, not in what is left behind.
@Suite struct CanaryTests {
  private static func commands(_ tree: CommandTree) -> [CommandTree] {
    tree.children.isEmpty ? [tree] : tree.children.flatMap { commands($0) }
  }

  private static func name(_ tree: CommandTree) -> String { tree.path.dropFirst().joined(separator: " ") }

  /// - Returns: the values of `--format`; one that is empty where the command has none.
  private static func formats(_ tree: CommandTree?) -> [String] {
    tree?.shownArguments.first { $0.long == "format" }?.allValues ?? [""]
  }

  @Test func `the word is found in every form in which it might stand`() throws {
    let text = "x\(Canary.text("story"))"
    var files: [Data] = [Data(text.utf8), Data(text.lowercased().utf8)]
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      files.append(try #require(text.data(using: encoding)))
    }
    for blanks in 0..<3 { files.append(Data((String(repeating: "x", count: blanks) + text).utf8).base64EncodedData()) }
    files.append(Data(Data(text.utf8).map { String($0, radix: 16) }.joined().utf8))
    for file in files { #expect(Canary.form(in: file) != nil) }
    #expect(Canary.form(in: Data("nothing of the kind".utf8)) == nil)
  }

  @Test func `every command has a run with sealed text`() throws {
    let all = Set(try Self.commands(CommandTree.whole()).map(Self.name))
    #expect(Set(CanaryStep.all.map(\.command)) == all)
  }

  @Test func `nothing sealed gets out of any command, in any format`() throws {
    let work = try Workplace()
    try CanaryFiles.write(work)
    try work.write("", to: "tmp/.keep")
    let tree = Dictionary(uniqueKeysWithValues: try Self.commands(CommandTree.whole()).map { (Self.name($0), $0) })
    var ended: [String: Set<Int32>] = [:]
    for step in CanaryStep.all {
      for format in Self.formats(tree[step.command]) {
        let arguments =
          step.command.split(separator: " ").map(String.init) + (try Self.filled(step.arguments, work))
          + (format.isEmpty ? [] : ["--format", format])
        let run = try Self.run(arguments, input: step.input, work)
        let said = arguments.joined(separator: " ")
        #expect([0, 1, 64].contains(run.status), "\(said): \(run.status)\n\(run.errors)")
        ended[step.command, default: []].insert(run.status)
        if CanaryStep.judging.contains(step.command) { #expect(run.status == 0, "\(said)\n\(run.output)") }
        let isShown = run.output.contains(Canary.word)
        if CanaryStep.showing.contains(step.command) {
          #expect(run.status == 0 && isShown && !run.errors.contains(Canary.word), "\(said)\n\(run.errors)")
        } else if !arguments.contains(where: { $0.contains(Canary.word) }) {
          let text = run.output + run.errors
          #expect(Canary.form(in: Data(text.utf8)) == nil, "\(said)\n\(text)")
        }
        let left = try Self.left(work)
        #expect(left.isEmpty, "\(said)")
      }
    }
    for (command, statuses) in ended { #expect(statuses.contains(0), "vigil \(command) never ends well") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: work.path("tmp")) == [".keep"])
    // The registry kept what it was given, or nothing of this shows anything.
    let revealed = try Self.run(["reveal", "allegation/b1", "--identity", "in/office.key"], work)
    #expect(revealed.output.contains(Canary.text("b1 story")))
  }

  @Test func `a record that is not there is named as it was typed, and in no file`() throws {
    let work = try Workplace()
    try work.initialise()
    let run = try work.vigil("history", Canary.word)
    #expect(run.status == 1 && run.errors.contains(Canary.word))
    #expect(try Self.left(work).isEmpty)
  }

  @Test(arguments: [0, 2, 5, 20])
  func `nothing sealed is left by an import that is killed while it writes`(delay: Int) throws {
    let work = try Workplace()
    try work.initialise()
    try CanaryFiles.write(work)
    try work.write("", to: "tmp/.keep")
    _ = try Self.run(["key", "add", "in/office.pub"], work)
    let rows = (10..<4_000).map { "\($0),,torture,1,\(Canary.text("story \($0)")),\(Canary.text("who")),,,2025\n" }
    try work.write("No,Old,Acts,Persons,Story,Who,Where,Degree,Visited\n\(rows.joined())", to: "in/many.csv")
    let run = try work.run(
      ["import", "in/many.csv", "--profile", "in/p.yaml"],
      shell: """
        export TMPDIR="$PWD/tmp" SQLITE_TMPDIR="$PWD/tmp"
        "$0" "$@" & while kill -0 $! 2> /dev/null && [ ! -e registry.vigil-journal ]; do :; done
        sleep 0.\(String(format: "%03d", delay)); kill -9 $!; wait $!
        """)
    #expect(Canary.form(in: Data((run.output + run.errors).utf8)) == nil)
    #expect(try Self.left(work).isEmpty)
    #expect(try work.vigil("check").status == 0)
    #expect(try work.vigil("journal", "verify").status == 0)
    #expect(try Self.left(work).isEmpty)
  }

  /// What is typed in a form goes into no draft, and is said back by nothing but the line it was typed in.
  @Test func `nothing sealed that is typed in a form is left, whether it is written or not`() throws {
    let office = try Office()
    let identity = Identity()
    try office.store.write(.now("key add")) { session in
      (try session.addRecipient(name: "office", publicKey: identity.recipient.text, signingKey: nil), true)
    }
    let answers = Array(repeating: "", count: 10) + ["yes", Canary.text("where"), Canary.text("no degree"), "typical"]
    let given = ["--facility=test-000001", "--acts=torture"]
    // Left in the middle of the sealed questions, then answered to the end.
    let left = try office.ask(.allegation, given: given, answers + [Canary.text("story")])
    #expect(left.written == nil && left.conversation.asked.last?.lowercased() == "source contact")
    let whole = try office.ask(.allegation, given: given, answers + [Canary.text("story"), Canary.text("who")])
    #expect(whole.written != nil)
    for conversation in [left.conversation, whole.conversation] {
      #expect(!conversation.said.contains { $0.contains(Canary.word) }, "\(conversation.said)")
    }
    for file in try FileManager.default.contentsOfDirectory(at: office.folder, includingPropertiesForKeys: nil) {
      #expect(Canary.form(in: try Data(contentsOf: file)) == nil, "\(file.lastPathComponent)")
    }
  }

  // MARK: Running and looking

  private static func run(_ arguments: [String], input: String? = nil, _ work: borrowing Workplace) throws -> VigilRun {
    try work.run(
      arguments,
      shell: """
        export TMPDIR="$PWD/tmp" SQLITE_TMPDIR="$PWD/tmp"; mkdir -p back; "$0" "$@" < \(input ?? "/dev/null")
        """)
  }

  private static func filled(_ arguments: [String], _ work: borrowing Workplace) throws -> [String] {
    func found(_ pattern: String, _ command: String...) throws -> String {
      let output = try run(command + ["--format", "json"], work).output
      return try output.matches(of: Regex<(Substring, Substring)>(pattern)).last.map { String($0.output.1) } ?? "1"
    }
    return try arguments.map { argument in
      switch argument {
      case CanaryStep.lastBatch: try found(#""batch":\s*(\d+)"#, "batch", "list")
      case CanaryStep.entry: try found(#""number":\s*(\d+)"#, "review", "list")
      case CanaryStep.finding: try found(#""id":"([^"]+)""#, "finding", "list")
      case CanaryStep.followUp: try found(#""id":"([^"]+)""#, "follow-up", "list")
      case CanaryStep.assessment: try found(#""id":"([^"]+)""#, "assessment", "list")
      case CanaryStep.edited: try found(#""id":"([^"]+)"[^\n]*"csv:2""#, "allegation", "list")
      default: argument
      }
    }
  }

  /// The files in which sealed text stands, but for those that somebody put there, or asked to have back.
  private static func left(_ work: borrowing Workplace) throws -> [String] {
    let files = try FileManager.default.subpathsOfDirectory(atPath: work.folder.path)
    return try files.filter { !$0.hasPrefix("in/") && !$0.hasPrefix("back/") }.compactMap { path in
      let url = work.folder.appendingPathComponent(path)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { return nil }
      return Canary.form(in: try Data(contentsOf: url)).map { "\(path): \($0)" }
    }
  }
}
