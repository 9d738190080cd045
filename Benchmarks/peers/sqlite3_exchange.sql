-- Exchange CSV into tables, by the shell of SQLite: the columns of the files, and the indexes that
-- Vigil has on them. Empty cells become empty texts, codes stay words, nothing is checked.
--
-- Usage, in the folder of the files: sqlite3 -bail -cmd PRAGMAS DATABASE < sqlite3_exchange.sql

BEGIN IMMEDIATE;
CREATE TABLE facility (
  "id" TEXT NOT NULL UNIQUE, "name" TEXT, "name@ru" TEXT, "name@kk" TEXT, "other_names" TEXT, "type" TEXT,
  "ownership" TEXT, "authority" TEXT, "country" TEXT, "region" TEXT, "locality" TEXT, "address" TEXT,
  "latitude" TEXT, "longitude" TEXT, "capacity" INTEGER, "population" INTEGER, "population_date" TEXT, "opened" TEXT,
  "closed" TEXT, "replaces" TEXT, "part_of" TEXT, "merged_into" TEXT, "mandate" TEXT, "mandate_since" TEXT,
  "mandate_until" TEXT, "visit_interval_months" INTEGER, "identifiers" TEXT, "source" TEXT, "notes" TEXT
);
CREATE TABLE allegation (
  "id" TEXT NOT NULL UNIQUE, "facility" TEXT, "region" TEXT, "incident_date" TEXT, "reported_date" TEXT, "acts" TEXT,
  "persons" INTEGER, "persons_qualifier" TEXT, "women" INTEGER, "minors" INTEGER, "deaths" INTEGER,
  "death_cause" TEXT, "vulnerable" TEXT, "phase" TEXT, "legal_status" TEXT, "accused_service" TEXT, "person" TEXT,
  "case_code" TEXT, "channel" TEXT, "verification" TEXT, "reprisal_risk" TEXT, "complaint_filed" TEXT,
  "complaint_filed_date" TEXT, "complaint_registered" TEXT, "complaint_registered_date" TEXT,
  "investigation_opened" TEXT, "investigation_opened_date" TEXT, "investigation_closed" TEXT,
  "investigation_closed_date" TEXT, "sent_to_court" TEXT, "sent_to_court_date" TEXT, "verdict" TEXT,
  "verdict_date" TEXT, "investigation_quality" TEXT, "closing_reason" TEXT, "convicted" INTEGER,
  "disciplinary_outcome" TEXT, "compensation" TEXT, "rehabilitation" TEXT, "withdrawn" TEXT, "consent" TEXT,
  "consent_for" TEXT, "consent_given_by" TEXT, "consent_date" TEXT, "consent_withdrawn" TEXT, "identifiers" TEXT,
  "source" TEXT, "notes" TEXT
);
CREATE INDEX facility_part_of ON facility (part_of);
CREATE INDEX facility_merged_into ON facility (merged_into);
CREATE INDEX allegation_facility ON allegation (facility);
.mode csv
.import --skip 1 facilities.csv facility
.import --skip 1 allegations.csv allegation
COMMIT;
