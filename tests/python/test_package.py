"""What belongs to the package is listed where it is installed and tested.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import re
from pathlib import Path

import netweave

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "bindings" / "python"


def files(folder, pattern):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob(pattern) if path.is_file())


def test_every_file_of_the_package_is_installed():
    listed = re.findall(r"'(netweave/[^']+\.\w+)'", (FOLDER / "meson.build").read_text(encoding="utf-8"))
    there = files(FOLDER, "netweave/**/*")
    assert sorted(listed) == [name for name in there if "__pycache__" not in name and "libnetweave" not in name]


def test_the_installed_package_has_every_file():
    """Run from the source tree, it is that tree; run after an installation, the files that were installed."""
    installed = Path(netweave.__file__).parent
    assert [name for name in files(FOLDER / "netweave", "*.py*") if "__pycache__" not in name] == [
        name for name in files(installed, "*.py*") if "__pycache__" not in name
    ]


def test_every_file_of_tests_is_run():
    build = (Path(__file__).parent / "meson.build").read_text(encoding="utf-8")
    listed = re.findall(r"'(\w+)'", re.search(r"python_tests = \[(.*?)\]", build, flags=re.S).group(1))
    assert sorted(listed) == [name[5:-3] for name in files(Path(__file__).parent, "test_*.py")]


def test_the_version_is_that_of_the_project():
    project = (ROOT / "meson.build").read_text(encoding="utf-8")
    assert netweave.__version__ == re.search(r"version: '([\d.]+)'", project).group(1)
