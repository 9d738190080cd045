import Foundation
import Testing

@testable import RegistryVault

/// What follows from records, and what is sealed of them, altered behind the program's back.
@Suite struct AlteredRegistryTests {
  /// A registry with links, identifiers, a source whose records come and go, and sealed fields.
  private static func make(_ work: borrowing Workplace) throws {
    try work.initialise()
    let identity = Identity()
    try work.write("\(identity.text)\n", to: "office.key")
    try work.vigil("key", "add", identity.recipient.text)
    try work.write(
      "id,name,type,country,identifiers,replaces\na1,One,prison,KZ,reg:1,\na2,Two,prison,KZ,reg:2|reg:3,a1\n",
      to: "in/facilities.csv")
    try work.write(
      "id,acts,narrative\nb1,torture,First story\nb2,threats,Second story\nb3,torture,Third story\n",
      to: "in/allegations.csv")
    try work.write("id,facility,start,allegations\nc1,a1,2025-01-01,b1\n", to: "in/visits.csv")
    try work.write("id,sex,name\nd1,male,First name\nd2,female,Second name\n", to: "in/persons.csv")
    try work.write("id,person,status\ne1,d1,detained\n", to: "in/custody.csv")
    try work.write(
      "id,kind,issued_by,addressee,text,person,identifiers\nf1,request,We,They,Text,d1,reg:6\n", to: "in/follow-ups.csv"
    )
    try work.write("id,kind,title,start,cases\ng1,letter,Title,2025,d1|d2\n", to: "in/engagements.csv")
    try work.vigil("import", "in")
    try work.write(
      """
      name: P
      publisher: P
      scheme: p
      extent: full
      sources: [{name: t, format: csv}]
      make:
      - facility: {rows: t, key: "{No}", name: {from: Name}, type: prison}

      """, to: "p.yaml")
    for rows in ["1,One\n2,Two\n3,Three\n", "1,Uno\n", "1,Uno\n2,Two\n"] {
      try work.write("No,Name\n\(rows)", to: "x.csv")
      try work.vigil("import", "x.csv", "--profile", "p.yaml")
    }
    try work.write("narrative: Told again\n", to: "told.txt")
    try work.vigil("allegation", "edit", "b1", "--sealed", "told.txt")
    try work.vigil("erase", "allegation/b3", "--yes")
  }

  @Test(arguments: [
    ("1,Uno\n3,Three\n4,Four\n"), "5,Five\n2,Zwei\n", "6,Six\n7,Seven\n1,Eins\n2,Two\n3,Drei\n8,Eight\n",
  ])
  func `an import that brings and changes records is as the journal says`(rows: String) throws {
    let work = try Workplace()
    try Self.make(work)
    try work.write("No,Name\n\(rows)", to: "x.csv")
    try work.vigil("import", "x.csv", "--profile", "p.yaml")
    let run = try work.vigil("journal", "verify")
    #expect(run.status == 0, "\(run.output)")
  }

  private static func alter(_ sql: String, _ work: borrowing Workplace) throws {
    let run = try work.run(
      [sql],
      shell: """
        python3 -c 'import sqlite3, sys
        connection = sqlite3.connect("registry.vigil"); changed = connection.executescript(sys.argv[1]); connection.commit()
        sys.exit(connection.total_changes == 0 and "sqlite_schema" not in sys.argv[1])' "$1"
        """)
    #expect(run.status == 0, "\(sql): nothing was changed\n\(run.errors)")
  }

  @Test func `what was not altered is as the journal says`() throws {
    let work = try Workplace()
    try Self.make(work)
    let run = try work.vigil("journal", "verify")
    #expect(run.status == 0, "\(run.output)")
    #expect(try work.vigil("check").status == 0)
  }

