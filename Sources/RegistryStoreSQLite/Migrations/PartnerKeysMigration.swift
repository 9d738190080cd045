/// Which earlier key a partner's record corrects, and which part of a partner's records a file covers whole.
enum PartnerKeysMigration {
  static let name = "5 partner keys"

  static let sql = """
    CREATE TABLE source_edit (
      source INTEGER NOT NULL REFERENCES source (key),
      newer_key TEXT NOT NULL,
      older_key TEXT NOT NULL,
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      PRIMARY KEY (source, newer_key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX source_edit_older ON source_edit (source, older_key);

    ALTER TABLE source_record ADD COLUMN part TEXT;
    ALTER TABLE source_record_history ADD COLUMN part TEXT;
    """
}
