"""What the sources may include and say. Argument: the project's root."""

import pathlib
import re
import sys

import tap

root = pathlib.Path(sys.argv[1])
lib = root / "lib"

# A layer includes its own files and those of the layers named here.
BELOW = {
    "base": set(),
    "core": {"base"},
    "measure": {"base", "core"},
    "flow": {"base", "core"},
    "io": {"base", "core"},
    "infer": {"base", "core", "measure", "flow"},
    "report": {"base", "core", "measure", "flow", "io", "infer"},
}
LINES = 400


def files(folder, *endings):
    return sorted(path for path in (root / folder).rglob("*") if path.suffix in endings)


def code(path):
    """The text without comments, lines kept."""
    return re.sub(r"/\*.*?\*/", lambda found: "\n" * found.group(0).count("\n"), path.read_text(), flags=re.S)


def includes(path):
    """Triples (line, sign, name)."""
    for number, line in enumerate(code(path).splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, found.group(1), found.group(2)


def arrows():
    for path in files("lib", ".c", ".h"):
        layer = path.relative_to(lib).parts[0]
        for number, sign, name in includes(path):
            place = f"{path.relative_to(root)}:{number}"
            target = name.split("/")[0] if "/" in name else layer
            if layer not in BELOW:
                yield f"{place}: there is no layer '{layer}'"
            elif sign == '"' and target != layer and target not in BELOW[layer]:
                yield f"{place}: {layer} may not include {target}"


def igraph():
    for path in files("lib", ".c", ".h") + files("bindings", ".c", ".h") + files("include", ".h"):
        for number, _, name in includes(path):
            if name.startswith("igraph"):
                yield f"{path.relative_to(root)}:{number}: igraph is a peer, for tests and benches only"


def bindings():
    for path in files("bindings", ".c", ".h"):
        for number, sign, name in includes(path):
            own = (path.parent / name).exists() or (root / "bindings" / name).exists()
            if sign == '"' and not own:
                yield f"{path.relative_to(root)}:{number}: {name} is not a public header"


def headers():
    for path in files("include", ".h"):
        for number, sign, name in includes(path):
            if sign == '"' or not (name.startswith("netweave/") or name in ("stddef.h", "stdint.h")):
                yield f"{path.relative_to(root)}:{number}: {name} is not for users of the library"


def lengths():
    for folder in ("lib", "include", "bindings", "tests", "bench", "docs"):
        for path in files(folder, ".c", ".h", ".py", ".sh"):
            count = len(path.read_text(errors="replace").splitlines())
            if count > LINES:
                yield f"{path.relative_to(root)} has {count} lines, {LINES} are allowed: it wants to be two"


def formats():
    """Formats of real numbers follow the locale; base/text.c mends that, and the shell command never leaves "C"."""
    for path in files("bindings", ".c", ".h"):
        if "setlocale" in code(path):
            yield f"{path.relative_to(root)} sets a locale"
    for path in files("lib", ".c", ".h"):
        if path == lib / "base" / "text.c":
            continue
        for number, line in enumerate(code(path).splitlines(), 1):
            for text in re.findall(r'"(?:[^"\\]|\\.)*"', line):
                if re.search(r"(?<!%)(?:%%)*%[-+ #0]*[\d*]*(?:\.[\d*]+)?[lL]?[aAeEfFgG](?![a-zA-Z])", text):
                    yield f"{path.relative_to(root)}:{number}: {text} follows the locale; use nw__text_append_number()"


def lists():
    """A formatter may run the lines of a list together, which then reads "layer=NAME        the layer" in a sentence."""
    for path in files("include", ".h"):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if re.match(r" \* \S.*\S {3,}\S", line):
                yield f"{path.relative_to(root)}:{number}: a list has become a sentence; indent its rows and make them shorter"


def licences():
    for path in files("lib", ".c", ".h") + files("bindings", ".c", ".h", ".py") + files("include", ".h"):
        head = re.sub(r"[\s*]+", "", path.read_text()[:3000])  # a formatter may have broken the line
        if "SPDX-License-Identifier:GPL-2.0-or-later" not in head:
            yield f"{path.relative_to(root)} does not name its licence"


tap.check("a layer includes only layers below it", arrows())
tap.check("the library does without igraph", igraph())
tap.check("bindings include public headers only", bindings())
tap.check("public headers include each other and plain types only", headers())
tap.check(f"no file has more than {LINES} lines", lengths())
tap.check("no real number is printed by the locale's rules", formats())
tap.check("lists in public headers stay lists", lists())
tap.check("every file names its licence", licences())
tap.check("the sources were found", [] if len(files("lib", ".c")) > 20 else ["they were not"])
tap.finish()
