"""Whole imports of a million allegations and their places, in four formats."""

import os

from . import contents
from .case import Case, Peer, Program
from .measure import warm
from .workspace import BENCHMARKS, HOME, PRAGMAS

PEAK = 64
FORMATS = ["exchange-csv", "partner-csv", "exchange-xml", "partner-xml"]
TITLES = {
    "exchange-csv": "exchange CSV", "partner-csv": "partner's CSV by a profile", "exchange-xml": "exchange XML",
    "partner-xml": "partner's XML by a profile",
}
FILES = {
    "exchange-csv": ["facilities.csv", "allegations.csv"], "partner-csv": ["places.csv", "cases.csv"],
    "exchange-xml": ["registry.xml"], "partner-xml": ["places.xml", "cases.xml"],
    "errors-csv": ["places.csv", "cases.csv"], "told-csv": ["places.csv", "cases.csv"],
}


class Import:
    def __init__(self, workspace, dataset, scale=None):
        self.workspace = workspace
        self.dataset = dataset
        self.folder = workspace.data(dataset, scale)
        self.sizes = workspace.sizes(scale)
        self.files = [os.path.join(self.folder, name) for name in FILES[dataset]]

    @property
    def records(self):
        return sum(self.sizes.values())

    def ours(self):
        workspace = self.workspace
        output = workspace.path("vigil.json")
        registry = workspace.path("ours.vigil")
        given = [self.folder] if self.dataset == "exchange-csv" else self.files
        profile = []
        if self.dataset.startswith("partner"):
            profile = ["--profile", workspace.profile(self.dataset + ".yaml")]

        def prepare():
            workspace.new_registry("ours.vigil")
            warm(self.files)
            command = [workspace.vigil, "--registry", registry, "import", *given, *profile, "--format", "json"]
            return {"command": command, "output": output, "environment": workspace.environment}

        def check():
            contents.check_import(output, self.sizes)
            return contents.of_database(registry, contents.REGISTRY)

        return Program("vigil", prepare, check, self.records)

    def rejecting(self):
        """The import of files with an error in each case, with everything asked for that errors bring along."""
        workspace = self.workspace
        output = workspace.path("vigil.json")
        registry = workspace.path("ours.vigil")

        def prepare():
            workspace.new_registry("ours.vigil")
            warm(self.files)
            command = [
                workspace.vigil, "--registry", registry, "import", *self.files,
                "--profile", workspace.profile("partner-csv.yaml"), "--rejects", workspace.path("rejects.csv"),
                "--report", workspace.path("report.json"), "--format", "json",
            ]
            return {"command": command, "output": output, "environment": workspace.environment, "status_wanted": 1}

        return Program(
            "vigil, an error in each case", prepare, lambda: contents.check_errors(output, self.sizes), self.records)

    def told(self, name, fields, is_sealing):
        """The import of cases with three texts each, into these fields."""
        workspace = self.workspace
        output, registry = workspace.path("vigil.json"), workspace.path("ours.vigil")

        def prepare():
            if is_sealing:
                workspace.sealing_registry("ours.vigil")
            else:
                workspace.new_registry("ours.vigil")
            warm(self.files)
            command = [
                workspace.vigil, "--registry", registry, "import", *self.files, "--profile", workspace.told_profile(fields),
                "--format", "json",
            ]
            return {"command": command, "output": output, "environment": workspace.environment}

        def check():
            contents.check_import(output, self.sizes)
            return contents.of_database(registry, contents.REGISTRY)

        return Program(name, prepare, check, self.records)

    def peer(self, name, command, columns=None, folder=None, source=None, with_registry=False):
        """A peer that fills a database of its own; `command` makes the command from the path of the database."""
        workspace = self.workspace
        path = workspace.path("peer.db")

        def prepare():
            if with_registry:
                workspace.new_registry("peer.db")
            elif columns:
                workspace.new_database("peer.db")
            warm(self.files)
            return {
                "command": command(path), "output": workspace.path("peer.out"), "folder": folder, "source": source,
                "environment": workspace.peer_environment,
            }

        def check():
            return contents.of_database(path, columns) if columns else None

        return Program(name, prepare, check, self.records)

    def sqlite_shell(self):
        folder, script, columns = self.folder, self.workspace.peer("sqlite3_exchange.sql"), contents.REGISTRY
        if self.dataset == "partner-csv":
            folder = self.workspace.rows_for_sqlite3(self.dataset, self.files)
            script = os.path.join(folder, "load.sql")
        return self.peer(
            "sqlite3 .import", lambda path: ["sqlite3", "-bail", "-cmd", PRAGMAS, path], columns, folder, script)

    def sqlite_utils(self):
        names = [",", "id", "id", "facility"]
        if self.dataset == "partner-csv":
            names = [";", "Код", "Номер", "Код учреждения"]
        script = self.workspace.peer("sqlite_utils_import.py")
        columns = contents.PARTNER if self.dataset == "partner-csv" else contents.REGISTRY
        return self.peer(
            "sqlite-utils", lambda path: [self.workspace.python, script, path, PRAGMAS, *names, *self.files], columns)

    def lxml(self):
        script = self.workspace.peer("lxml_%s.py" % self.dataset.partition("-")[0])
        return self.peer(
            "lxml + sqlite3", lambda path: [self.workspace.python, script, path, PRAGMAS, *self.files],
            contents.REGISTRY, with_registry=True)

    def xmllint(self):
        schema = os.path.join(HOME, "Schemas", "registry.xsd")
        if self.dataset == "partner-xml":
            schema = os.path.join(BENCHMARKS, "profile", "partner.xsd")
        return self.peer(
            "xmllint", lambda path: ["xmllint", "--stream", "--noout", "--schema", schema, *self.files])


