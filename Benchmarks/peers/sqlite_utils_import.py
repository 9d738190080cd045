"""CSV files into tables, as `sqlite-utils insert --csv --pk` does it, and then the index that Vigil has.

The types of columns are detected, as the command line does by default. One transaction holds everything, as in
Vigil: the command line itself would commit every 20 rows of so many columns, which is much slower.

Usage: sqlite_utils_import.py DATABASE PRAGMAS DELIMITER KEY-OF-PLACES KEY-OF-CASES REFERENCE PLACES CASES
"""

import csv
import sys

import sqlite_utils
from sqlite_utils.utils import TypeTracker


def insert(db, table, path, delimiter, key):
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        headers = next(reader)
        tracker = TypeTracker()
        rows = tracker.wrap(dict(zip(headers, row)) for row in reader)
        db[table].insert_all(rows, pk=key)
    db[table].transform(types=tracker.types)


def main():
    database, pragmas, delimiter, place_key, case_key, reference, places, cases = sys.argv[1:]
    db = sqlite_utils.Database(database)
    db.conn.executescript(pragmas)
    with db.atomic():
        insert(db, "facility", places, delimiter, place_key)
        insert(db, "allegation", cases, delimiter, case_key)
        db["allegation"].create_index([reference])


main()
