/// Sealed fields, the keys that open them, and for whom they are sealed.
enum SealingMigration {
  static let name = "7 sealing"

  static let sql = """
    -- For whom the registry seals. One who was removed stays, with the transaction that did so.
    CREATE TABLE recipient (
      key INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      public_key TEXT NOT NULL,
      signing_key TEXT,
      since INTEGER NOT NULL REFERENCES transactions (key),
      until INTEGER REFERENCES transactions (key)
    ) STRICT;

    -- The key of each transaction that sealed something, wrapped for the recipients in the age format.
    CREATE TABLE transaction_key (
      "transaction" INTEGER PRIMARY KEY REFERENCES transactions (key),
      wrapped BLOB NOT NULL
    ) STRICT;

    -- The sealed fields of a record as one transaction wrote them. `earlier`: the row whose other fields stand.
    -- Without `wrapped`, the key of the content, it was erased.
    CREATE TABLE sealed (
      key INTEGER PRIMARY KEY,
      type TEXT NOT NULL,
      id TEXT NOT NULL,
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      earlier INTEGER,
      wrapped BLOB,
      content BLOB NOT NULL
    ) STRICT;

    -- Records whose sealed fields were erased, so that no later import brings them back.
    CREATE TABLE erased (
      type TEXT NOT NULL,
      id TEXT NOT NULL,
      "transaction" INTEGER NOT NULL REFERENCES transactions (key),
      PRIMARY KEY (type, id)
    ) STRICT, WITHOUT ROWID;

    -- The rows that a batch rejected, as the partner sent them, in pieces of a file in the age format.
    CREATE TABLE rejected_rows (
      batch INTEGER NOT NULL REFERENCES batch (key),
      file TEXT NOT NULL,
      position INTEGER NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (batch, file, position)
    ) STRICT;

    -- No foreign keys: each new row of `sealed` would search these columns while any other reference waits.
    ALTER TABLE visit ADD COLUMN sealed INTEGER;
    ALTER TABLE visit_history ADD COLUMN sealed INTEGER;
    ALTER TABLE allegation ADD COLUMN sealed INTEGER;
    ALTER TABLE allegation_history ADD COLUMN sealed INTEGER;
    ALTER TABLE source_record ADD COLUMN sealed INTEGER;
    ALTER TABLE source_record_history ADD COLUMN sealed INTEGER;

    -- The profile that a batch was imported by: the same file by the same profile says the same.
    ALTER TABLE batch ADD COLUMN profile_sha256 TEXT;
    """
}
