import Registry

/// One thing that is done to a registry that is full of sealed text, in every format that the command has.
struct CanaryStep {
  /// Such as `facility add`.
  let command: String
  let arguments: [String]
  /// The file that is its standard input.
  let input: String?

  init(_ command: String, _ arguments: String..., input: String? = nil) {
    self.command = command
    self.arguments = arguments
    self.input = input
  }

  /// What is put in place of the number of the last batch.
  static let lastBatch = "LAST-BATCH"
  /// What is put in place of the number of an entry of the review queue.
  static let entry = "ENTRY"

  /// What is put in place of the id of a record whose source says something else next.
  static let edited = "EDITED"
  /// What is put in place of the id of the only finding.
  static let finding = "FINDING"

  /// What is put in place of the id of the only follow-up.
  static let followUp = "FOLLOW-UP"

  /// What is put in place of the id of the only assessment.
  static let assessment = "ASSESSMENT"

  /// Only these show what is sealed, to whoever holds a key.
  static let showing: Set<String> = ["reveal"]

  /// What these find would be a fault of the program.
  static let judging: Set<String> = ["check", "journal verify"]

  /// In this order. Each command has at least one that ends well: add a new command where it belongs.
  static let all: [CanaryStep] = making + bringing + typing + looking + deciding + ending

  private static let making: [CanaryStep] = [
    CanaryStep("init", "--device", "test", "--country", "KZ"), CanaryStep("init", "--refresh"),
    CanaryStep("key new", "made.key", "--passphrase-file", "in/passphrase.txt"),
    CanaryStep("key add", "in/office.pub", "--name", "Office"), CanaryStep("key list"),
    CanaryStep("facility add", "--name", "Third colony", "--type", "prison"),
    CanaryStep("profile list"), CanaryStep("profile show", "in/p.yaml"), CanaryStep("profile show", "in/broken.yaml"),
    CanaryStep("profile check", "in/p.yaml", "in/rows.csv"), CanaryStep("profile check", "in/p.yaml"),
    CanaryStep("profile check", "in/x.yaml", "in/rows.xml"),
    CanaryStep("profile check", "in/joint.yaml", "in/joint"),
    CanaryStep("profile check", "in/broken.yaml", "in/rows.csv"),
    CanaryStep("profile draft", "in/rows.csv"), CanaryStep("profile draft", "in/rows.xml"),
    CanaryStep("profile draft", "in/folder/allegations.csv"), CanaryStep("profile draft", "in/folder/visits.csv"),
    CanaryStep("profile draft", "in/wide.csv"), CanaryStep("profile draft", "in/cut.xml"),
  ]

  private static let bringing: [CanaryStep] =
    [
      CanaryStep("import", "in/folder"), CanaryStep("import", "in/folder", "--partial", "--report", "report-1.json"),
      CanaryStep("import", "in/folder", "--partial", "--rejects", "back/1"), CanaryStep("import", "in/folder.xml"),
      CanaryStep("import", "in/folder.xml", "--partial", "--report", "report-2.json"),
      CanaryStep("import", "in/cut.xml"), CanaryStep("import", "in/clean"),
      CanaryStep("import", "in/rows.csv", "--profile", "in/p.yaml", "--dry-run"),
      CanaryStep("import", "in/rows.csv", "--profile", "in/p.yaml", "--partial", "--report", "report-3.json"),
      CanaryStep(
        "import", "in/again.csv", "--profile", "in/p.yaml", "--partial", "--identity", "in/office.key", "--rejects",
        "back/2"
      ),
      CanaryStep("import", "in/rows.csv", "--profile", "in/p.yaml", "--partial", "--identity", "in/stranger.key"),
      CanaryStep("import", "in/rows.xml", "--profile", "in/x.yaml", "--partial", "--rejects", "back/3"),
      CanaryStep("import", "in/joint", "--profile", "in/joint.yaml", "--partial", "--report", "report-4.json"),
    ]
    + ["unclosed", "swapped", "no-header", "wide", "damaged"].flatMap { name in
      ["p", "declared"].map { CanaryStep("import", "in/\(name).csv", "--profile", "in/\($0).yaml", "--partial") }
    }
    + ["cut", "entity"].map { CanaryStep("import", "in/\($0).xml", "--profile", "in/x.yaml", "--partial") } + [
      // A file of XML read as a table, a table as XML, and a profile that is none.
      CanaryStep("import", "in/rows.xml", "--profile", "in/p.yaml"),
      CanaryStep("import", "in/rows.csv", "--profile", "in/x.yaml"),
      CanaryStep("import", "in/rows.csv", "--profile", "in/rows.csv"),
      CanaryStep("import", "in/rows.csv", "--profile", "in/broken.yaml"),
    ]

