/// What became of what was found: follow-ups and how they were assessed.
enum RecordsMigration {
  static let name = "9 records"

  static let sql = """
    CREATE TABLE follow_up (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      "kind" INTEGER NOT NULL REFERENCES code (key),
      "origin_kind" INTEGER REFERENCES code (key),
      "origin" TEXT CHECK ("origin" <> ''),
      "reference" TEXT CHECK ("reference" <> ''),
      "section" TEXT CHECK ("section" <> ''),
      "part_of" INTEGER REFERENCES follow_up (key) DEFERRABLE INITIALLY DEFERRED,
      "repeats" INTEGER REFERENCES follow_up (key) DEFERRABLE INITIALLY DEFERRED,
      "similar_to" TEXT CHECK ("similar_to" IS NULL OR json_valid("similar_to")),
      "position" INTEGER REFERENCES code (key),
      "issued_by" TEXT NOT NULL CHECK ("issued_by" <> ''),
      "addressee" TEXT NOT NULL CHECK ("addressee" <> ''),
      "issued" TEXT CHECK ("issued" <> ''),
      "due" TEXT CHECK ("due" <> ''),
      "responded" TEXT CHECK ("responded" <> ''),
      "theme" INTEGER REFERENCES code (key),
      "text" TEXT NOT NULL CHECK ("text" <> ''),
      "text_by_language" TEXT CHECK ("text_by_language" IS NULL OR json_valid("text_by_language")),
      "person" TEXT CHECK ("person" IS NULL OR json_valid("person")),
      "identifiers" TEXT CHECK ("identifiers" <> ''),
      "source" TEXT CHECK ("source" <> ''),
      "notes" TEXT CHECK ("notes" <> '')
    ) STRICT;
    CREATE TABLE follow_up_history (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL,
      id TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      "kind" INTEGER,
      "origin_kind" INTEGER,
      "origin" TEXT,
      "reference" TEXT,
      "section" TEXT,
      "part_of" INTEGER,
      "repeats" INTEGER,
      "similar_to" TEXT,
      "position" INTEGER,
      "issued_by" TEXT,
      "addressee" TEXT,
      "issued" TEXT,
      "due" TEXT,
      "responded" TEXT,
      "theme" INTEGER,
      "text" TEXT,
      "text_by_language" TEXT,
      "person" TEXT,
      "identifiers" TEXT,
      "source" TEXT,
      "notes" TEXT
    ) STRICT;
    CREATE INDEX follow_up_history_record ON follow_up_history (record);
    CREATE INDEX follow_up_part_of ON follow_up ("part_of");
    CREATE INDEX follow_up_repeats ON follow_up ("repeats");

    CREATE TABLE assessment (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      "follow_up" INTEGER NOT NULL REFERENCES follow_up (key) DEFERRABLE INITIALLY DEFERRED,
      "date" TEXT NOT NULL CHECK ("date" <> ''),
      "status" INTEGER NOT NULL REFERENCES code (key),
      "letter" INTEGER REFERENCES code (key),
      "wording" TEXT CHECK ("wording" <> ''),
      "wording_by_language" TEXT CHECK ("wording_by_language" IS NULL OR json_valid("wording_by_language")),
      "evidence" TEXT CHECK ("evidence" <> ''),
      "evidence_by_language" TEXT CHECK ("evidence_by_language" IS NULL OR json_valid("evidence_by_language")),
      "response" TEXT CHECK ("response" <> ''),
      "counts_as_compliance" TEXT CHECK ("counts_as_compliance" = 'yes' OR "counts_as_compliance" = 'no' OR "counts_as_compliance" = 'unknown'),
      "assessed_by" TEXT CHECK ("assessed_by" <> ''),
      "identifiers" TEXT CHECK ("identifiers" <> ''),
      "source" TEXT CHECK ("source" <> ''),
      "notes" TEXT CHECK ("notes" <> '')
    ) STRICT;
    CREATE TABLE assessment_history (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL,
      id TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      "follow_up" INTEGER,
      "date" TEXT,
      "status" INTEGER,
      "letter" INTEGER,
      "wording" TEXT,
      "wording_by_language" TEXT,
      "evidence" TEXT,
      "evidence_by_language" TEXT,
      "response" TEXT,
      "counts_as_compliance" TEXT,
      "assessed_by" TEXT,
      "identifiers" TEXT,
      "source" TEXT,
      "notes" TEXT
    ) STRICT;
    CREATE INDEX assessment_history_record ON assessment_history (record);
    CREATE INDEX assessment_follow_up ON assessment ("follow_up");

    -- What refers to several records, so that it can be searched and its foreign keys hold.
    CREATE TABLE follow_up_similar (
      follow_up INTEGER NOT NULL REFERENCES follow_up (key) ON DELETE CASCADE,
      similar INTEGER NOT NULL REFERENCES follow_up (key) DEFERRABLE INITIALLY DEFERRED,
      PRIMARY KEY (follow_up, similar)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX follow_up_similar_similar ON follow_up_similar (similar);
    """
}
