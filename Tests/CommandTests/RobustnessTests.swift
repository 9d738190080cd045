import Foundation
import Testing

/// Bad files, bad disks, bad timing: an exit code, a message, and a registry as it was.
@Suite struct RobustnessTests {
  private static let profile = """
    name: P
    publisher: Partner
    scheme: p
    extent: full
    sources:
    - {name: t, format: csv}
    make:
    - facility: {rows: t, key: "{No}", name: {from: Name}, type: prison}

    """

  private func digest(_ work: borrowing Workplace) throws -> Data {
    try Data(contentsOf: work.folder.appendingPathComponent("registry.vigil"))
  }

  @Test func `a dry run and a failed import leave the file untouched`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.profile, to: "p.yaml")
    try work.write("No,Name\n1,One\n", to: "good.csv")
    try work.write("No,Name\n1,Other\n2,\n", to: "bad.csv")
    try work.vigil("import", "good.csv", "--profile", "p.yaml")
    let before = try digest(work)
    #expect(try work.vigil("import", "bad.csv", "--profile", "p.yaml").status == 1)
    #expect(try work.vigil("import", "good.csv", "--profile", "p.yaml", "--dry-run").status == 0)
    #expect(try digest(work) == before)
  }

  @Test func `a disk that fills up`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.profile, to: "p.yaml")
    let rows = (0..<40_000).map { "\($0),Place number \($0)" }.joined(separator: "\n")
    try work.write("No,Name\n\(rows)\n", to: "many.csv")
    let before = try digest(work)
    // A file that may not grow past 1 MB stands for a full disk.
    let run = try work.run(
      ["import", "many.csv", "--profile", "p.yaml"], shell: "ulimit -f 1000; \"$0\" \"$@\"")
    #expect(run.status == 2)
    #expect(run.errors.contains("error: ") && run.errors.contains("hint: "))
    #expect(try work.vigil("check").status == 0)
    #expect(try work.vigil("facility", "list").output.isEmpty)
    #expect(try digest(work) == before)
  }

  @Test func `an import that is killed leaves nothing`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.profile, to: "p.yaml")
    let rows = (0..<200_000).map { "\($0),Place number \($0) with a longer name" }.joined(separator: "\n")
    try work.write("No,Name\n\(rows)\n", to: "many.csv")
    for delay in ["0.3", "1", "2"] {
      let run = try work.run(
        ["import", "many.csv", "--profile", "p.yaml"], shell: "timeout --signal=KILL \(delay) \"$0\" \"$@\"")
      #expect(run.status != 0)
      #expect(try work.vigil("check").output == "Nothing wrong was found.\n")
      #expect(try work.vigil("facility", "list").output.isEmpty)
      #expect(try work.vigil("batch", "list").output.isEmpty)
    }
  }

  @Test func `output that cannot be written is an error, a reader that went away is none`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.vigil("facility", "add", "--name", "One", "--type", "prison")
    let full = try work.run(["facility", "list"], shell: "\"$0\" \"$@\" > /dev/full")
    #expect(full.status == 2 && full.errors.contains("cannot write"))
    let closed = try work.run(["facility", "list"], shell: "\"$0\" \"$@\" | true; exit ${PIPESTATUS[0]}")
    #expect(closed.status == 0)
    #expect(try work.vigil("report", "coverage", "--for", "internal", "--output", ".").status == 1)
    #expect(try work.vigil("report", "coverage", "--for", "internal", "--output", "no/where.txt").status == 1)
  }

  @Test func `a registry in use by another`() throws {
    let work = try Workplace()
    try work.initialise()
    let run = try work.run(
      ["facility", "add", "--name", "One", "--type", "prison"],
      shell: """
        python3 -c 'import sqlite3, time
        c = sqlite3.connect("registry.vigil", isolation_level=None); c.execute("BEGIN EXCLUSIVE"); time.sleep(6)' &
        sleep 0.5; "$0" "$@"; code=$?; kill %1; exit $code
        """)
    #expect(run.status == 1)
    #expect(run.errors.contains("another program is writing"))
  }

  @Test func `no permission`() throws {
    // Root may read everything, so somebody else has to try.
    let work = try Workplace()
    try work.initialise()
    let run = try work.run(
      ["facility", "list"],
      shell: """
        chmod 000 registry.vigil
        if [ "$(id -u)" -eq 0 ]; then chmod 755 . ; setpriv --reuid=65534 --regid=65534 --clear-groups "$0" "$@"; else "$0" "$@"; fi
        """)
    #expect(run.status == 2)
    #expect(run.errors.contains("no permission"))
  }

  @Test(arguments: [
    "\u{0}\u{1}\u{2}", "No;Name\n1;One\n", "<xml/>", "No,Name\n\"1", String(repeating: "x", count: 2_000_000),
    "No,Name\r1,One\r",
    "No,Name,Name\n1,One,Two\n", "\n\n\n", "No,Name\n" + String(repeating: ",", count: 100_000),
  ])
  func `whatever a file holds, the answer is an exit code`(content: String) throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.profile, to: "p.yaml")
    try work.write(content, to: "x.csv")
    let run = try work.vigil("import", "x.csv", "--profile", "p.yaml")
    #expect([0, 1].contains(run.status), "\(run.errors)")
    #expect(run.status == 0 || run.errors.contains("hint: "))
  }

  @Test func `a program gets an answer also where nothing could start`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write("name: N\n", to: "bad.yaml")
    try work.write("No\n", to: "x.csv")
    for arguments in [["missing.csv", "--profile", "hiqa"], ["x.csv", "--profile", "bad.yaml"], ["nowhere"]] {
      let run = try work.run(["import", "--format", "json"] + arguments)
      #expect(run.status == 1 && run.errors.contains("error: "))
      #expect(try ImportCounts(run).batch == nil)
    }
  }

  @Test func `nothing sealed reaches the registry or a message`() throws {
    let work = try Workplace()
    try work.initialise()
    let secret = "Akezhan-Secret-Name"
    try work.write(
      "id,acts,narrative,source_contact,medical_finding\na,torture,\(secret),\(secret),\(secret)\n",
      to: "in/allegations.csv")
    try work.write(
      "name: P\npublisher: Q\nscheme: p\nsources:\n- {name: t, format: csv}\nmake:\n- allegation: {rows: t, key: \"{No}\", acts: torture, narrative: {from: Told}, place_text: {from: Told, codes: {x: y}}}\n",
      to: "p.yaml")
    try work.write("No,Told\n1,\(secret)\n", to: "x.csv")
    let runs = [
      try work.vigil("import", "in"), try work.vigil("import", "x.csv", "--profile", "p.yaml"),
      try work.vigil("allegation", "record", "--acts", "torture", "--narrative", secret),
    ]
    for run in runs { #expect(!run.output.contains(secret) && !run.errors.contains(secret)) }
    #expect(runs.map(\.status) == [0, 0, 1])
    #expect(runs[1].errors.contains("[sealed-dropped]"))
    let bytes = try digest(work)
    #expect(bytes.range(of: Data(secret.utf8)) == nil)
    #expect(try !work.vigil("batch", "show", "1").output.contains(secret))
  }

  @Test func `a source that changes a field that was changed here does not undo it`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.profile, to: "p.yaml")
    try work.write("No,Name\n1,One\n2,Two\n", to: "x.csv")
    try work.vigil("import", "x.csv", "--profile", "p.yaml")
    try work.write("id,name\ntest-000001,Ours\n", to: "own/facilities.csv")
    try work.vigil("import", "own")
    // The source says what it said before: ours stays.
    let same = try ImportCounts(work.vigil("import", "x.csv", "--profile", "p.yaml", "--format", "json"))
    #expect(same.records["facility"] == .init(0, 0, 2, 0))
    try work.write("No,Name\n1,Theirs\n", to: "x.csv")
    let changed = try ImportCounts(work.vigil("import", "x.csv", "--profile", "p.yaml", "--format", "json"))
    #expect(changed.records["facility"] == .init(0, 1, 0, 1, review: 1))
    #expect(try work.vigil("facility", "show", "test-000001").output.contains("Ours"))
  }
}