  private static let typing: [CanaryStep] =
    [
      CanaryStep("allegation record", "--acts", "torture", "--sealed", "-", input: "in/allegation.txt"),
      CanaryStep("allegation record", "--acts", "nonsense", "--sealed", "in/allegation.txt"),
      CanaryStep("allegation record", "--acts", "torture", "--narrative", Canary.text("an option")),
      CanaryStep("visit log", "--facility", "a1", "--start", "2025-06-01", "--sealed", "-", input: "in/visit.txt"),
      CanaryStep("visit log", "--facility", "a1", "--start", "2025-06-02", "--sealed", "-", input: "in/allegation.txt"),
      CanaryStep("allegation edit", "b1", "--persons", "3", "--sealed", "-", input: "in/allegation.txt"),
      CanaryStep("visit edit", "c1", "--sealed", "in/visit.txt"),
      CanaryStep("facility edit", "a2", "--notes", "Roof mended"),
      CanaryStep("facility edit", "a2", "--sealed", "in/visit.txt"),
      CanaryStep("facility close", "a2", "--on", "2025-12"),
      CanaryStep("allegation link", "b1", "--visit", "c1"),
      CanaryStep("finding add", "--visit", "c1", "--theme", "health", "--text", "Cold cells"),
      CanaryStep(
        "follow-up add", "--kind", "recommendation", "--issued-by", "NPM", "--addressee", "Ministry", "--text",
        "Heat the cells"),
      CanaryStep("person add", "--sex", "male", "--sealed", "-", input: "in/person.txt"),
      CanaryStep("person add", "--name", Canary.text("an option")),
      CanaryStep("person add", "--sex", "male", "--sealed", "in/no-day.txt"),
      CanaryStep("person edit", "d1", "--minor", "no", "--sealed", "in/person.txt"),
      CanaryStep("custody add", "--person", "d1", "--facility", "a1", "--status", "released", "--ground", "pardon"),
      CanaryStep("custody edit", "h1", "--until", "2025-12"),
      CanaryStep(
        "reprisal add", "--target", "witness", "--form", "threat", "--person", "d1", "--sealed", "-",
        input: "in/reprisal.txt"),
      CanaryStep("reprisal edit", "i1", "--status", "confirmed", "--sealed", "in/reprisal.txt"),
      CanaryStep("figure add", "--measure", "visits", "--publisher", "Ministry", "--sealed", "in/person.txt"),
      CanaryStep("figure add", "--measure", "visits", "--publisher", "Ministry", "--value", "12"),
      CanaryStep("figure edit", "j1", "--value", "24"),
      CanaryStep(
        "engagement add", "--kind", "letter", "--title", "Letter", "--start", "2026", "--cases", "d1", "--sealed", "-",
        input: "in/engagement.txt"),
      CanaryStep("engagement edit", "k1", "--outcome", "Promises", "--sealed", "in/engagement.txt"),
      CanaryStep("follow-up assess", followUp, "--date", "2026-01-01", "--status", "not-implemented"),
    ]
    + ["no-field", "no-code", "twice", "not-sealed"].map {
      CanaryStep("allegation edit", "b1", "--sealed", "-", input: "in/\($0).txt")
    }
    + [CanaryStep("allegation edit", "b1", "--sealed", "in/damaged.csv")]

