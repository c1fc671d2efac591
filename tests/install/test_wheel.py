"""The Python package as its users get it: `pip install .` from a copy of the tree into an empty virtual environment, then its
tests with the installed package, from another folder. Prints TAP; skipped where the package index is not reached, and without
NETWEAVE_PACKAGE_INDEX=yes, so that a plain `meson test` stays off the net and `./dev test` does not.

Argument: the project's root. SPDX-License-Identifier: GPL-2.0-or-later
"""

import os
import shutil
import subprocess
import sys
import tempfile

if os.environ.get("NETWEAVE_PACKAGE_INDEX") != "yes":
    print("1..0 # SKIP NETWEAVE_PACKAGE_INDEX is not yes")
    sys.exit()
source = os.path.abspath(sys.argv[1])
results = []


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=root, env=environment, check=False)
    return done.returncode == 0, done.stdout


def check(name, answer):
    fine, text = answer
    results.append(fine)
    print(f"{'ok' if fine else 'not ok'} {len(results)} - {name}", flush=True)
    if not fine:
        print(f"{name}\n{text}", file=sys.stderr, flush=True)
    return fine


def leftovers(folder, names):
    """What stands in the tree and is not of the project."""
    return [name for name in names if name in (".git", "__pycache__") or folder == source and name.startswith(("build", "dist"))]


def install():
    tree = os.path.join(root, "tree")
    shutil.copytree(source, tree, ignore=leftovers)
    check("a virtual environment is made", run(sys.executable, "-m", "venv", os.path.join(root, "clean")))
    python = os.path.join(root, "clean", "bin", "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"]
    reached, text = run(*pip, "meson-python", "numpy", "pytest", "hypothesis")
    if not reached:
        print("ok 2 - pip install . # SKIP the package index is not reached: " + text.strip().splitlines()[-1])
        results.append(True)
        return
    if not check("pip install . needs nothing but the C libraries", run(*pip, tree + "[all,test]")):
        return
    place = "import netweave, os; assert netweave.__file__.startswith(os.environ['CLEAN']), netweave.__file__"
    check("the installed package is imported", run(python, "-c", place))
    check("nothing but the package is installed", run(python, "-c", FILES))
    check("its tests pass from another folder", run(python, "-m", "pytest", "-q", "--tb=short", os.path.join(tree, "tests", "python")))


FILES = """
from importlib.metadata import files
names = [str(name) for name in files('netweave')]
strange = [name for name in names if not name.startswith(('netweave/', 'netweave-'))]
assert not strange and 'netweave/libnetweave.so' in names, names
"""
root = tempfile.mkdtemp(prefix="netweave-wheel-")
environment = {name: value for name, value in os.environ.items() if name not in ("NETWEAVE_LIBRARY", "PYTHONPATH", "LD_LIBRARY_PATH")}
environment.update(CLEAN=os.path.realpath(root), MPLBACKEND="Agg")
try:
    install()
finally:
    shutil.rmtree(root)
print(f"1..{len(results)}")
sys.exit(not all(results))
