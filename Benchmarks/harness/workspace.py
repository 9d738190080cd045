"""Where a benchmark finds its programs and data, and where it writes."""

import hashlib
import os
import shutil
import subprocess
import sys

BENCHMARKS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HOME = os.path.dirname(BENCHMARKS)
# What the registry's own connection is set to (Sources/RegistryStoreSQLite/SQLiteRegistry.swift); peers get the same.
PRAGMAS = (
    "PRAGMA page_size = 16384; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;"
    " PRAGMA temp_store = FILE;"
)


class Workspace:
    def __init__(self, folder, vigil, python, seed, scale):
        self.folder = os.path.abspath(folder)
        self.vigil = os.path.abspath(vigil)
        self.python = os.path.abspath(python)
        self.seed = seed
        self.scale = scale
        self.environment = dict(os.environ, VIGIL_HOME=HOME)
        self.environment.pop("VIGIL_REGISTRY", None)
        # The C library would else give memory back after every XML record, and lxml would seem four times as slow.
        self.peer_environment = dict(os.environ, MALLOC_TOP_PAD_="4194304")
        self.work = os.path.join(self.folder, "work")
        shutil.rmtree(self.work, ignore_errors=True)
        os.makedirs(self.work)

    def path(self, name):
        """A file that a run may write."""
        return os.path.join(self.work, name)

    def peer(self, name):
        return os.path.join(BENCHMARKS, "peers", name)

    def profile(self, name):
        return os.path.join(BENCHMARKS, "profile", name)

    def told_profile(self, fields):
        """The profile of partners' CSV, with fields of allegations for the three texts that cases also have."""
        path = self.path("told-%s.yaml" % fields[0])
        with open(self.profile("partner-csv.yaml"), encoding="utf-8") as file:
            text = file.read()
        # Allegations stand last.
        for field, column in zip(fields, ("Рассказ", "Место", "Кто рассказал")):
            text += "    %s: {from: %s}\n" % (field, column)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def sealing_registry(self, name):
        """The path of an empty registry that seals for one key."""
        path, key, phrase = self.new_registry(name), self.path("office.key"), self.path("passphrase")
        if not os.path.exists(key):
            with open(phrase, "w", encoding="utf-8") as file:
                file.write("five invented words stand here\n")
            self.ask("key", "new", key, "--passphrase-file", phrase)
        self.ask("--registry", path, "key", "add", key + ".pub")
        return path

    def data(self, dataset, scale=None):
        """The folder of a dataset, made first if it is not there.

        Another process makes it: what this one once held would count as the memory of all that it starts."""
        command = [
            sys.executable, os.path.join(BENCHMARKS, "generate.py"), os.path.join(self.folder, "data"),
            "--scale", "%g" % (scale or self.scale), "--seed", str(self.seed), "--only", dataset,
        ]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def sizes(self, scale=None):
        scale = scale or self.scale
        return {"facility": max(10, round(20_000 * scale)), "allegation": max(10, round(1_000_000 * scale))}

    def new_registry(self, name):
        """The path of an empty registry, as `vigil init` makes it."""
        empty = self.path("empty.vigil")
        if not os.path.exists(empty):
            self.ask("--registry", empty, "init", "--device", "bench", "--country", "KZ")
        path = self.path(name)
        self.remove(path)
        shutil.copy(empty, path)
        return path

    def new_database(self, name):
        """The path of a database that is not there yet."""
        path = self.path(name)
        self.remove(path)
        return path

    @staticmethod
    def remove(path):
        for ending in ("", "-journal", "-wal", "-shm"):
            if os.path.exists(path + ending):
                os.remove(path + ending)

    def ask(self, *arguments):
        """What Vigil answers, outside of any measurement."""
        command = [self.vigil, *arguments]
        return subprocess.run(command, check=True, env=self.environment, capture_output=True, text=True).stdout

    def full_registry(self):
        """A registry with all generated records, kept until the data or the program change."""
        folder = self.data("registry")
        return self.kept(folder, folder + ".vigil", lambda path: self.import_into(path, folder))

    def rows_for_sqlite3(self, dataset, files):
        """A folder with what an import by the dataset's profile leaves in a registry, as CSV, and the script to load it."""
        def make(path):
            shutil.rmtree(path, ignore_errors=True)
            registry = path + ".vigil"
            self.import_into(registry, *files, "--profile", self.profile(dataset + ".yaml"))
            subprocess.run([sys.executable, self.peer("rows_for_sqlite3.py"), registry, path], check=True, capture_output=True)
            self.remove(registry)

        folder = os.path.dirname(files[0])
        return self.kept(folder, folder + ".rows", make, self.peer("rows_for_sqlite3.py"))

    def import_into(self, registry, *arguments):
        self.remove(registry)
        self.ask("--registry", registry, "init", "--device", "bench", "--country", "KZ")
        self.ask("--registry", registry, "import", *arguments)

    def kept(self, data, path, make, *programs):
        """What `make` makes at a path from a folder of data, made again once the data or a program are others."""
        version = ""
        for program in (self.vigil, *programs):
            with open(program, "rb") as file:
                version += hashlib.file_digest(file, "sha256").hexdigest()
        with open(data + ".json", encoding="utf-8") as file:
            version += file.read()
        stamp = path + ".made"
        if os.path.exists(stamp):
            with open(stamp, encoding="utf-8") as file:
                if file.read() == version:
                    return path
        make(path)
        with open(stamp, "w", encoding="utf-8") as file:
            file.write(version)
        return path