  private static let looking: [CanaryStep] =
    RecordType.allCases.map { CanaryStep("\($0) list") }
    + [("person", "d1"), ("custody", "h1"), ("reprisal", "i1"), ("figure", "j1"), ("engagement", "k1")].flatMap {
      [CanaryStep("\($0) show", $1), CanaryStep("history", "\($0)/\($1)")]
    } + [
      CanaryStep("finding show", finding), CanaryStep("finding edit", finding, "--notes", "Seen by two"),
      CanaryStep("assessment show", assessment),
      CanaryStep("assessment edit", assessment, "--evidence", "A photograph of the stove"),
      CanaryStep("follow-up show", followUp), CanaryStep("follow-up edit", followUp, "--due", "2026-12-31"),
      CanaryStep("facility show", "a1"), CanaryStep("visit show", "c1"), CanaryStep("allegation show", "b1"),
      CanaryStep("allegation show", Canary.word),
    ]
    + ["allegation/b1", "visit/c1", "facility/a2", Canary.word].map { CanaryStep("history", $0) } + [
      CanaryStep("batch list"), CanaryStep("review list"), CanaryStep("check"), CanaryStep("journal show"),
      CanaryStep("journal verify"), CanaryStep("journal checkpoint", "--identity", "in/office.key"),
      CanaryStep("report coverage", "--for", "internal", "--from", "2025", "--to", "2025"),
      CanaryStep("report coverage", "--for", "public"),
      CanaryStep("report coverage", "--for", "internal", "--as-known-at", "2026-01-01"),
      CanaryStep("report implementation", "--for", "internal", "--from", "2020"),
      CanaryStep("report implementation", "--for", "public", "--format", "html"),
      CanaryStep("report funnel", "--for", "internal", "--from", "2020", "--to", "2025"),
      CanaryStep("report priorities", "--for", "internal", "--from", "2020", "--to", "2025", "--days", "3"),
      CanaryStep("report cases", "--for", "internal", "--engagement", "k1"),
      CanaryStep("report cases", "--for", "npm", "--engagement", "k1", "--redactions", "cases.csv"),
      CanaryStep("explain", "allegations.total", "--for", "internal"), CanaryStep("explain", "total.total"),
      CanaryStep("explain", "total.told", "--report", "cases", "--for", "internal", "--engagement", "k1"),
      CanaryStep("export", "--for", "internal", "--output", "out"),
      CanaryStep("export", "--for", "internal", "--output", "out.xml"),
      CanaryStep("export", "--for", "npm", "--output", "out-npm"),
      CanaryStep("completions", "bash"), CanaryStep("manual"), CanaryStep("demo", "demo"),
    ]
    + (1...6).map { CanaryStep("batch show", "\($0)") }

  private static let deciding: [CanaryStep] = [
    // A field that is changed here and by the source.
    CanaryStep("allegation edit", edited, "--persons", "77"),
    CanaryStep("import", "in/changed.csv", "--profile", "in/p.yaml", "--partial", "--identity", "in/office.key"),
    CanaryStep("review list"), CanaryStep("review export", "--output", "review.csv"),
    CanaryStep("review apply", "review.csv"), CanaryStep("review answer", entry, "--keep"),
    CanaryStep("reveal", "allegation/b1", "--identity", "in/office.key"),
    CanaryStep("reveal", "visit/c1", "--identity", "in/office.key"),
    CanaryStep("reveal", "person/d1", "--identity", "in/office.key"),
    CanaryStep("reveal", "reprisal/i1", "--identity", "in/office.key"),
    CanaryStep("reveal", "engagement/k1", "--identity", "in/office.key"),
    CanaryStep("key add", "in/second.pub", "--name", "Second", "--identity", "in/office.key"),
    CanaryStep("key add", "in/office.key"), CanaryStep("key add", "in/rows.csv"),
    CanaryStep("key remove", "Second", "--identity", "in/stranger.key"),
    CanaryStep("key remove", "Second", "--identity", "in/office.key"),
    CanaryStep("backup", "--output", "copy.age"), CanaryStep("backup", "--output", "copy.vigil", "--plain"),
    CanaryStep("backup", "--output", "nobody.age", "--to", "in/rows.csv"),
    CanaryStep("restore", "copy.age", "--identity", "in/office.key", "--registry", "back.vigil"),
    CanaryStep("restore", "copy.age", "--identity", "in/stranger.key", "--registry", "not.vigil"),
    CanaryStep("restore", "copy.vigil", "--registry", "back-2.vigil"),
    CanaryStep("restore", "in/rows.csv", "--registry", "not.vigil"),
  ]

  private static let ending: [CanaryStep] = [
    CanaryStep("import", "in/good.csv", "--profile", "in/p.yaml"), CanaryStep("batch undo", lastBatch, "--dry-run"),
    CanaryStep("batch undo", lastBatch), CanaryStep("batch list"),
    CanaryStep("erase", "allegation/b5", "--yes"), CanaryStep("erase", "visit/c1", "--yes"),
    CanaryStep("erase", "person/d1", "--yes"), CanaryStep("erase", "reprisal/i1", "--yes"),
    CanaryStep("erase", "engagement/k1", "--yes"), CanaryStep("erase", "batch/2", "--yes"),
    // What was erased does not come back.
    CanaryStep("import", "in/folder", "--partial"), CanaryStep("history", "allegation/b5"),
    CanaryStep("history", "person/d1"),
    CanaryStep("check"), CanaryStep("journal verify"),
  ]
}
