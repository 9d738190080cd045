import CSQLiteConfiguration

/// How SQLite is set for this process, before it is first used.
enum SQLiteSetting {
  /// SQLite need not count what it allocates: for that it would lock all threads out at each allocation, which took
  /// a tenth of an import. False where SQLite was used already and goes on counting.
  static let isWithoutMemoryStatistics: Bool = vigil_sqlite_without_memory_statistics() == 0
}