def case(workspace, dataset):
    tried = Import(workspace, dataset)
    is_partner = dataset.startswith("partner")
    if dataset.endswith("csv"):
        peers = [Peer(tried.sqlite_shell(), 1.5 if is_partner else 2.0), Peer(tried.sqlite_utils(), 0.2)]
    else:
        peers = [Peer(tried.xmllint(), 1.8 if is_partner else 2.5), Peer(tried.lxml(), 0.5)]
    title = "%s: import of %s records" % (TITLES[dataset], format(tried.records, ","))
    return Case(dataset, title, tried.ours(), peers, peak_megabytes=PEAK)


def without_comparison(program, name):
    """A program under another name whose result is checked, but not compared with that of others."""
    return program._replace(name=name, check=lambda: program.check() and None)


def scaling(workspace, dataset):
    """Ten times the records and the same records, once each: ten times should not cost more a record."""
    large, small = Import(workspace, dataset, workspace.scale * 10), Import(workspace, dataset)
    title = "%s: import of %s records, and of a tenth" % (TITLES[dataset], format(large.records, ","))
    tenth = without_comparison(small.ours(), "vigil, a tenth of the records")
    ours = without_comparison(large.ours(), "vigil, ten times the records")
    return Case("scaling-" + dataset, title, ours, [Peer(tenth, 1.3)], peak_megabytes=PEAK, runs=1)


def errors(workspace):
    """A tenth of the records with an error in each case, and the same without errors."""
    broken, clean = (Import(workspace, dataset, workspace.scale / 10) for dataset in ("errors-csv", "partner-csv"))
    title = "partner's CSV with an error in each of %s cases, beside the same without" % format(
        broken.sizes["allegation"], ",")
    return Case(
        "errors", title, broken.rejecting(), [Peer(without_comparison(clean.ours(), "vigil, without errors"), 2.0)],
        peak_megabytes=PEAK)


def sealed(workspace):
    """Three texts of each allegation into sealed fields, beside the same texts into open ones."""
    told = Import(workspace, "told-csv")
    ours = told.told("vigil, sealed", ("narrative", "place_text", "source_contact"), True)
    beside = told.told("vigil, in the open", ("notes", "disciplinary_outcome", "case_code"), False)
    title = "partner's CSV with three sealed fields: import of %s records" % format(told.records, ",")
    return Case("sealed", title, ours, [Peer(beside, 2.5)], peak_megabytes=PEAK)
