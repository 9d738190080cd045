/// The first shape of a registry. A migration never changes once it has shipped: a test compares it with a
/// file that was kept.
enum FoundingMigration {
  static let name = "1 founding"

  static let sql = """
    CREATE TABLE registry (
      key INTEGER PRIMARY KEY CHECK (key = 1),
      device TEXT NOT NULL CHECK (length(device) BETWEEN 2 AND 12),
      counter INTEGER NOT NULL CHECK (counter >= 0),
      country TEXT CHECK (length(country) = 2),
      is_demonstration INTEGER NOT NULL CHECK (is_demonstration IN (0, 1))
    ) STRICT;

    -- Every write belongs to one; (device, number) is unique across all registries.
    CREATE TABLE transactions (
      key INTEGER PRIMARY KEY,
      device TEXT NOT NULL,
      number INTEGER NOT NULL,
      author TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      command TEXT NOT NULL,
      UNIQUE (device, number)
    ) STRICT;

    -- Code lists, mandates and standards as they were read, with their versions.
    CREATE TABLE data_file (
      key INTEGER PRIMARY KEY,
      path TEXT NOT NULL,
      content TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER REFERENCES transactions (key)
    ) STRICT;
    CREATE UNIQUE INDEX data_file_current ON data_file (path) WHERE until IS NULL;

    CREATE TABLE code (
      key INTEGER PRIMARY KEY,
      list TEXT NOT NULL,
      value TEXT NOT NULL,
      UNIQUE (list, value)
    ) STRICT;

    -- A field of several codes refers to one of the sets that occur.
    CREATE TABLE code_set (
      key INTEGER PRIMARY KEY,
      list TEXT NOT NULL,
      cell TEXT NOT NULL,
      UNIQUE (list, cell)
    ) STRICT;
    CREATE TABLE code_set_member (
      code_set INTEGER NOT NULL REFERENCES code_set (key),
      position INTEGER NOT NULL,
      code INTEGER NOT NULL REFERENCES code (key),
      PRIMARY KEY (code_set, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE facility (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      name TEXT NOT NULL CHECK (name <> ''),
      "name_by_language" TEXT CHECK ("name_by_language" IS NULL OR json_valid("name_by_language")),
      "other_names" TEXT CHECK ("other_names" <> ''),
      "type" INTEGER NOT NULL REFERENCES code (key),
      "ownership" INTEGER REFERENCES code (key),
      "authority" TEXT CHECK ("authority" <> ''),
      "country" TEXT NOT NULL CHECK (length("country") = 2),
      "region" TEXT CHECK ("region" <> ''),
      "locality" TEXT CHECK ("locality" <> ''),
      "address" TEXT CHECK ("address" <> ''),
      "latitude" TEXT CHECK ("latitude" <> ''),
      "longitude" TEXT CHECK ("longitude" <> ''),
      "capacity" INTEGER CHECK ("capacity" BETWEEN 0 AND 2147483647),
      "population" INTEGER CHECK ("population" BETWEEN 0 AND 2147483647),
      "population_date" TEXT CHECK ("population_date" <> ''),
      "opened" TEXT CHECK ("opened" <> ''),
      "closed" TEXT CHECK ("closed" <> ''),
      "replaces" TEXT CHECK ("replaces" IS NULL OR json_valid("replaces")),
      "part_of" INTEGER REFERENCES facility (key) DEFERRABLE INITIALLY DEFERRED,
      "merged_into" INTEGER REFERENCES facility (key) DEFERRABLE INITIALLY DEFERRED,
      "mandate" INTEGER REFERENCES code (key),
      "mandate_since" TEXT CHECK ("mandate_since" <> ''),
      "mandate_until" TEXT CHECK ("mandate_until" <> ''),
      "visit_interval_months" INTEGER CHECK ("visit_interval_months" BETWEEN 0 AND 2147483647),
      "identifiers" TEXT CHECK ("identifiers" <> ''),
      "source" TEXT CHECK ("source" <> ''),
      "notes" TEXT CHECK ("notes" <> '')
    ) STRICT;

    CREATE TABLE facility_history (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL,
      id TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      name TEXT,
      "name_by_language" TEXT,
      "other_names" TEXT,
      "type" INTEGER,
      "ownership" INTEGER,
      "authority" TEXT,
      "country" TEXT,
      "region" TEXT,
      "locality" TEXT,
      "address" TEXT,
      "latitude" TEXT,
      "longitude" TEXT,
      "capacity" INTEGER,
      "population" INTEGER,
      "population_date" TEXT,
      "opened" TEXT,
      "closed" TEXT,
      "replaces" TEXT,
      "part_of" INTEGER,
      "merged_into" INTEGER,
      "mandate" INTEGER,
      "mandate_since" TEXT,
      "mandate_until" TEXT,
      "visit_interval_months" INTEGER,
      "identifiers" TEXT,
      "source" TEXT,
      "notes" TEXT
    ) STRICT;
    CREATE INDEX facility_history_record ON facility_history (record);

    CREATE TABLE allegation (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      "facility" INTEGER REFERENCES facility (key) DEFERRABLE INITIALLY DEFERRED,
      "region" TEXT CHECK ("region" <> ''),
      "incident_date" TEXT CHECK ("incident_date" <> ''),
      "reported_date" TEXT CHECK ("reported_date" <> ''),
      "acts" INTEGER NOT NULL REFERENCES code_set (key),
      "persons" INTEGER CHECK ("persons" BETWEEN 0 AND 2147483647),
      "persons_qualifier" INTEGER REFERENCES code (key),
      "women" INTEGER CHECK ("women" BETWEEN 0 AND 2147483647),
      "minors" INTEGER CHECK ("minors" BETWEEN 0 AND 2147483647),
      "deaths" INTEGER CHECK ("deaths" BETWEEN 0 AND 2147483647),
      "death_cause" INTEGER REFERENCES code (key),
      "vulnerable" INTEGER REFERENCES code_set (key),
      "phase" INTEGER REFERENCES code (key),
      "legal_status" INTEGER REFERENCES code (key),
      "accused_service" INTEGER REFERENCES code (key),
      "person" TEXT CHECK ("person" IS NULL OR json_valid("person")),
      "case_code" TEXT CHECK ("case_code" <> ''),
      "channel" INTEGER REFERENCES code (key),
      "verification" INTEGER REFERENCES code (key),
      "reprisal_risk" INTEGER REFERENCES code (key),
      "complaint_filed" TEXT CHECK ("complaint_filed" IN ('yes', 'no', 'unknown')),
      "complaint_filed_date" TEXT CHECK ("complaint_filed_date" <> ''),
      "complaint_registered" TEXT CHECK ("complaint_registered" IN ('yes', 'no', 'unknown')),
      "complaint_registered_date" TEXT CHECK ("complaint_registered_date" <> ''),
      "investigation_opened" TEXT CHECK ("investigation_opened" IN ('yes', 'no', 'unknown')),
      "investigation_opened_date" TEXT CHECK ("investigation_opened_date" <> ''),
      "investigation_closed" TEXT CHECK ("investigation_closed" IN ('yes', 'no', 'unknown')),
      "investigation_closed_date" TEXT CHECK ("investigation_closed_date" <> ''),
      "sent_to_court" TEXT CHECK ("sent_to_court" IN ('yes', 'no', 'unknown')),
      "sent_to_court_date" TEXT CHECK ("sent_to_court_date" <> ''),
      "verdict" TEXT CHECK ("verdict" IN ('yes', 'no', 'unknown')),
      "verdict_date" TEXT CHECK ("verdict_date" <> ''),
      "investigation_quality" INTEGER REFERENCES code_set (key),
      "closing_reason" INTEGER REFERENCES code (key),
      "convicted" INTEGER CHECK ("convicted" BETWEEN 0 AND 2147483647),
      "disciplinary_outcome" TEXT CHECK ("disciplinary_outcome" <> ''),
      "compensation" TEXT CHECK ("compensation" IN ('yes', 'no', 'unknown')),
      "rehabilitation" TEXT CHECK ("rehabilitation" IN ('yes', 'no', 'unknown')),
      "withdrawn" INTEGER REFERENCES code (key),
      "consent" INTEGER REFERENCES code (key),
      "consent_for" INTEGER REFERENCES code_set (key),
      "consent_given_by" INTEGER REFERENCES code (key),
      "consent_date" TEXT CHECK ("consent_date" <> ''),
      "consent_withdrawn" TEXT CHECK ("consent_withdrawn" <> ''),
      "identifiers" TEXT CHECK ("identifiers" <> ''),
      "source" TEXT CHECK ("source" <> ''),
      "notes" TEXT CHECK ("notes" <> '')
    ) STRICT;

    CREATE TABLE allegation_history (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL,
      id TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      "facility" INTEGER,
      "region" TEXT,
      "incident_date" TEXT,
      "reported_date" TEXT,
      "acts" INTEGER,
      "persons" INTEGER,
      "persons_qualifier" INTEGER,
      "women" INTEGER,
      "minors" INTEGER,
      "deaths" INTEGER,
      "death_cause" INTEGER,
      "vulnerable" INTEGER,
      "phase" INTEGER,
      "legal_status" INTEGER,
      "accused_service" INTEGER,
      "person" TEXT,
      "case_code" TEXT,
      "channel" INTEGER,
      "verification" INTEGER,
      "reprisal_risk" INTEGER,
      "complaint_filed" TEXT,
      "complaint_filed_date" TEXT,
      "complaint_registered" TEXT,
      "complaint_registered_date" TEXT,
      "investigation_opened" TEXT,
      "investigation_opened_date" TEXT,
      "investigation_closed" TEXT,
      "investigation_closed_date" TEXT,
      "sent_to_court" TEXT,
      "sent_to_court_date" TEXT,
      "verdict" TEXT,
      "verdict_date" TEXT,
      "investigation_quality" INTEGER,
      "closing_reason" INTEGER,
      "convicted" INTEGER,
      "disciplinary_outcome" TEXT,
      "compensation" TEXT,
      "rehabilitation" TEXT,
      "withdrawn" INTEGER,
      "consent" INTEGER,
      "consent_for" INTEGER,
      "consent_given_by" INTEGER,
      "consent_date" TEXT,
      "consent_withdrawn" TEXT,
      "identifiers" TEXT,
      "source" TEXT,
      "notes" TEXT
    ) STRICT;
    CREATE INDEX allegation_history_record ON allegation_history (record);

    CREATE TABLE visit (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      "facility" INTEGER NOT NULL REFERENCES facility (key) DEFERRABLE INITIALLY DEFERRED,
      "start" TEXT NOT NULL CHECK ("start" <> ''),
      "end" TEXT CHECK ("end" <> ''),
      "body" INTEGER REFERENCES code_set (key),
      "organisation" TEXT CHECK ("organisation" <> ''),
      "mission" TEXT CHECK ("mission" <> ''),
      "kind" INTEGER REFERENCES code (key),
      "announced" TEXT CHECK ("announced" IN ('yes', 'no', 'unknown')),
      "access" INTEGER REFERENCES code (key),
      "denied" INTEGER REFERENCES code_set (key),
      "refused_to" INTEGER REFERENCES code_set (key),
      "team_size" INTEGER CHECK ("team_size" BETWEEN 0 AND 2147483647),
      "private_interviews" INTEGER CHECK ("private_interviews" BETWEEN 0 AND 2147483647),
      "group_interviews" INTEGER CHECK ("group_interviews" BETWEEN 0 AND 2147483647),
      "population" INTEGER CHECK ("population" BETWEEN 0 AND 2147483647),
      "allegations" TEXT CHECK ("allegations" IS NULL OR json_valid("allegations")),
      "summary" TEXT CHECK ("summary" <> ''),
      "summary_by_language" TEXT CHECK ("summary_by_language" IS NULL OR json_valid("summary_by_language")),
      "report_sent" TEXT CHECK ("report_sent" <> ''),
      "response_received" TEXT CHECK ("response_received" <> ''),
      "cost" TEXT CHECK ("cost" <> ''),
      "cost_currency" TEXT CHECK ("cost_currency" <> ''),
      "identifiers" TEXT CHECK ("identifiers" <> ''),
      "source" TEXT CHECK ("source" <> ''),
      "notes" TEXT CHECK ("notes" <> '')
    ) STRICT;

    CREATE TABLE visit_history (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL,
      id TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      "facility" INTEGER,
      "start" TEXT,
      "end" TEXT,
      "body" INTEGER,
      "organisation" TEXT,
      "mission" TEXT,
      "kind" INTEGER,
      "announced" TEXT,
      "access" INTEGER,
      "denied" INTEGER,
      "refused_to" INTEGER,
      "team_size" INTEGER,
      "private_interviews" INTEGER,
      "group_interviews" INTEGER,
      "population" INTEGER,
      "allegations" TEXT,
      "summary" TEXT,
      "summary_by_language" TEXT,
      "report_sent" TEXT,
      "response_received" TEXT,
      "cost" TEXT,
      "cost_currency" TEXT,
      "identifiers" TEXT,
      "source" TEXT,
      "notes" TEXT
    ) STRICT;
    CREATE INDEX visit_history_record ON visit_history (record);

    CREATE TABLE finding (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      "visit" INTEGER NOT NULL REFERENCES visit (key) DEFERRABLE INITIALLY DEFERRED,
      "theme" INTEGER NOT NULL REFERENCES code (key),
      "assessment" INTEGER REFERENCES code (key),
      "text" TEXT CHECK ("text" <> ''),
      "text_by_language" TEXT CHECK ("text_by_language" IS NULL OR json_valid("text_by_language")),
      "identifiers" TEXT CHECK ("identifiers" <> ''),
      "source" TEXT CHECK ("source" <> ''),
      "notes" TEXT CHECK ("notes" <> '')
    ) STRICT;

    CREATE TABLE finding_history (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL,
      id TEXT NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      "visit" INTEGER,
      "theme" INTEGER,
      "assessment" INTEGER,
      "text" TEXT,
      "text_by_language" TEXT,
      "identifiers" TEXT,
      "source" TEXT,
      "notes" TEXT
    ) STRICT;
    CREATE INDEX finding_history_record ON finding_history (record);

    -- Also what few rows have is indexed: without it every new place would scan them all for its foreign keys.
    CREATE INDEX facility_part_of ON facility (part_of);
    CREATE INDEX facility_merged_into ON facility (merged_into);
    CREATE INDEX visit_facility ON visit (facility);
    CREATE INDEX finding_visit ON finding (visit);
    CREATE INDEX allegation_facility ON allegation (facility);

    CREATE TABLE facility_replaces (
      facility INTEGER NOT NULL REFERENCES facility (key) ON DELETE CASCADE,
      replaced INTEGER NOT NULL REFERENCES facility (key) DEFERRABLE INITIALLY DEFERRED,
      PRIMARY KEY (facility, replaced)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX facility_replaced ON facility_replaces (replaced);

    CREATE TABLE visit_allegation (
      visit INTEGER NOT NULL REFERENCES visit (key) ON DELETE CASCADE,
      allegation INTEGER NOT NULL REFERENCES allegation (key) DEFERRABLE INITIALLY DEFERRED,
      PRIMARY KEY (visit, allegation)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX visit_allegation_allegation ON visit_allegation (allegation);

    -- Identifiers that did not come by a profile; those are found through source_record.
    CREATE TABLE identifier (
      type TEXT NOT NULL,
      value TEXT NOT NULL,
      record INTEGER NOT NULL,
      PRIMARY KEY (type, value, record)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX identifier_record ON identifier (type, record);

    CREATE TABLE batch (
      key INTEGER PRIMARY KEY,
      "transaction" INTEGER NOT NULL UNIQUE REFERENCES transactions (key),
      profile TEXT NOT NULL,
      counts TEXT NOT NULL CHECK (json_valid(counts)),
      notices TEXT NOT NULL CHECK (json_valid(notices))
    ) STRICT;

    CREATE TABLE batch_file (
      key INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL REFERENCES batch (key),
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      encoding TEXT NOT NULL,
      dialect TEXT NOT NULL
    ) STRICT;

    CREATE TABLE batch_notice (
      key INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL REFERENCES batch (key),
      code TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
      file TEXT NOT NULL,
      line INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      "offset" INTEGER NOT NULL,
      field TEXT,
      message TEXT NOT NULL
    ) STRICT;
    CREATE INDEX batch_notice_batch ON batch_notice (batch);

    -- One type of record of one profile.
    CREATE TABLE source (
      key INTEGER PRIMARY KEY,
      profile TEXT NOT NULL,
      type TEXT NOT NULL,
      scheme TEXT NOT NULL,
      UNIQUE (profile, type)
    ) STRICT;

    -- What each source last said of each of its records, apart from what the record says now.
    CREATE TABLE source_record (
      key INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source (key),
      partner_key TEXT NOT NULL,
      record INTEGER NOT NULL,
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      file INTEGER NOT NULL REFERENCES batch_file (key),
      line INTEGER NOT NULL,
      "offset" INTEGER NOT NULL,
      statement TEXT NOT NULL,
      gone_since INTEGER REFERENCES transactions (key),
      UNIQUE (source, partner_key)
    ) STRICT;

    CREATE TABLE source_record_history (
      key INTEGER PRIMARY KEY,
      source_record INTEGER NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      file INTEGER NOT NULL,
      line INTEGER NOT NULL,
      "offset" INTEGER NOT NULL,
      statement TEXT NOT NULL
    ) STRICT;
    CREATE INDEX source_record_history_record ON source_record_history (source_record);
    """
}