  @Test(arguments: [
    ("DELETE FROM facility_replaces", "facility/a2: replaces"),
    ("DELETE FROM visit_allegation", "visit/c1: allegations"),
    ("UPDATE visit_allegation SET allegation = 2", "visit/c1: allegations"),
    ("DELETE FROM follow_up_person", "follow-up/f1: person"),
    ("DELETE FROM engagement_case WHERE person = 2", "engagement/g1: cases"),
    ("INSERT INTO allegation_person VALUES (1, 1)", "allegation/b1: person"),
    ("DELETE FROM identifier WHERE value = 'reg:6'", "follow-up/f1: its identifiers"),
    ("UPDATE sealed SET wrapped = NULL WHERE id = 'd2'", "person/d2: the keys"),
    ("UPDATE person SET minor = 'yes' WHERE id = 'd1'", "persons are not as they were written"),
    ("DELETE FROM custody", "stays in custody are not as they were written"),
    ("DELETE FROM identifier WHERE value = 'reg:1'", "facility/a1: its identifiers"),
    ("UPDATE identifier SET value = 'reg:4' WHERE value = 'reg:3'", "facility/a2: its identifiers"),
    ("INSERT INTO identifier VALUES ('visit', 'reg:9', 1)", "visit/c1: it is found by"),
    ("UPDATE identifier SET type = 'fbcility'", "identifier fbcility: is of no type"),
    ("UPDATE source_record SET gone_since = NULL", "facility p:3: whether its source"),
    ("UPDATE source_record SET gone_since = 4", "whether its source"),
    ("UPDATE source_record_history SET until = until + 1", "has a gap in what its source said"),
    ("UPDATE sealed SET wrapped = NULL WHERE id = 'b2'", "allegation/b2: the keys"),
    ("UPDATE sealed SET wrapped = zeroblob(60) WHERE id = 'b3'", "allegation/b3: the keys"),
    ("UPDATE transaction_key SET wrapped = zeroblob(100)", "not as this last entry left them"),
    ("UPDATE batch SET keeps_replaced = 0", "batches are not as they were written"),
    ("UPDATE registry SET counter = 1", "its number was not given yet"),
    ("DROP INDEX visit_facility; UPDATE registry SET counter = counter + 0 /* sqlite_schema */", "visit_facility"),
    ("INSERT INTO draft VALUES (1, 'visjt', 'x', 'x', '{}')", "draft 1: is of no type"),
  ])
  func `an alteration of what follows from records is noticed`(sql: String, finding: String) throws {
    let work = try Workplace()
    try Self.make(work)
    try Self.alter(sql, work)
    let run = try work.vigil("journal", "verify")
    #expect(run.status == 1 && run.output.contains(finding), "\(run.output)\(run.errors)")
  }

  private static let ofB2 = "(SELECT sealed FROM allegation WHERE id = 'b2')"
  private static let ofB1 = "(SELECT sealed FROM allegation WHERE id = 'b1')"

  @Test(arguments: [
    "UPDATE allegation SET sealed = \(ofB2) WHERE id = 'b1'",
    "UPDATE sealed SET id = 'b1' WHERE id = 'b2'; UPDATE allegation SET sealed = \(ofB2) WHERE id = 'b1'",
    "UPDATE sealed SET (wrapped, content) = (SELECT wrapped, content FROM sealed WHERE key = \(ofB2)) WHERE key = \(ofB1)",
    "UPDATE sealed SET type = 'visit' WHERE key = \(ofB1)",
    "UPDATE sealed SET \"transaction\" = (SELECT min(\"transaction\") FROM transaction_key) WHERE key = \(ofB1)",
    "UPDATE sealed SET earlier = key WHERE key = \(ofB1)", "UPDATE sealed SET earlier = 999 WHERE key = \(ofB1)",
    "UPDATE sealed SET earlier = \(ofB2) WHERE key = \(ofB1)", "UPDATE sealed SET earlier = -1 WHERE key = \(ofB1)",
  ])
  func `what is sealed does not open in another place, and the journal notices`(sql: String) throws {
    let work = try Workplace()
    try Self.make(work)
    #expect(try work.vigil("reveal", "b1", "--identity", "office.key").output.contains("Told again"))
    try Self.alter(sql, work)
    let run = try work.vigil("reveal", "allegation/b1", "--identity", "office.key")
    #expect(run.status == 1 && run.output.isEmpty && run.errors.contains("altered"), "\(run.output)\(run.errors)")
    #expect(try work.vigil("journal", "verify").status == 1)
  }
}
