#!/usr/bin/env python3
"""Flips single bits of a registry's file, and looks whether anybody notices.

After each flip either reading is refused, or `vigil check` or `vigil journal verify` finds something, or all that can
be read is as it was, byte for byte. Nothing crashes. Also moves what is sealed to other records and transactions.

Usage: check_flips.py VIGIL PROJECT [SEED [FLIPS]]
"""

import collections
import os
import random
import shutil
import sqlite3
import sys
import tempfile

from sealed_registry import Workplace, everything, reading_commands, sealed_records, shown

RECORDS = ["allegation/b1", "visit/c1", "facility/a2", "finding/d1"]


def pages(path):
    """The pages that each table and index lives in, by its name."""
    connection = sqlite3.connect(path)
    try:
        found = connection.execute("SELECT name, pageno FROM dbstat").fetchall()
    except sqlite3.OperationalError:
        # A SQLite without this table: any page, under one name.
        found = [("any", page + 1) for page in range(connection.execute("PRAGMA page_count").fetchone()[0])]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    by_name = collections.defaultdict(list)
    for name, page in found:
        by_name[name].append(page)
    return by_name, size


def content(path):
    """All tables with all their columns, and what is wrong with the file as SQLite sees it; None: it cannot be read."""
    connection = sqlite3.connect(path)
    connection.text_factory = bytes
    try:
        tables = {}
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall():
            tables["schema of %s" % name.decode()] = (("sql",), [(sql,)])
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            cursor = connection.execute('SELECT * FROM "%s" NOT INDEXED' % name.decode())
            columns = tuple(column[0] for column in cursor.description)
            tables[name.decode()] = (columns, sorted(cursor.fetchall(), key=repr))
        sound = connection.execute("PRAGMA integrity_check").fetchall() == [(b"ok",)]
        return tables, sound
    except (sqlite3.DatabaseError, OverflowError, UnicodeDecodeError):
        return None, False
    finally:
        connection.close()


def changed_columns(before, after):
    """The columns in which two contents differ."""
    names = set()
    for table in set(before) | set(after):
        if before.get(table) == after.get(table):
            continue
        columns, rows = before.get(table, ((), []))
        others = after.get(table, ((), []))[1]
        if len(rows) != len(others):
            names.add(table)
            continue
        old, new = [row for row in rows if row not in others], [row for row in others if row not in rows]
        for one, other in zip(old, new):
            names.update("%s.%s" % (table, column) for column, a, b in zip(columns, one, other) if a != b)
    return sorted(names)


