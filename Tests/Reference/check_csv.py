#!/usr/bin/env python3
"""Lets Python's csv module and Vigil read the same random tables, and compares what they read.

Usage: check_csv.py VIGIL PROJECT [FIRST_SEED [TABLES]]
"""

import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile

PROFILE = """\
name: Random tables
publisher: Chance
scheme: r
sources:
- {{name: t, format: csv{source}}}
make:
- facility:
    rows: t
    key: "{{#1}}"
    name: {{from: "#2"}}
    address: {{from: "#3"}}
    type: prison
"""

PIECES = ["a", "b", "Колония", "ж", '"', '""', ",", ";", "\t", "|", "'", " ", "  ", "1", "#", "é", "№", "\\", ".", "-"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1251", "koi8-r"]
NAMES = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16le", "utf-16-be": "utf-16be"}


def cell(chance):
    """Text that begins and ends with a letter: blanks at the ends are taken off."""
    middle = "".join(chance.choice(PIECES) for _ in range(chance.randint(0, 8)))
    return "x" + middle + "y"


def table(chance, path):
    """Writes a table, and gives back what Python reads of it and what the profile says."""
    encoding = chance.choice(ENCODINGS)
    delimiter = chance.choice(",;\t|")
    rows = [[str(number), cell(chance), cell(chance), ""] for number in range(chance.randint(1, 60))]
    if encoding in ("windows-1251", "koi8-r"):
        rows = [[text.encode(encoding, "ignore").decode(encoding) for text in row] for row in rows]
    text = io.StringIO()
    writer = csv.writer(
        text, delimiter=delimiter, lineterminator=chance.choice(["\n", "\r\n", "\r"]),
        quoting=chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]))
    writer.writerow(["No", "Name", "Address", ""])
    writer.writerows(rows)
    data = text.getvalue().encode(encoding)
    with open(path, "wb") as file:
        file.write(data)
    read = list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter))[1:]
    source = ', encoding: "%s"' % NAMES.get(encoding, encoding)
    if chance.random() < 0.5:
        source += ', delimiter: "%s"' % ("tab" if delimiter == "\t" else delimiter)
    return read, source


def check(vigil, project, seed):
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, VIGIL_HOME=project, VIGIL_REGISTRY=os.path.join(folder, "r.vigil"))

        def run(*arguments):
            done = subprocess.run([vigil, *arguments], cwd=folder, env=environment, capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(f"seed {seed}: vigil {' '.join(arguments)} failed\n{done.stdout}{done.stderr}")
            return done.stdout

        expected, source = table(chance, os.path.join(folder, "t.csv"))
        with open(os.path.join(folder, "p.yaml"), "w", encoding="utf-8") as file:
            file.write(PROFILE.format(source=source))
        run("init", "--device", "test", "--country", "KZ")
        run("import", "t.csv", "--profile", "p.yaml")
        places = json.loads(run("facility", "list", "--format", "json"))
    found = [[place["identifiers"][0].removeprefix("r:"), place["name"], place["address"]] for place in places]
    if found != [row[:3] for row in expected]:
        for theirs, ours in zip(expected, found):
            if theirs[:3] != ours:
                sys.exit(f"seed {seed}, {source}: Python reads {theirs[:3]!r}, Vigil {ours!r}")
        sys.exit(f"seed {seed}, {source}: Python reads {len(expected)} rows, Vigil {len(found)}")
    return len(expected)


def main():
    vigil, project = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    tables = int(sys.argv[4]) if len(sys.argv) > 4 else 40
    rows = sum(check(vigil, project, seed) for seed in range(first, first + tables))
    print(f"{tables} random tables in CSV: Python and Vigil read the same {rows} rows")


if __name__ == "__main__":
    main()
