/// What it takes to take a batch back exactly: what imports replace that no other table keeps.
enum UndoMigration {
  static let name = "6 undo"

  static let sql = """
    -- Batches that were taken back, and by which transaction.
    CREATE TABLE batch_undo (
      batch INTEGER PRIMARY KEY REFERENCES batch (key),
      "transaction" INTEGER NOT NULL UNIQUE REFERENCES transactions (key)
    ) STRICT;

    -- Batches of earlier versions did not keep which marks they cleared and which entries they replaced.
    ALTER TABLE batch ADD COLUMN keeps_replaced INTEGER NOT NULL DEFAULT 0 CHECK (keeps_replaced IN (0, 1));

    -- The import that made the source; NULL: one of an earlier version.
    ALTER TABLE source ADD COLUMN "transaction" INTEGER REFERENCES transactions (key);

    -- Each change of `gone_since`, with what it was before.
    CREATE TABLE gone_change (
      source_record INTEGER NOT NULL,
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      gone_before INTEGER REFERENCES transactions (key),
      PRIMARY KEY (source_record, "transaction")
    ) STRICT, WITHOUT ROWID;

    -- Entries of the review queue before the source changed the field again.
    CREATE TABLE review_history (
      key INTEGER PRIMARY KEY,
      review INTEGER NOT NULL,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER NOT NULL REFERENCES transactions (key),
      here TEXT,
      there TEXT,
      decided INTEGER REFERENCES transactions (key)
    ) STRICT;
    CREATE INDEX review_history_review ON review_history (review);
    """
}
