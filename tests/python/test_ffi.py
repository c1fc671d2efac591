"""The headers, the exported symbols and _ffi.py agree.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from netweave import _ffi

HEADERS = sorted((Path(__file__).parents[2] / "include" / "netweave").glob("*.h"))
TEXT = "\n".join(re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S) for path in HEADERS)
PACKAGE = Path(_ffi.__file__).parent
NUMBERS = {
    "int": ctypes.c_int,
    "int64_t": ctypes.c_int64,
    "uint64_t": ctypes.c_uint64,
    "size_t": ctypes.c_size_t,
    "double": ctypes.c_double,
    **dict.fromkeys(re.findall(r"typedef enum (\w+)", TEXT), ctypes.c_int),
}


def ctype(words, texts_have_length=False):
    """The ctypes type that stands for a C type."""
    base = re.sub(r"\bconst\b|\*", "", words).split()[0]
    if words.count("*") == 0:
        return None if base == "void" else NUMBERS[base]
    if base == "netweave_progress":
        return _ffi.PROGRESS
    if words.count("*") == 1:
        return _ffi.TEXT if base == "char" and words.startswith("const") and not texts_have_length else _ffi.ARRAY
    return _ffi.ARRAY if "*const *" in words else _ffi.OUT


def declared_by_headers():
    """Name to (result, arguments) of every public function."""
    functions = {}
    for result, name, arguments in re.findall(
        r"^NETWEAVE_API\s+([^;(]*?)\b(netweave_\w+)\(([^;]*?)\);", TEXT, flags=re.M | re.S
    ):
        each = [] if arguments.strip() == "void" else [" ".join(argument.split()) for argument in arguments.split(",")]
        types = [ctype(re.sub(r"\w+$", "", argument)) for argument in each]
        functions[name] = (ctype(result, any("size_t *out_length" in argument for argument in each)), types)
    return functions


def declared_by_ffi():
    """The same of what is kept in the library object."""
    return {
        name: (function.restype, list(function.argtypes or ["no types"]) if function.argtypes != () else [])
        for name, function in vars(_ffi.library).items()
        if name.startswith("netweave_")
    }


def copy_without_library(folder):
    shutil.copytree(PACKAGE, folder / "netweave", ignore=shutil.ignore_patterns("__pycache__", "libnetweave.*"))


def import_in_child(folder, **settings):
    """What a fresh Python says when it imports the package in a folder."""
    environment = {name: value for name, value in os.environ.items() if name != "NETWEAVE_LIBRARY"}
    environment.update(PYTHONPATH=str(folder), **settings)
    command = [sys.executable, "-c", "import netweave._ffi"]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)


def test_every_public_function_is_declared_and_nothing_more():
    headers, ffi = declared_by_headers(), declared_by_ffi()
    assert len(headers) > 100
    assert sorted(headers) == sorted(ffi)


@pytest.mark.parametrize("name", sorted(declared_by_headers()))
def test_types_are_those_of_the_header(name):
    assert declared_by_ffi()[name] == declared_by_headers()[name]


def test_functions_stand_in_the_order_of_their_header():
    """So that a reader finds them side by side."""
    blocks = re.findall(r"^# (\w+\.h)\n(.*?)(?:\n\n|\Z)", Path(_ffi.__file__).read_text(encoding="utf-8"), flags=re.M | re.S)
    assert len(blocks) == len(HEADERS) - 1  # netweave.h only includes the others
    for header, block in blocks:
        path = next(path for path in HEADERS if path.name == header)
        declared = re.findall(r"^NETWEAVE_API[^;(]*?\b(netweave_\w+)\(", path.read_text(encoding="utf-8"), flags=re.M)
        assert re.findall(r'_declare\("(\w+)"', block) == [name for name in declared if name != "netweave_version"]


@pytest.mark.skipif(not shutil.which("nm"), reason="there is no nm")
def test_every_function_is_exported_and_nothing_more():
    lines = subprocess.run(
        ["nm", "-D", "--defined-only", _ffi.library._name], capture_output=True, text=True, check=True
    ).stdout
    exported = {line.split()[-1].split("@")[0] for line in lines.splitlines()}
    assert sorted(name for name in exported if name.startswith(("netweave_", "nw__"))) == sorted(declared_by_headers())


def test_statuses_are_those_of_the_header():
    rows = re.findall(r"row\((\w+), (\d+), \d+, \"(\w*)\",", TEXT)
    assert {int(value): (name, exception) for name, value, exception in rows} == _ffi.STATUSES
    for status, (name, _) in _ffi.STATUSES.items():
        assert _ffi.library.netweave_status_name(status).decode() == name


def test_constants_are_those_of_the_headers():
    header = {name: int(value) for name, value in re.findall(r"\bNETWEAVE_([A-Z_]+) = (\d+)", TEXT)}
    assert {name: value for name, value in vars(_ffi).items() if name in header or re.match(r"[A-Z]+_[A-Z]+$", name)} == header


def test_another_version_of_the_library_is_refused(tmp_path):
    copy_without_library(tmp_path)
    path = tmp_path / "netweave" / "_ffi.py"
    path.write_text(path.read_text(encoding="utf-8").replace(f'"{_ffi.VERSION}"', '"9.9.9"'), encoding="utf-8")
    done = import_in_child(tmp_path, NETWEAVE_LIBRARY=_ffi.library._name)
    assert f"ImportError: netweave: the package is 9.9.9 and its library {_ffi.VERSION}; " in done.stderr


def test_a_package_without_its_library_says_what_to_do(tmp_path):
    copy_without_library(tmp_path)
    assert "ImportError: netweave: the package has no libnetweave inside; run pip install" in import_in_child(tmp_path).stderr
    done = import_in_child(tmp_path, NETWEAVE_LIBRARY=str(tmp_path / "none.so"))
    assert f"ImportError: netweave: {tmp_path}/none.so cannot be loaded (" in done.stderr
