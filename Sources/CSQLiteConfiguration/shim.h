#ifndef VIGIL_CSQLITECONFIGURATION_SHIM_H
#define VIGIL_CSQLITECONFIGURATION_SHIM_H

// sqlite3_config takes a variable number of arguments, and Swift cannot call such functions.
int sqlite3_config(int, ...);

// SQLITE_CONFIG_MEMSTATUS of sqlite3.h.
static inline int vigil_sqlite_without_memory_statistics(void) { return sqlite3_config(9, 0); }

#endif
