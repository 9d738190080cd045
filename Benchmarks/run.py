#!/usr/bin/env python3
"""Measures Vigil beside named peers on the same data, and says whether what is wanted was reached.

Each round runs Vigil and then every peer, with all input in memory; the ratio is that of the medians. What a run
leaves behind is checked and compared. See README.md in this folder.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time

from harness import imports, measure, outcome, reading
from harness.workspace import HOME, Workspace

CASES = {
    "help": reading.start,
    **{name: (lambda workspace, name=name: imports.case(workspace, name)) for name in imports.FORMATS},
    "errors": imports.errors,
    "sealed": imports.sealed,
    "coverage": reading.coverage,
    **{"scaling-" + name: (lambda workspace, name=name: imports.scaling(workspace, name)) for name in imports.FORMATS},
}


def chosen(words):
    """Cases whose names contain a word; those of scaling only if the word begins so."""
    if not words:
        return [name for name in CASES if name not in ("scaling-partner-csv", "scaling-partner-xml")]
    found = []
    for name in CASES:
        for word in words.split(","):
            if word in name and (not name.startswith("scaling") or word.startswith("scaling")):
                found.append(name)
                break
    if not found:
        sys.exit("error: no case is called %s\nhint: the cases are %s" % (words, ", ".join(CASES)))
    return found


def measured(case, rounds):
    say("  " + case.title)
    programs = [case.ours] + [peer.program for peer in case.peers]
    runs = [[] for _ in programs]
    for number in range(case.runs or rounds):
        held = {}
        for position, program in enumerate(programs):
            run = measure.run(**program.prepare())
            runs[position].append(run)
            content = program.check()
            if content is not None:
                held[program.name] = content
            if case.peers:
                say("  %s: %.2f s, %.0f MB" % (program.name, run.seconds, run.peak / 1024))
        if len({json.dumps(content) for content in held.values()}) > 1:
            raise measure.Broken("the databases differ: %s" % held)
    return outcome.of_case(case, runs)


def say(text):
    print(text, file=sys.stderr, flush=True)


def version(*command):
    try:
        answer = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return None
    lines = (answer.stdout + answer.stderr).strip().splitlines()
    return lines[0] if lines else None


def facts(workspace):
    """What the figures depend on, and nothing that would tell whose machine it is."""
    packages = "import importlib.metadata as m; print(*(p + ' ' + m.version(p) for p in ('lxml', 'sqlite-utils', 'duckdb')))"
    return {
        "processors": os.cpu_count(),
        "architecture": platform.machine(),
        "python": platform.python_version(),
        "vigil": version(workspace.vigil, "--version"),
        "sqlite3": version("sqlite3", "--version"),
        "xmllint": version("xmllint", "--version"),
        "packages": version(workspace.python, "-c", packages),
        "loadBefore": os.getloadavg()[0],
    }


def busy(load):
    return load > 0.25 * (os.cpu_count() or 1)


def main():
    parser = argparse.ArgumentParser(description="Measures Vigil beside named peers on the same data.")
    parser.add_argument("--scale", type=float, default=1, help="1: 20,000 places, 500,000 visits, 1,000,000 allegations")
    parser.add_argument("--runs", type=int, default=5, help="rounds; the median counts")
    parser.add_argument("--only", default="", help="cases by parts of their names, with commas: %s" % ", ".join(CASES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--vigil", default=os.path.join(HOME, ".build", "release", "vigil"))
    venv = os.path.join(HOME, ".build", "bench-venv", "bin", "python")
    parser.add_argument("--python", default=venv, help="for the peers")
    parser.add_argument("--folder", default=os.path.join(HOME, ".build", "bench"), help="for data and results")
    parser.add_argument("--strict", action="store_true", help="fail if something that is wanted was not reached")
    options = parser.parse_args()
    if options.runs < 1 or options.scale <= 0:
        parser.error("--runs and --scale must be more than 0")
    if not os.path.exists(options.vigil):
        sys.exit("error: there is no %s\nhint: make build" % options.vigil)

    names = chosen(options.only)
    workspace = Workspace(options.folder, options.vigil, options.python, options.seed, options.scale)
    results = {"machine": facts(workspace), "scale": options.scale, "seed": options.seed, "runs": options.runs}
    results["cases"], warnings = [], []
    if busy(results["machine"]["loadBefore"]):
        warnings.append("the machine was busy at the start (load %.2f)" % results["machine"]["loadBefore"])
    if options.scale < 1:
        warnings.append("scale %g: starting up weighs more than it would in a full run" % options.scale)
    if options.runs < 5:
        warnings.append("only %d rounds: a median of five is wanted" % options.runs)
    results["warnings"] = warnings
    path = os.path.join(workspace.folder, "results.json")
    for name in names:
        say("%s …" % name)
        start = time.monotonic()
        try:
            results["cases"].append(measured(CASES[name](workspace), options.runs))
        except (measure.Broken, OSError, subprocess.CalledProcessError) as problem:
            said = (getattr(problem, "stderr", None) or str(problem)).strip()
            said = said.replace(workspace.folder + os.sep, "").replace(HOME + os.sep, "")
            results["cases"].append({"name": name, "broken": said[:400]})
            say("  not measured: %s" % said[:400])
        say("  %.0f s in all" % (time.monotonic() - start))
        with open(path, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=2, ensure_ascii=False)
    for warning in warnings:
        say("note: " + warning)
    text = outcome.table(results["cases"])
    print(text)
    with open(os.path.join(workspace.folder, "results.md"), "w", encoding="utf-8") as file:
        file.write(text + "\n")
    say("All figures: %s" % os.path.relpath(path))
    wanted = [goal for case in results["cases"] for goal in case.get("wanted", [])]
    is_broken = any("broken" in case for case in results["cases"])
    if is_broken or options.strict and not all(goal["reached"] for goal in wanted):
        sys.exit(1)


if __name__ == "__main__":
    main()
