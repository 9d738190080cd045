import Foundation

@testable import RegistryVault

/// What somebody might hand over, with sealed text in it wherever it may stand, also where it must not.
struct CanaryFiles {
  /// The folder that may hold sealed text, since whoever uses the program put it there.
  static let folder = "in"

  static func write(_ work: borrowing Workplace) throws {
    let office = Identity()
    let second = Identity()
    for (name, identity) in [("office", office), ("second", second), ("stranger", Identity())] {
      try work.write("\(identity.text)\n", to: "in/\(name).key")
      try work.write("\(identity.recipient.text)\n", to: "in/\(name).pub")
    }
    try work.write("five invented words for tests\n", to: "in/passphrase.txt")
    for (name, content) in files { try work.write(content, to: "in/\(name)") }
    let wide = Data([0xff, 0xfe]) + Data(rows.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })
    try wide.write(to: work.folder.appendingPathComponent("in/wide.csv"))
    // A byte that is no UTF-8, beside sealed text.
    try (Data(rows.utf8) + Data([0xcd, 0x0a])).write(to: work.folder.appendingPathComponent("in/damaged.csv"))
  }

  private static func secret(_ place: String) -> String { Canary.text(place) }

  /// Good rows, rows whose errors are in sealed columns, rows that contradict each other, and one too long.
  private static let rows = """
    No,Old,Acts,Persons,Story,Who,Where,Degree,Visited
    1,,torture,1,\(secret("story 1")),\(secret("who 1")),\(secret("where 1")),typical,2025-03-01
    2,,torture,2,\(secret("story 2")),\(secret("who 2"));\(secret("who 2b")),\(secret("where 2")),,2025-03-02
    3,1,threats,3,\(secret("story 3")),\(secret("who 3")),\(secret("where 3")),consistent,
    4,,torture,4,\(secret("story 4")),\(secret("who 4")),\(secret("where 4")),\(secret("degree 4")),
    5,,nonsense,5,\(secret("story 5")),\(secret("who 5")),\(secret("where 5")),,
    6,,torture,6,\(secret("story 6")),,,,
    6,,torture,6,\(secret("another story 6")),,,,
    7,,torture,7,\(secret("story 7")),\(secret("who 7")),,,,\(secret("too far")),\(secret("and further"))
    8,,torture,many,"\(secret("story 8"))\u{1}","\(secret("who 8")) " x,,,no day

    """

  private static let files: [String: String] = [
    "rows.csv": rows,
    "again.csv": rows.replacing("story 1", with: "other story 1").replacing("torture,2,", with: "torture,20,"),
    "changed.csv": rows.replacing("torture,2,", with: "torture,22,").replacing("story 2", with: "changed story 2"),
    "unclosed.csv": rows + "9,,torture,1,\"\(secret("unclosed")),,,,\n",
    "swapped.csv": rows.replacing("Story,Who", with: "Who,Story").replacing("Where,", with: "Place told,"),
    "no-header.csv": String(rows.split(separator: "\n", maxSplits: 1)[1]),
    "p.yaml": profile("csv", ""), "x.yaml": profile("xml", ", record: /list/row"),
    "declared.yaml": profile("csv", ", encoding: windows-1251"),
    "shared.yaml": """
    narrative: {from: Story}
    source_contact: {from: Who}
    place_text: {from: Where}
    medical_finding: {from: Degree}

    """,
    "broken.yaml": profile("csv", "").replacing("from: Visited", with: "fro: Visited"),
    "joint.yaml": """
    name: Joint tables
    publisher: Invented partner
    scheme: joint
    sources: [{name: t, format: csv, files: one.csv}, {name: u, format: csv, files: two.csv}]
    make:
    - allegation: {rows: t, key: "{No}", several: fill, acts: torture, narrative: {from: Story}}
    - allegation: {rows: u, key: "{No}", several: fill, narrative: {from: Story}, source_contact: {from: Who}}

    """,
    "joint/one.csv": "No,Story\n1,\(secret("joint 1"))\n2,\(secret("joint 2"))\n",
    "joint/two.csv":
      "No,Story,Who\n1,,\(secret("joint who"))\n2,\(secret("joint contradiction")),x\n3,\(secret("joint 3")),\n",
    "rows.xml": xml, "cut.xml": String(xml.prefix(xml.count / 2)),
    "entity.xml": "<!DOCTYPE list [<!ENTITY e \"\(secret("entity"))\">]>" + xml,
    "folder/facilities.csv": "id,name,type,country\na1,Old colony,prison,KZ\na2,New colony,prison,KZ\n",
    "folder/allegations.csv": """
    id,facility,acts,incident_date,place_text,medical_finding,narrative,source_contact
    b1,a1,torture,2025-01,\(secret("b1 place")),typical,\(secret("b1 story")),\(secret("b1 who"))
    b2,a1,torture,2025-02,\(secret("b2 place")),\(secret("b2 degree")),\(secret("b2 story")),
    b3,absent,torture,2025-03,\(secret("b3 place")),,\(secret("b3 story")),
    b4,a1,torture,2025-04,\(secret("b4 place")),,\(secret("b4 story")),,\(secret("b4 too far"))
    b6,a1,torture,2025-01,,,\(secret("b6 story")),
    b6,a1,torture,2025-01,,,\(secret("b6 again")),
    b5,a2,threats,2025-05,,,\(secret("b5 story")),\(secret("b5 who"))

    """,
    "folder/visits.csv": """
    id,facility,start,body,access_notes,participants,confidential_notes
    c1,a1,2025-03-01,npm,\(secret("c1 access")),\(secret("c1 member"))|\(secret("c1 other")),\(secret("c1 notes"))
    c2,a1,no day,npm,\(secret("c2 access")),\(secret("c2 member")),\(secret("c2 notes"))

    """,
    "folder/persons.csv": """
    id,name,birth_date,contact,health_notes,sex
    d1,\(secret("d1 name")),1980-03-05,\(secret("d1 contact")),\(secret("d1 health")),female
    d2,\(secret("d2 name")),\(secret("d2 no day")),,,male
    d3,\(secret("d3 name")),,,,nonsense
    d4,\(secret("d4 name")),,,,male,\(secret("d4 too far"))

    """,
    "folder/custody.csv": """
    id,person,facility,from,status
    h1,d1,a1,2025-02,detained
    h2,d3,a1,2025-03,detained

    """,
    "folder/reprisals.csv": """
    id,target,form,person,text
    i1,witness,threat,d1,\(secret("i1 text"))
    i2,witness,threat,absent,\(secret("i2 text"))

    """,
    "folder/figures.csv": "id,measure,publisher\nj1,visits,Ministry\n",
    "folder/engagements.csv": """
    id,kind,title,start,cases,participants
    k1,hearing,Hearing,2025-10-05,d1,\(secret("k1 member"))|\(secret("k1 other"))
    k2,hearing,Hearing,no day,d1,\(secret("k2 member"))

    """,
    "folder.xml": """
    <registry xmlns="urn:vigil:registry:1">
    <visits>
    <visit id="e4"><facility>a1</facility><start>2025</start><participants>\(secret("e4 member"))</participants></visit>
    </visits>
    <allegations>
    <allegation id="e1"><acts>torture</acts><narrative>\(secret("e1 story"))</narrative></allegation>
    <allegation id="e2"><acts>torture</acts><medical_finding>\(secret("e2 degree"))</medical_finding></allegation>
    <allegation id="e3"><acts>torture</acts><narrative>\(secret("e3"))<b>\(secret("e3 inside"))</b></narrative></allegation>
    </allegations>
    <persons>
    <person id="e5"><name>\(secret("e5 name"))</name><birth_date>1980</birth_date></person>
    <person id="e6"><birth_date>\(secret("e6 no day"))</birth_date></person>
    </persons>
    <reprisals>
    <reprisal id="e7"><target>witness</target><form>threat</form><text>\(secret("e7 text"))</text></reprisal>
    </reprisals>
    </registry>

    """,
    // Nothing is wrong with these.
    "clean/allegations.csv": "id,acts,narrative\ng1,torture,\(secret("g1 story"))\n",
    "good.csv": rows.split(separator: "\n").prefix(3).joined(separator: "\n").replacing("\n1,", with: "\n91,") + "\n",
    "allegation.txt": """
    narrative: \(secret("typed story"))
     that goes on: \(secret("typed further"))
    source_contact: \(secret("typed who"))
    place_text: \(secret("typed where"))
    medical_finding: typical

    """,
    "visit.txt": """
    access_notes: \(secret("typed access"))
    participants: \(secret("typed member"))
    participants: \(secret("typed other"))
    confidential_notes: \(secret("typed notes"))

    """,
    "person.txt": """
    name: \(secret("typed name"))
    birth_date: 1980-03-05
    contact: \(secret("typed contact"))
    health_notes: \(secret("typed health"))

    """,
    "reprisal.txt": "text: \(secret("typed reprisal"))\n",
    "engagement.txt": "participants: \(secret("typed member"))\nparticipants: \(secret("typed other"))\n",
    "no-day.txt": "birth_date: \(secret("typed no day"))\n",
    "no-field.txt": "narrative: x\n\(secret("no field")): \(secret("no value"))\n",
    "no-code.txt": "medical_finding: \(secret("no degree"))\n",
    "twice.txt": "narrative: \(secret("once"))\nnarrative: \(secret("twice"))\n",
    "not-sealed.txt": "notes: \(secret("an open field"))\n",
  ]

  private static func profile(_ format: String, _ more: String) -> String {
    """
    name: Invented partner \(format)
    publisher: Invented partner
    scheme: \(format)
    sources: [{name: t, format: \(format)\(more)}]
    make:
    - allegation:
        rows: t
        key: "{No}"
        edits: "{Old}"
        acts: {from: Acts}
        persons: {from: Persons}
        include: shared.yaml
    - visit:
        rows: t
        only-if: {Visited: present}
        key: "v{No}"
        facility: {id: a1}
        start: {from: Visited}
        access_notes: {from: Story}
        participants: {from: Who, split: ";"}
        confidential_notes: {from: Where}
    - person:
        rows: t
        key: "p{No}"
        name: {from: Who}
        birth_date: {from: Visited}
        contact: {from: Where}
        health_notes: {from: Story}
    - custody:
        rows: t
        key: "c{No}"
        person: {key: "p{No}"}
        status: detained
    - reprisal:
        rows: t
        key: "r{No}"
        target: witness
        form: threat
        person: {key: "p{No}"}
        text: {from: Story}
    - engagement:
        rows: t
        only-if: {Visited: present}
        key: "e{No}"
        kind: hearing
        title: Hearing
        start: {from: Visited}
        participants: {from: Who, split: ";"}

    """
  }

  private static var xml: String {
    let lines = rows.split(separator: "\n").dropFirst().prefix(6).map { line -> String in
      let names = ["No", "Old", "Acts", "Persons", "Story", "Who", "Where", "Degree", "Visited"]
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "<row>\(zip(names, cells).map { "<\($0)>\($1)</\($0)>" }.joined())</row>\n"
    }
    return "<list>\n\(lines.joined())</list>\n"
  }
}
