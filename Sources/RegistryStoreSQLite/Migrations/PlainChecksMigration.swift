/// Writes `IN ('yes', 'no', 'unknown')` in the checks of columns as three comparisons, which mean the same.
///
/// For such an IN, SQLite opens and fills a temporary table for each row that is written, eight of them for an
/// allegation: half the time of an import. The text of the table's definition is replaced, as SQLite's documentation
/// of ALTER TABLE allows for checks: nothing of the data changes.
enum PlainChecksMigration {
  static let name = "3 plain checks"

  static let sql = """
    PRAGMA writable_schema = ON;
    \(replacements.joined(separator: "\n"))
    PRAGMA writable_schema = RESET;
    """

  private static let columns = [
    "visit": ["announced"],
    "allegation": [
      "complaint_filed", "complaint_registered", "investigation_opened", "investigation_closed", "sent_to_court",
      "verdict",
      "compensation", "rehabilitation",
    ],
  ]

  private static var replacements: [String] {
    columns.sorted { $0.key < $1.key }.flatMap { table, names in
      names.map { name in
        let before = "CHECK (\"\(name)\" IN (''yes'', ''no'', ''unknown''))"
        let after = "CHECK (\"\(name)\" = ''yes'' OR \"\(name)\" = ''no'' OR \"\(name)\" = ''unknown'')"
        return """
          UPDATE sqlite_schema SET sql = replace(sql, '\(before)', '\(after)') WHERE type = 'table' AND name = '\(table)';
          """
      }
    }
  }
}
