"""The Python package as its users get it: `pip install` into an empty virtual environment, then its tests with the installed
package, from another folder. Prints TAP.

Arguments: the project's root, and a wheel; without one, a copy of the tree is installed as `pip install .` does it. Skipped
where the package index is not reached, and without NETWEAVE_PACKAGE_INDEX=yes, so that a plain `meson test` stays off the net
and `./dev test` does not. SPDX-License-Identifier: GPL-2.0-or-later
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

if os.environ.get("NETWEAVE_PACKAGE_INDEX") != "yes":
    print("1..0 # SKIP NETWEAVE_PACKAGE_INDEX is not yes")
    sys.exit()
source = os.path.abspath(sys.argv[1])
wheel = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else None
results = []
# What a Linux system has: https://peps.python.org/pep-0600, less what few programs need.
SYSTEM = re.compile(r"(libc|libm|libdl|librt|libpthread|libgcc_s|libstdc\+\+|libz|ld-linux[\w-]*)\.so\.\d+")


def run(*command):
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=root, env=environment, check=False
    )
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
    return [
        name for name in names if name in (".git", "__pycache__") or (folder == source and name.startswith(("build", "dist")))
    ]


def strangers():
    """Libraries that those of the wheel need and that neither the wheel nor every system has."""
    folder = os.path.join(root, "unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    inside = [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names if ".so" in name]
    needed = re.findall(r"NEEDED.*\[(.*)\]", run("readelf", "-d", *inside)[1])
    known = {os.path.basename(name) for name in inside}
    return sorted(name for name in set(needed) if name not in known and not SYSTEM.fullmatch(name))


def install():
    tree = os.path.join(root, "tree")
    shutil.copytree(source, tree, ignore=leftovers)
    check("a virtual environment is made", run(sys.executable, "-m", "venv", os.path.join(root, "clean")))
    python = os.path.join(root, "clean", "bin", "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check", "--retries", "1"]
    reached, text = run(*pip, "meson-python", "numpy", "pytest", "hypothesis")
    if not reached:
        print("ok 2 - pip install . # SKIP the package index is not reached: " + text.strip().splitlines()[-1])
        results.append(True)
        return
    if wheel:
        check("the wheel holds every library that it needs", (not strangers(), "it lacks " + ", ".join(strangers())))
    if not check("pip installs it", run(*pip, (wheel or tree) + "[all,test]")):
        return
    place = "import netweave, os; assert netweave.__file__.startswith(os.environ['CLEAN']), netweave.__file__"
    check("the installed package is imported", run(python, "-c", place))
    check("nothing but the package is installed", run(python, "-c", FILES))
    if wheel:
        check("no library of the system is loaded in its place", run(python, "-c", LOADED))
    check(
        "its tests pass from another folder",
        run(python, "-m", "pytest", "-q", "--tb=short", os.path.join(tree, "tests", "python")),
    )


FILES = """
from importlib.metadata import files
names = [str(name) for name in files('netweave')]
strange = [name for name in names if not name.startswith(('netweave/', 'netweave-', 'netweave.libs/'))]
assert not strange and 'netweave/libnetweave.so' in names, names
"""
LOADED = """
import re, netweave
paths = {line.split()[-1] for line in open('/proc/self/maps') if '.so' in line}
ours = [path for path in paths if re.search('xml2|jansson|utf8proc|gomp', path) and '/site-packages/' not in path]
assert not ours and any('libxml2' in path for path in paths), sorted(paths)
"""
root = tempfile.mkdtemp(prefix="netweave-wheel-")
environment = {
    name: value for name, value in os.environ.items() if name not in ("NETWEAVE_LIBRARY", "PYTHONPATH", "LD_LIBRARY_PATH")
}
environment.update(CLEAN=os.path.realpath(root), MPLBACKEND="Agg")
try:
    install()
finally:
    shutil.rmtree(root)
print(f"1..{len(results)}")
sys.exit(not all(results))
