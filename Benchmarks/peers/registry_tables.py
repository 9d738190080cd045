"""Fills a registry's own tables with executemany, for peers that start from what `vigil init` made.

Codes become keys and references become keys, as in Vigil. Nothing is validated and foreign keys are not enforced:
the peer does less than Vigil does.
"""

import sqlite3

# The code lists of fields whose list has another name.
LISTS = {"type": "facility-type", "acts": "act", "closing_reason": "closing-reason"}
SINGLE = {
    "facility": {"type", "ownership", "mandate"},
    "allegation": {
        "persons_qualifier", "death_cause", "phase", "legal_status", "accused_service", "channel", "verification",
        "reprisal_risk", "closing_reason", "withdrawn", "consent", "consent_given_by",
    },
}
SETS = {"facility": set(), "allegation": {"acts", "vulnerable", "investigation_quality", "consent_for"}}
REFERENCES = {"facility": {"part_of", "merged_into"}, "allegation": {"facility"}}
BATCH = 1_000


class Tables:
    def __init__(self, path, pragmas):
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.executescript(pragmas)
        self.connection.execute("BEGIN IMMEDIATE")
        codes = self.connection.execute("SELECT list, value, key FROM code")
        self.codes = {(code_list, value): key for code_list, value, key in codes}
        self.sets = {}
        self.places = {}
        self.allegations = 0
        self.waiting = {}
        self.columns = {
            kind: [row[1] for row in self.connection.execute("PRAGMA table_info(%s)" % kind)] for kind in SINGLE
        }
        self.transaction = self.connection.execute(
            "INSERT INTO transactions (device, number, author, recorded_at, command)"
            " SELECT 'peer', coalesce(max(number), 0) + 1, 'peer', '2026-01-01T00:00:00Z', 'import' FROM transactions"
        ).lastrowid

    def put(self, statement, row):
        """One row, written with others of its statement."""
        rows = self.waiting.setdefault(statement, [])
        rows.append(row)
        if len(rows) >= BATCH:
            self.connection.executemany(statement, rows)
            rows.clear()

    def key(self, kind, identifier):
        """The key of a new record. A place may have got its key before, from what refers to it."""
        if kind == "facility":
            return self.place(identifier)
        self.allegations += 1
        return self.allegations

    def place(self, identifier):
        return self.places.setdefault(identifier, len(self.places) + 1)

    def stored(self, kind, field, value):
        if field in SINGLE[kind]:
            return self.codes[LISTS.get(field, field.replace("_", "-")), value]
        if field in SETS[kind]:
            return self.code_set(LISTS.get(field, field.replace("_", "-")), value)
        if field in REFERENCES[kind]:
            return self.place(value)
        return value

    def code_set(self, code_list, cell):
        key = self.sets.get((code_list, cell))
        if key is None:
            key = self.connection.execute("INSERT INTO code_set (list, cell) VALUES (?, ?)", (code_list, cell)).lastrowid
            self.sets[code_list, cell] = key
            members = [(key, at, self.codes[code_list, value]) for at, value in enumerate(cell.split("|"))]
            self.connection.executemany("INSERT INTO code_set_member VALUES (?, ?, ?)", members)
        return key

    def add(self, kind, key, identifier, fields):
        """`fields` holds a text for each field that is known."""
        row = {"key": key, "id": identifier, "transaction": self.transaction}
        for field, value in fields.items():
            row[field] = self.stored(kind, field, value)
        columns = self.columns[kind]
        statement = "INSERT INTO %s VALUES (%s)" % (kind, ", ".join("?" * len(columns)))
        self.put(statement, [row.get(column) for column in columns])

    def finish(self):
        for statement, rows in self.waiting.items():
            self.connection.executemany(statement, rows)
        self.connection.execute("COMMIT")
        self.connection.close()
