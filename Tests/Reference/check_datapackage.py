"""Exports the demonstration and lets the frictionless tool judge its data package.

Usage: check_datapackage.py VIGIL HOME
"""

import importlib.util
import os
import subprocess
import sys
import tempfile


def main():
    vigil, home = os.path.abspath(sys.argv[1]), sys.argv[2]
    if importlib.util.find_spec("frictionless") is None:
        print("skipped: frictionless is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, VIGIL_HOME=home)
        subprocess.run([vigil, "demo", "demo"], cwd=folder, check=True, env=environment, stdout=subprocess.DEVNULL)
        subprocess.run(
            [vigil, "export", "--registry", "demo/registry.vigil", "--for", "internal", "--format", "csv", "--output", "out"],
            cwd=folder, check=True, env=environment)
        judged = subprocess.run(
            [sys.executable, "-m", "frictionless", "validate", "datapackage.json"], cwd=os.path.join(folder, "out"),
            capture_output=True, text=True)
    if judged.returncode != 0:
        sys.exit("frictionless refuses the data package\n" + judged.stdout + judged.stderr)
    print("frictionless finds the exported data package valid")


main()
