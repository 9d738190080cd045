/// Fields on which a source and this registry differ, until somebody decides.
enum ReviewMigration {
  static let name = "2 review"

  static let sql = """
    CREATE TABLE review (
      key INTEGER PRIMARY KEY,
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      source_record INTEGER NOT NULL REFERENCES source_record (key),
      field TEXT NOT NULL,
      here TEXT,
      there TEXT,
      decided INTEGER REFERENCES transactions (key),
      UNIQUE (source_record, field)
    ) STRICT;
    """
}
