/// Records that somebody began to answer and did not write yet. They have no history and are in no export.
enum DraftMigration {
  static let name = "4 draft"

  static let sql = """
    CREATE TABLE draft (
      key INTEGER PRIMARY KEY,
      type TEXT NOT NULL,
      author TEXT NOT NULL,
      kept_at TEXT NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT;
    """
}
