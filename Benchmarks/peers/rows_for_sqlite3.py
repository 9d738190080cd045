"""What an import by a profile left in a registry, as CSV files for the shell of SQLite, and the script that loads them.

The tables are those of the registry with their indexes: records, sets of codes, and `source_record` with the
statements. Columns without any value are left out unless they have an index, checks and foreign keys are, too: so
the peer has less to do.

Usage: rows_for_sqlite3.py REGISTRY FOLDER
"""

import csv
import os
import sqlite3
import sys

TABLES = ["batch_file", "source", "code_set", "code_set_member", "facility", "allegation", "source_record"]


def columns_of(connection, table):
    """Names and types of the columns that hold something or have an index, as `CREATE TABLE` has them."""
    indexed = {
        row[2] for index in connection.execute("PRAGMA index_list(%s)" % table).fetchall()
        for row in connection.execute("PRAGMA index_info(%s)" % index[1])
    }
    found = []
    for _, name, kind, _, _, key in connection.execute("PRAGMA table_info(%s)" % table).fetchall():
        filled = connection.execute('SELECT EXISTS (SELECT 1 FROM %s WHERE "%s" IS NOT NULL)' % (table, name)).fetchone()[0]
        if filled or key or name in indexed:
            found.append((name, kind, key))
    return found


def definition(connection, table, columns):
    """The table and its indexes without checks and foreign keys."""
    keys = ['"%s"' % name for name, _, key in sorted(columns, key=lambda column: column[2]) if key]
    parts = ['"%s" %s%s' % (name, kind, " PRIMARY KEY" if key and len(keys) == 1 else "") for name, kind, key in columns]
    if len(keys) > 1:
        parts.append("PRIMARY KEY (%s)" % ", ".join(keys))
    indexes = []
    for _, index, _, origin, *_ in connection.execute("PRAGMA index_list(%s)" % table).fetchall():
        if origin == "u":
            names = [row[2] for row in connection.execute("PRAGMA index_info(%s)" % index)]
            parts.append("UNIQUE (%s)" % ", ".join('"%s"' % name for name in names))
        elif origin == "c":
            indexes.append(connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (index,)).fetchone()[0] + ";")
    rowid = " WITHOUT ROWID" if len(keys) > 1 else ""
    return "\n".join(["CREATE TABLE %s (%s)%s;" % (table, ", ".join(parts), rowid), *indexes])


def main():
    registry, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    connection = sqlite3.connect("file:%s?mode=ro" % registry, uri=True)
    script = ["BEGIN IMMEDIATE;"]
    imports = [".mode csv"]
    for table in TABLES:
        columns = columns_of(connection, table)
        script.append(definition(connection, table, columns))
        order = "ORDER BY rowid" if len([key for _, _, key in columns if key]) == 1 else ""
        names = ", ".join('"%s"' % name for name, _, _ in columns)
        with open(os.path.join(folder, table + ".csv"), "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(connection.execute("SELECT %s FROM %s %s" % (names, table, order)))
        imports.append(".import %s.csv %s" % (table, table))
    with open(os.path.join(folder, "load.sql"), "w", encoding="utf-8") as file:
        file.write("\n".join([*script, *imports, "COMMIT;", ""]))


main()
