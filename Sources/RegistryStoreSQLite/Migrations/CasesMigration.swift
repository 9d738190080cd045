/// Persons whose cases are followed and where they were held, reprisals, published figures and engagements.
enum CasesMigration {
  static let name = "10 cases"

  static let sql = """
    CREATE TABLE person (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      "sex" INTEGER REFERENCES code (key),
      "minor" TEXT CHECK ("minor" = 'yes' OR "minor" = 'no' OR "minor" = 'unknown'),
      "nationality" TEXT CHECK ("nationality" <> ''),
      "consent" INTEGER REFERENCES code (key),
      "consent_for" INTEGER REFERENCES code_set (key),
      "consent_given_by" INTEGER REFERENCES code (key),
      "consent_date" TEXT CHECK ("consent_date" <> ''),
      "consent_withdrawn" TEXT CHECK ("consent_withdrawn" <> ''),
      "identifiers" TEXT CHECK ("identifiers" <> ''),
      "source" TEXT CHECK ("source" <> ''),
      "notes" TEXT CHECK ("notes" <> ''),
      sealed INTEGER
    ) STRICT;
    CREATE TABLE person_history (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL,
      id TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      "sex" INTEGER,
      "minor" TEXT,
      "nationality" TEXT,
      "consent" INTEGER,
      "consent_for" INTEGER,
      "consent_given_by" INTEGER,
      "consent_date" TEXT,
      "consent_withdrawn" TEXT,
      "identifiers" TEXT,
      "source" TEXT,
      "notes" TEXT,
      sealed INTEGER
    ) STRICT;
    CREATE INDEX person_history_record ON person_history (record);

    CREATE TABLE custody (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      "person" INTEGER NOT NULL REFERENCES person (key) DEFERRABLE INITIALLY DEFERRED,
      "facility" INTEGER REFERENCES facility (key) DEFERRABLE INITIALLY DEFERRED,
      "from" TEXT CHECK ("from" <> ''),
      until_day TEXT CHECK (until_day <> ''),
      "status" INTEGER NOT NULL REFERENCES code (key),
      "ground" INTEGER REFERENCES code (key),
      "identifiers" TEXT CHECK ("identifiers" <> ''),
      "source" TEXT CHECK ("source" <> ''),
      "notes" TEXT CHECK ("notes" <> '')
    ) STRICT;
    CREATE TABLE custody_history (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL,
      id TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      "person" INTEGER,
      "facility" INTEGER,
      "from" TEXT,
      until_day TEXT,
      "status" INTEGER,
      "ground" INTEGER,
      "identifiers" TEXT,
      "source" TEXT,
      "notes" TEXT
    ) STRICT;
    CREATE INDEX custody_history_record ON custody_history (record);
    CREATE INDEX custody_person ON custody ("person");
    CREATE INDEX custody_facility ON custody ("facility");

    CREATE TABLE reprisal (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      "target" INTEGER NOT NULL REFERENCES code (key),
      "form" INTEGER NOT NULL REFERENCES code (key),
      "date" TEXT CHECK ("date" <> ''),
      "facility" INTEGER REFERENCES facility (key) DEFERRABLE INITIALLY DEFERRED,
      "visit" INTEGER REFERENCES visit (key) DEFERRABLE INITIALLY DEFERRED,
      "allegation" INTEGER REFERENCES allegation (key) DEFERRABLE INITIALLY DEFERRED,
      "person" INTEGER REFERENCES person (key) DEFERRABLE INITIALLY DEFERRED,
      "cooperated_with" INTEGER REFERENCES code (key),
      "status" INTEGER REFERENCES code (key),
      "identifiers" TEXT CHECK ("identifiers" <> ''),
      "source" TEXT CHECK ("source" <> ''),
      "notes" TEXT CHECK ("notes" <> ''),
      sealed INTEGER
    ) STRICT;
    CREATE TABLE reprisal_history (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL,
      id TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      "target" INTEGER,
      "form" INTEGER,
      "date" TEXT,
      "facility" INTEGER,
      "visit" INTEGER,
      "allegation" INTEGER,
      "person" INTEGER,
      "cooperated_with" INTEGER,
      "status" INTEGER,
      "identifiers" TEXT,
      "source" TEXT,
      "notes" TEXT,
      sealed INTEGER
    ) STRICT;
    CREATE INDEX reprisal_history_record ON reprisal_history (record);
    CREATE INDEX reprisal_facility ON reprisal ("facility");
    CREATE INDEX reprisal_visit ON reprisal ("visit");
    CREATE INDEX reprisal_allegation ON reprisal ("allegation");
    CREATE INDEX reprisal_person ON reprisal ("person");

    CREATE TABLE figure (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      "measure" TEXT NOT NULL CHECK ("measure" <> ''),
      "value" TEXT CHECK ("value" <> ''),
      "qualifier" INTEGER REFERENCES code (key),
      "wording" TEXT CHECK ("wording" <> ''),
      "unit" TEXT CHECK ("unit" <> ''),
      "from" TEXT CHECK ("from" <> ''),
      "to" TEXT CHECK ("to" <> ''),
      "region" TEXT CHECK ("region" <> ''),
      "facility_type" INTEGER REFERENCES code (key),
      "publisher" TEXT NOT NULL CHECK ("publisher" <> ''),
      "cited_in" TEXT CHECK ("cited_in" <> ''),
      "definition" TEXT CHECK ("definition" <> ''),
      "definition_by_language" TEXT CHECK ("definition_by_language" IS NULL OR json_valid("definition_by_language")),
      "subset_of" INTEGER REFERENCES figure (key) DEFERRABLE INITIALLY DEFERRED,
      "identifiers" TEXT CHECK ("identifiers" <> ''),
      "source" TEXT CHECK ("source" <> ''),
      "notes" TEXT CHECK ("notes" <> '')
    ) STRICT;
    CREATE TABLE figure_history (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL,
      id TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      "measure" TEXT,
      "value" TEXT,
      "qualifier" INTEGER,
      "wording" TEXT,
      "unit" TEXT,
      "from" TEXT,
      "to" TEXT,
      "region" TEXT,
      "facility_type" INTEGER,
      "publisher" TEXT,
      "cited_in" TEXT,
      "definition" TEXT,
      "definition_by_language" TEXT,
      "subset_of" INTEGER,
      "identifiers" TEXT,
      "source" TEXT,
      "notes" TEXT
    ) STRICT;
    CREATE INDEX figure_history_record ON figure_history (record);
    CREATE INDEX figure_subset_of ON figure ("subset_of");

    CREATE TABLE engagement (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      "kind" INTEGER NOT NULL REFERENCES code (key),
      "series" TEXT CHECK ("series" <> ''),
      "ordinal" INTEGER CHECK ("ordinal" BETWEEN 0 AND 2147483647),
      "title" TEXT NOT NULL CHECK ("title" <> ''),
      "title_by_language" TEXT CHECK ("title_by_language" IS NULL OR json_valid("title_by_language")),
      "start" TEXT NOT NULL CHECK ("start" <> ''),
      "end" TEXT CHECK ("end" <> ''),
      "place" TEXT CHECK ("place" <> ''),
      "mode" INTEGER REFERENCES code (key),
      "reply_to" INTEGER REFERENCES engagement (key) DEFERRABLE INITIALLY DEFERRED,
      "cases" TEXT CHECK ("cases" IS NULL OR json_valid("cases")),
      "outcome" TEXT CHECK ("outcome" <> ''),
      "outcome_by_language" TEXT CHECK ("outcome_by_language" IS NULL OR json_valid("outcome_by_language")),
      "next" TEXT CHECK ("next" <> ''),
      "identifiers" TEXT CHECK ("identifiers" <> ''),
      "source" TEXT CHECK ("source" <> ''),
      "notes" TEXT CHECK ("notes" <> ''),
      sealed INTEGER
    ) STRICT;
    CREATE TABLE engagement_history (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL,
      id TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      "kind" INTEGER,
      "series" TEXT,
      "ordinal" INTEGER,
      "title" TEXT,
      "title_by_language" TEXT,
      "start" TEXT,
      "end" TEXT,
      "place" TEXT,
      "mode" INTEGER,
      "reply_to" INTEGER,
      "cases" TEXT,
      "outcome" TEXT,
      "outcome_by_language" TEXT,
      "next" TEXT,
      "identifiers" TEXT,
      "source" TEXT,
      "notes" TEXT,
      sealed INTEGER
    ) STRICT;
    CREATE INDEX engagement_history_record ON engagement_history (record);
    CREATE INDEX engagement_reply_to ON engagement ("reply_to");

    -- Which cases allegations, follow-ups and engagements are about.
    CREATE TABLE allegation_person (
      allegation INTEGER NOT NULL REFERENCES allegation (key) ON DELETE CASCADE,
      person INTEGER NOT NULL REFERENCES person (key) DEFERRABLE INITIALLY DEFERRED,
      PRIMARY KEY (allegation, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX allegation_person_person ON allegation_person (person);
    CREATE TABLE follow_up_person (
      follow_up INTEGER NOT NULL REFERENCES follow_up (key) ON DELETE CASCADE,
      person INTEGER NOT NULL REFERENCES person (key) DEFERRABLE INITIALLY DEFERRED,
      PRIMARY KEY (follow_up, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX follow_up_person_person ON follow_up_person (person);
    CREATE TABLE engagement_case (
      engagement INTEGER NOT NULL REFERENCES engagement (key) ON DELETE CASCADE,
      person INTEGER NOT NULL REFERENCES person (key) DEFERRABLE INITIALLY DEFERRED,
      PRIMARY KEY (engagement, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX engagement_case_person ON engagement_case (person);
    """
}
