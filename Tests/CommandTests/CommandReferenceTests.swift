import RegistryCommands
import Testing

/// `VIGIL_RECORD=1 swift test --filter CommandReferenceTests` writes the reference anew.
@Suite struct CommandReferenceTests {
  @Test func `the reference of commands is that of their definitions`() throws {
    try Recording.check(try CommandReference.markdown(), "docs/reference/commands.md")
  }

  /// These ask at a terminal. There is none here, so that they end as calls that lack something.
  private static let asking: Set = [
    "vigil facility add", "vigil visit log", "vigil visit log --facility k7p2-000001", "vigil allegation record",
    "vigil finding add", "vigil facility edit", "vigil visit edit", "vigil allegation edit", "vigil finding edit",
    "vigil facility close", "vigil allegation link", "vigil review answer", "vigil follow-up add",
    "vigil follow-up assess", "vigil follow-up edit", "vigil assessment edit", "vigil person edit",
    "vigil custody add", "vigil custody edit", "vigil reprisal add", "vigil reprisal edit", "vigil figure add",
    "vigil figure edit", "vigil engagement add", "vigil engagement edit",
  ]

  @Test func `the example of every help text is a call that is understood`() throws {
    let work = try Workplace()
    try work.initialise()
    let numbers = (1...13).map { "k7p2-0000\($0 < 10 ? "0" : "")\($0)" }
    func file(_ type: String, _ header: String, _ rest: String) throws {
      try work.write(header + "\n" + numbers.map { "\($0),\(rest)\n" }.joined(), to: "records/\(type).csv")
    }
    try file("facilities", "id,name,type", "Place,prison")
    try file("visits", "id,facility,start", "k7p2-000001,2025")
    try file("findings", "id,visit,theme", "k7p2-000001,health")
    try file("allegations", "id,acts", "threats|torture")
    try file("follow-ups", "id,kind,issued_by,addressee,text", "recommendation,We,They,Do it")
    try file("persons", "id,sex", "female")
    try file("custody", "id,person,status", "k7p2-000008,detained")
    try file("reprisals", "id,target,form", "witness,threat")
    try file("figures", "id,measure,publisher", "places,Ministry")
    try file("engagements", "id,kind,title,start", "letter,A letter,2025")
    try file("assessments", "id,follow_up,date,status", "k7p2-000005,2026,rejected")
    #expect(try work.vigil("import", "records").status == 0)
    let examples = try CommandReference.examples()
    #expect(examples.count > 40)
    #expect(Self.asking.isSubset(of: examples))
    for example in examples {
      let command = example.replacing(" | man -l -", with: "")
      let run = try work.run([], shell: "HOME=\"$PWD\"; vigil() { \"$0\" \"$@\"; }; \(command)")
      let statuses: [Int32] = Self.asking.contains(example) ? [64] : [0, 1]
      #expect(statuses.contains(run.status), "\(example)\n\(run.errors)")
    }
  }
}
