"""Imports the sample files and compares coverage with the second calculation.

Usage: check_samples.py VIGIL HOME HIQA_CSV FHRS_XML
"""

import datetime
import json
import os
import sys
import tempfile

import coverage_reference
from check_random_registries import differences, run


def main():
    vigil, home, hiqa, fhrs = sys.argv[1:5]
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        registry = os.path.join(folder, "r.vigil")
        exported = os.path.join(folder, "out")
        run(vigil, home, "--registry", registry, "init", "--device", "smpl")
        run(vigil, home, "--registry", registry, "import", hiqa, "--profile", "hiqa")
        run(vigil, home, "--registry", registry, "import", fhrs, "--profile", "fhrs")
        run(vigil, home, "--registry", registry, "export", "--for", "internal", "--format", "csv", "--output", exported)
        for year in (2019, 2022):
            start, end = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
            text = run(
                vigil, home, "--registry", registry, "report", "coverage", "--for", "internal", "--format", "json",
                "--bodies", "all", "--from", str(year), "--to", str(year))
            report = json.loads(text)
            report["breakdowns"] = {name: {row["key"]: row for row in rows} for name, rows in report["breakdowns"].items()}
            expected = coverage_reference.coverage(exported, os.path.join(home, "Schemas"), start, end, bodies="all")
            for line in differences(expected, {key: report[key] for key in expected})[:20]:
                bad += 1
                print("%d%s" % (year, line))
    print("%d differences" % bad)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
