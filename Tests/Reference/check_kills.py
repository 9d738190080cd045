#!/usr/bin/env python3
"""Kills the program in the middle of writing, again and again, and looks at what is left.

Afterwards the registry is as before or as after, `vigil check` and `vigil journal verify` find nothing, what was
reported as written is there, and nothing sealed stands readable in any file that was left.

Usage: check_kills.py VIGIL PROJECT [SEED [ROUNDS]]
"""

import collections
import os
import random
import shutil
import signal
import stat
import sys
import tempfile
import time

from sealed_registry import COLUMNS, OFFICE, PROFILE, SECOND, Workplace, revealed, row, shown

# In every sealed value; none of it may be left readable.
MARKER = "Qumbel"
BACKUP = "copy.vigil.age"


class Kills:
    def __init__(self, vigil, project, folder, seed, rows):
        self.place = Workplace(vigil, project, folder)
        self.chance = random.Random(seed)
        self.failures = []
        self.seen = set()
        self.outcomes = collections.Counter()
        place = self.place
        place.run("init", "--device", "test", "--country", "KZ")
        place.run("key", "add", SECOND[0], "--name", "Second office")
        place.write("p.yaml", PROFILE)
        self.table("a.csv", range(1, rows + 1))
        self.table("b.csv", range(rows // 2, rows * 2), "again")
        place.write("told.txt", "narrative: %s told anew\n" % MARKER)
        self.imported = ["import", "a.csv", "--profile", "p.yaml", "--identity", "second.key"]
        self.variants = {}
        # What each begins with, the command, and what it says when it is done.
        self.keep("empty")
        place.run(*self.imported)
        self.record = "allegation/%s" % place.table("SELECT min(id) FROM allegation")[0][0]
        self.keep("one")
        place.run("import", "b.csv", "--profile", "p.yaml", "--identity", "second.key")
        self.keep("two")
        place.run("key", "add", OFFICE[0], "--name", "Office", "--identity", "second.key")
        self.keep("keys")
        again = ["import", "b.csv", "--profile", "p.yaml", "--identity", "second.key"]
        self.jobs = {
            "import": ("empty", self.imported, "Kept as batch"),
            "second import": ("one", again, "Kept as batch"),
            "undo": ("two", ["batch", "undo", "2"], "\x00"),
            "key add": (
                "one", ["key", "add", OFFICE[0], "--name", "Office", "--identity", "second.key"], "now seals"),
            "key remove": ("keys", ["key", "remove", "Office", "--identity", "second.key"], "nothing is sealed"),
            "backup": ("two", ["backup", "--output", BACKUP], "\x00"),
            "erase": ("two", ["erase", self.record, "--yes"], "can never be read"),
            "edit": ("two", ["allegation", "edit", self.record.split("/")[1], "--persons", "7", "--sealed", "told.txt"], "\x00"),
        }
        self.states = {name: self.measure(name, job) for name, job in self.jobs.items()}

    def table(self, name, numbers, more=""):
        lines = [
            row(number, story="%s %d %s" % (MARKER, number, more), visited="2025-06-01" if number % 5 == 0 else "")
            for number in numbers
        ]
        self.place.write(name, "\n".join([COLUMNS] + lines).replace("Teller", MARKER) + "\n")

    def keep(self, name):
        with open(self.place.registry, "rb") as file:
            self.variants[name] = file.read()

    def put(self, name):
        for end in ("-journal", "-wal", "-shm"):
            if os.path.exists(self.place.registry + end):
                os.remove(self.place.registry + end)
        with open(self.place.registry, "wb") as file:
            file.write(self.variants[name])

    def picture(self):
        """What can be read. The open content first: a reveal is written down."""
        place = self.place
        files = shown(place, ["export", "--for", "internal", "--format", "csv", "--output", "out"])
        counts = [
            place.table("SELECT count(*), max(\"transaction\") FROM %s" % name)[0]
            for name in ("allegation", "visit", "source_record", "sealed", "batch")
        ]
        texts = [shown(place, command)[:2] for command in (["batch", "list"], ["key", "list"], ["review", "list"])]
        found = [id for id, in place.table("SELECT id FROM allegation WHERE sealed IS NOT NULL ORDER BY id")]
        records = [self.record] + ["allegation/%s" % id for id in found[1::max(1, len(found) // 2)][:2]] if found else []
        opened = [revealed(place, record, key) for record in records for key in ("second.key", "office.key")]
        return files, counts, texts, opened

    def measure(self, name, job):
        begin, command, _ = job
        self.put(begin)
        before = self.picture()
        self.put(begin)
        start = time.monotonic()
        self.place.run(*command)
        took = time.monotonic() - start
        after = self.picture()
        # A backup leaves the registry as it is, but for its journal.
        if before == after and name != "backup":
            sys.exit("vigil %s changes nothing" % " ".join(command))
        return before, after, took

    def kill(self, process, took):
        """Anywhere in its life, while it writes, or just when it has written."""
        end = time.monotonic() + took * 1.1 * self.chance.random()
        journal = self.place.registry + "-journal"
        way = self.chance.choice(["anywhere", "writing", "writing", "written"])
        if way != "anywhere":
            while process.poll() is None and not os.path.exists(journal):
                time.sleep(0.0002)
            end = time.monotonic() + took * 0.6 * self.chance.random()
        if way == "written":
            while process.poll() is None and os.path.exists(journal):
                pass
            end = 0
        while process.poll() is None and time.monotonic() < end:
            time.sleep(0.0002)
        bad = self.open_files(process)
        process.kill()
        output, errors = process.communicate()
        return process.returncode, (output + errors).decode(errors="replace"), bad

    def open_files(self, process):
        """The files that it writes when it is stopped, also those that have no name any more: what SQLite needs for a
        while is deleted as soon as it is there."""
        if process.poll() is not None:
            return []
        os.kill(process.pid, signal.SIGSTOP)
        folder = "/proc/%d/fd" % process.pid
        bad = []
        try:
            for number in os.listdir(folder):
                path = os.path.join(folder, number)
                name = os.path.basename(os.readlink(path))
                if name in ("a.csv", "b.csv", "told.txt") or not stat.S_ISREG(os.stat(path).st_mode):
                    continue
                self.seen.add(name.split(" ")[0][:7])
                with open(path, "rb") as file:
                    if self.is_readable(file.read()):
                        bad.append("the open file %s" % name)
        except OSError:
            # It ended just now, or this is no Linux.
            pass
        return bad

    @staticmethod
    def is_readable(data):
        forms = [MARKER.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]
        forms += [MARKER.encode().hex().encode(), MARKER.encode().hex().upper().encode()]
        return any(form in data for form in forms)

    def left(self):
        """The files that hold something sealed in the open."""
        place = self.place
        names = [place.registry + end for end in ("", "-journal", "-wal", "-shm")]
        for folder, _, files in os.walk(place.path("tmp")):
            names += [os.path.join(folder, name) for name in files]
        bad = []
        for name in names:
            if os.path.exists(name):
                with open(name, "rb") as file:
                    if self.is_readable(file.read()):
                        bad.append(os.path.basename(name))
        return bad

    def look_at_backup(self, where, is_done):
        """What there is of it is whole, and can be restored; what is half written goes by another name."""
        place = self.place
        if os.path.exists(place.path(BACKUP)):
            code, output, errors = place.try_run(
                "restore", BACKUP, "--registry", "restored.vigil", "--identity", "second.key")
            if code != 0:
                self.failures.append("%s: the backup cannot be restored: %s%s" % (where, output, errors))
        elif is_done:
            self.failures.append("%s: it was said to be written, and there is no backup" % where)
        for name in os.listdir(place.folder):
            if name.startswith((BACKUP, "restored.vigil")):
                with open(place.path(name), "rb") as file:
                    if name.startswith(BACKUP) and self.is_readable(file.read()):
                        self.failures.append("%s: sealed text stands readable in %s" % (where, name))
                os.remove(place.path(name))

    def round(self, number):
        name = self.chance.choice(sorted(self.jobs))
        begin, command, done = self.jobs[name]
        before, after, took = self.states[name]
        self.put(begin)
        code, said, bad = self.kill(self.place.start(*command), took)
        where = "round %d, %s" % (number, name)
        hot = os.path.exists(self.place.registry + "-journal")
        bad += self.left()
        if name == "backup":
            self.look_at_backup(where, code == 0)
        if bad:
            self.failures.append("%s: sealed text stands readable in %s" % (where, ", ".join(bad)))
        if MARKER in said:
            self.failures.append("%s: sealed text was printed" % where)
        for look in (["check"], ["journal", "verify"]):
            found = self.place.found(look)
            if found:
                self.failures.append("%s: vigil %s: %s" % (where, " ".join(look), found))
        picture = self.picture()
        is_before, is_after = picture == before, picture == after
        if not is_before and not is_after:
            self.failures.append("%s: the registry is neither as before nor as after" % where)
        if (code == 0 or done in said) and not is_after:
            self.failures.append("%s: it was said to be written, and is not there" % where)
        ended = "after it was done" if code == 0 else "half written, as before" if hot and is_before else (
            "as before" if is_before else "as after")
        self.outcomes["%-14s %s" % (name, ended)] += 1


def main():
    vigil, project = sys.argv[1], sys.argv[2]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 30
    folder = tempfile.mkdtemp()
    try:
        kills = Kills(vigil, project, folder, seed, 400 if rounds <= 100 else 2000)
        for number in range(rounds):
            kills.round(number)
            if len(kills.failures) >= 10:
                break
    finally:
        shutil.rmtree(folder)
    for outcome, number in sorted(kills.outcomes.items()):
        print("%6d  %s" % (number, outcome))
    for failure in kills.failures:
        print("error: %s" % failure)
    if kills.failures:
        sys.exit(1)
    print("%d kills: the registry was as before or as after, and sound; files that were open: %s." % (
        rounds, ", ".join(sorted(kills.seen)) or "none"))


main()