class Flips:
    def __init__(self, vigil, project, folder, seed):
        self.place = Workplace(vigil, project, folder)
        self.chance = random.Random(seed)
        everything(self.place)
        with open(self.place.registry, "rb") as file:
            self.whole = file.read()
        self.pages, self.size = pages(self.place.registry)
        self.before, sound = content(self.place.registry)
        if not sound or self.findings():
            sys.exit("the registry is not sound before any bit is flipped: %s" % self.findings())
        self.commands = reading_commands(self.place, RECORDS)
        self.pictures = [self.show(command) for command in self.commands]
        self.put(self.whole)
        for command, picture in zip(self.commands, self.pictures):
            if picture[0] != 0:
                sys.exit("vigil %s: %s" % (" ".join(command), picture[2]))
        self.outcomes = collections.Counter()
        # What nobody notices and nobody can read either.
        self.latent = collections.Counter()
        self.failures = []

    def put(self, data):
        for end in ("-journal", "-wal", "-shm"):
            if os.path.exists(self.place.registry + end):
                os.remove(self.place.registry + end)
        with open(self.place.registry, "wb") as file:
            file.write(data)

    def show(self, command):
        """What a command shows of the registry as it was put: reveals and exports are entries, so it is put anew."""
        picture = shown(self.place, command)
        if command[0] in ("reveal", "export"):
            self.put(self.data if hasattr(self, "data") else self.whole)
        return picture

    def findings(self):
        return self.place.found(["check"]) or self.place.found(["journal", "verify"])

    def flip(self):
        """A bit, most often one where something stands: what was deleted is zeros."""
        name = self.chance.choice(sorted(self.pages))
        start = (self.chance.choice(self.pages[name]) - 1) * self.size
        for _ in range(200):
            offset = start + self.chance.randrange(self.size)
            if any(self.whole[max(start, offset - 4):offset + 5]):
                break
        data = bytearray(self.whole)
        data[offset] ^= 1 << self.chance.randrange(8)
        return name, offset, bytes(data)

    def run(self):
        name, offset, self.data = self.flip()
        self.put(self.data)
        outcome = self.judge(name, offset)
        self.outcomes[outcome] += 1
        if outcome in ("crashed", "slipped through"):
            return False
        return True

    def judge(self, name, offset):
        where = "%s, byte %d" % (name, offset)
        # Any command must come back with an answer.
        some = self.chance.choice(self.commands)
        picture = self.show(some) if self.chance.random() < 0.5 else (0,)
        if picture[0] not in (0, 1, 2):
            self.failures.append("%s: vigil %s gave %d\n%s" % (where, " ".join(some), picture[0], picture[2]))
            return "crashed"
        for command in (["check"], ["journal", "verify"]):
            code, output, errors = self.place.try_run(*command)
            if code not in (0, 1, 2):
                self.failures.append("%s: vigil %s gave %d\n%s" % (where, " ".join(command), code, errors))
                return "crashed"
            if code != 0:
                return "refused" if "error: " in errors else "found by vigil %s" % " ".join(command)
        after, sound = content(self.place.registry)
        if after == self.before and sound and self.chance.random() < 0.95:
            return "nothing changed"
        for command, before in zip(self.commands, self.pictures):
            picture = self.show(command)
            if picture == before:
                continue
            if picture[0] in (1, 2) and "error: " in picture[2]:
                return "refused"
            self.failures.append("%s: vigil %s\n  before: %s\n  after:  %s\n  columns: %s" % (
                where, " ".join(command), str(before)[:300], str(picture)[:300],
                changed_columns(self.before, after) if after else "-"))
            return "slipped through"
        for column in changed_columns(self.before, after) if after else []:
            self.latent[column] += 1
        return "nothing that can be read changed"

    # What is sealed, moved elsewhere

    def move(self, what, *statements, records=None, opens=False):
        """Changes the registry by SQL; a reveal of the records must be refused, and the journal must notice."""
        self.put(self.whole)
        connection = sqlite3.connect(self.place.registry)
        for sql in statements:
            connection.execute(sql)
        connection.commit()
        changes = connection.total_changes
        connection.close()
        if not changes:
            self.failures.append("%s: nothing was moved" % what)
        with open(self.place.registry, "rb") as file:
            self.data = file.read()
        refused = 0
        for record in records or sealed_records(self.place):
            command = ["reveal", record, "--format", "json", "--identity", "office.key"]
            code, output, errors = self.show(command)[:3]
            if code not in (0, 1, 2):
                self.failures.append("%s: reveal %s gave %d" % (what, record, code))
            if code in (1, 2) and "error: " in errors and not output:
                refused += 1
        if not refused and not opens:
            self.failures.append("%s: no reveal is refused" % what)
        if not self.place.found(["journal", "verify"]):
            self.failures.append("%s: vigil journal verify finds nothing" % what)

    def moves(self):
        self.move(
            "contents of two records swapped",
            "CREATE TEMP TABLE held AS SELECT * FROM sealed",
            *["UPDATE sealed SET (wrapped, content) = (SELECT wrapped, content FROM held WHERE key = "
              "(SELECT sealed FROM allegation WHERE id = '%s')) WHERE key = (SELECT sealed FROM allegation WHERE id = '%s')"
              % pair for pair in (("b1", "b2"), ("b2", "b1"))])
        self.move(
            "a record pointed at what is sealed of another",
            "UPDATE allegation SET sealed = (SELECT sealed FROM allegation WHERE id = 'b2') WHERE id = 'b1'",
            records=["allegation/b1"])
        self.move(
            "a text moved to another record with its row",
            "UPDATE sealed SET id = 'b1' WHERE id = 'b2'",
            "UPDATE allegation SET sealed = (SELECT sealed FROM allegation WHERE id = 'b2') WHERE id = 'b1'",
            records=["allegation/b1"])
        self.move(
            "a text moved to another type",
            "UPDATE sealed SET type = 'visit' WHERE id = 'b2'", records=["allegation/b2"])
        self.move(
            "a text moved to another transaction",
            'UPDATE sealed SET "transaction" = (SELECT max("transaction") FROM transaction_key) WHERE id = \'b2\'',
            records=["allegation/b2"])
        self.move(
            "keys of two transactions swapped",
            "CREATE TEMP TABLE held AS SELECT * FROM transaction_key",
            "UPDATE transaction_key SET wrapped = (SELECT wrapped FROM held WHERE \"transaction\" <> "
            "transaction_key.\"transaction\" ORDER BY \"transaction\" LIMIT 1)")
        for what, target in (
            ("a chain that loops", "(SELECT sealed FROM allegation WHERE id = 'b1')"),
            ("a chain that leads to another record", "(SELECT sealed FROM allegation WHERE id = 'b2')"),
            ("a chain that leads nowhere", "9999"), ("a chain that leads before the first", "-1"),
            # What is left of it opens: that something stood before it, only the journal knows.
            ("a chain that was cut", "NULL"),
        ):
            self.move(
                what, "UPDATE sealed SET earlier = %s WHERE key = (SELECT sealed FROM allegation WHERE id = 'b1')" % target,
                records=["allegation/b1"], opens=target == "NULL")


def main():
    vigil, project = sys.argv[1], sys.argv[2]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 300
    folder = tempfile.mkdtemp()
    try:
        flips = Flips(vigil, project, folder, seed)
        for _ in range(count):
            flips.run()
            if len(flips.failures) >= 20:
                break
        flips.moves()
    finally:
        shutil.rmtree(folder)
    for outcome, number in sorted(flips.outcomes.items(), key=lambda pair: -pair[1]):
        print("%6d  %s" % (number, outcome))
    for column, number in sorted(flips.latent.items()):
        print("  note: %d time(s) %s changed: nobody notices, and nothing shows it" % (number, column))
    for failure in flips.failures:
        print("error: %s" % failure)
    if flips.failures:
        sys.exit(1)
    print("%d flipped bits and what is sealed in wrong places: noticed, or nothing changed." % count)


main()
