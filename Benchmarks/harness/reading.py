"""What reads only: the coverage report over a full registry, and the start of the program."""

import os
import subprocess
import sys

from .case import Case, Peer, Program
from .measure import Broken, warm

FIRST, LAST = "2025-01-01", "2025-12-31"


def coverage(workspace):
    registry = workspace.full_registry()
    records = sum(workspace.sizes().values()) + max(10, round(520_000 * workspace.scale))
    ours, theirs = workspace.path("coverage.json"), workspace.path("duckdb.json")
    options = ["--without-lists"] if "--without-lists" in workspace.ask("report", "coverage", "--help") else []

    def prepare_ours():
        warm([registry])
        command = [
            workspace.vigil, "--registry", registry, "report", "coverage", "--for", "internal",
            "--from", FIRST, "--to", LAST, "--format", "json", *options,
        ]
        return {"command": command, "output": ours, "environment": workspace.environment}

    def prepare_theirs():
        warm([registry])
        command = [workspace.python, workspace.peer("duckdb_coverage.py"), registry, FIRST, LAST]
        return {"command": command, "output": theirs}

    def compare():
        """In another process: a report with lists is large, and the runner must stay small."""
        agreement = os.path.join(os.path.dirname(os.path.abspath(__file__)), "agreement.py")
        answer = subprocess.run([sys.executable, agreement, theirs, ours], capture_output=True, text=True)
        if answer.returncode != 0:
            raise Broken("the figures differ: " + answer.stdout.strip().replace("\n", "; ")[:400])

    title = "coverage of %s records%s" % (format(records, ","), "" if options else ", with lists")
    return Case(
        "coverage", title, Program("vigil report coverage", prepare_ours, lambda: None, records),
        [Peer(Program("DuckDB", prepare_theirs, compare, records), 1.0)])


def start(workspace):
    def prepare():
        output = workspace.path("help.txt")
        return {"command": [workspace.vigil, "--help"], "output": output, "environment": workspace.environment}

    program = Program("vigil --help", prepare, lambda: None)
    return Case("help", "start of the program", program, [], milliseconds=15, runs=50)
