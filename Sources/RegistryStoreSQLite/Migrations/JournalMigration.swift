/// What each transaction wrote, as digests that are chained.
enum JournalMigration {
  static let name = "8 journal"

  static let sql = """
    -- One entry a transaction. `written`: the digests of what it wrote, by table; `state`: of the small tables when it
    -- ended; `chain`: of all this, and of the entry before it on the same device.
    CREATE TABLE journal (
      "transaction" INTEGER PRIMARY KEY REFERENCES transactions (key),
      written BLOB NOT NULL,
      state BLOB NOT NULL,
      chain BLOB NOT NULL
    ) STRICT;
    """
}
