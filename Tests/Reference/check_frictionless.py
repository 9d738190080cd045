"""Lets the frictionless tool judge the data package of an export, and read the report of an import.

Usage: check_frictionless.py VIGIL HOME
"""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile


PROFILE = """\
name: Example
publisher: Example
scheme: ex
sources: [{name: rows, format: csv}]
make:
- facility: {rows: rows, key: "{No}", name: {from: Name}, type: {from: Kind}, capacity: {from: Beds}}
- visit: {rows: rows, key: "{No}", facility: {key: "{Place}"}, start: {from: Day}}
"""
ROWS = """\
No,Name,Kind,Beds,Place,Day
1,One,castle,x,1,2026-13-01
1,Uno,prison,1,9,2026
,Two,prison,,,
3,Three,prison
"""


def check_report(vigil, folder, environment):
    from frictionless import Report

    for name, text in [("p.yaml", PROFILE), ("x.csv", ROWS), ("empty.csv", "")]:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    vigil = [vigil, "--registry", "r.vigil"]
    subprocess.run(vigil + ["init"], cwd=folder, check=True, env=environment, stdout=subprocess.DEVNULL)
    for name in ["x.csv", "empty.csv"]:
        done = subprocess.run(
            vigil + ["import", name, "--profile", "p.yaml", "--report", "report.json"], cwd=folder, env=environment,
            capture_output=True, text=True)
        with open(os.path.join(folder, "report.json"), encoding="utf-8") as file:
            report = Report.from_descriptor(json.load(file))
        if done.returncode != 1 or report.valid or not report.tasks[0].errors or name not in report.to_summary():
            sys.exit(f"frictionless finds no errors in the report on {name}\n{done.stdout}{done.stderr}")
    print("frictionless reads the reports of imports")


def main():
    vigil, home = os.path.abspath(sys.argv[1]), sys.argv[2]
    if importlib.util.find_spec("frictionless") is None:
        print("skipped: frictionless is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, VIGIL_HOME=home)
        check_report(vigil, folder, environment)
        subprocess.run([vigil, "demo", "demo"], cwd=folder, check=True, env=environment, stdout=subprocess.DEVNULL)
        for audience in ["internal", "un"]:
            subprocess.run(
                [vigil, "export", "--registry", "demo/registry.vigil", "--for", audience, "--format", "csv", "--output", audience],
                cwd=folder, check=True, env=environment, stderr=subprocess.DEVNULL)
            judged = subprocess.run(
                [sys.executable, "-m", "frictionless", "validate", "datapackage.json"], cwd=os.path.join(folder, audience),
                capture_output=True, text=True)
            if judged.returncode != 0:
                sys.exit(f"frictionless refuses the data package for {audience}\n" + judged.stdout + judged.stderr)
    print("frictionless finds the exported data packages valid")


main()
