"""Runs the ```python blocks of a page in order, as the cells of a notebook, and compares what they show with the ```text blocks
that follow them: what is printed, the value of the last line, warnings, and the exception that ends the cell. A line of …
stands for any lines, … within a line for any text. A picture that follows a cell shows its `axes`.

`python3 tests/python/pages.py --update` writes the true output into the pages; docs/images/draw.py draws
the pictures.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import ast
import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
import warnings
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/python.md", "docs/python-peers.md")
CELL = re.compile(
    r"```python\n(?P<code>.*?)```\n(?:\n```text\n(?P<text>.*?)```\n)?(?:\n!\[[^]]*\]\((?P<picture>[^)]+)\)\n)?", flags=re.S
)


class Cell:
    """One cell of a page."""

    def __init__(self, found, page):
        self.code = found["code"]
        self.expected = (found["text"] or "").rstrip()
        self.picture = found["picture"]
        self.line = page.count("\n", 0, found.start()) + 2

    def run(self, names):
        """What the cell shows."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), warnings.catch_warnings():
            warnings.simplefilter("always")
            for category in (DeprecationWarning, FutureWarning):  # of peers, and not about what is shown
                warnings.simplefilter("ignore", category)
            warnings.showwarning = lambda message, category, *place: print(f"{category.__name__}: {message}")
            try:
                self._execute(names)
            except Exception as problem:
                print(f"{type(problem).__name__}: {problem}")
        return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n"))

    def _execute(self, names):
        body = ast.parse(self.code).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), "<cell>", "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
            if value is not None:
                print(repr(value))

    def is_shown(self, actual):
        """Whether the page shows what the cell does."""
        lines = [
            "(?:.*\n)*?.*" if line.strip() == "…" else ".*?".join(re.escape(part) for part in line.split("…"))
            for line in self.expected.split("\n")
        ]
        return re.fullmatch("\n".join(lines), actual) is not None

    def text(self, actual):
        """The cell with its true output."""
        shown = self.expected if self.is_shown(actual) else actual
        text = f"```python\n{self.code}```\n"
        if shown:
            text += f"\n```text\n{shown}\n```\n"
        return text


@contextlib.contextmanager
def workplace():
    """A folder with the example files in it, which is the current one for a while."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory(prefix="netweave-pages-") as folder:
        for path in (ROOT / "docs" / "examples").iterdir():
            if path.is_file():
                shutil.copy(path, folder)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def cells(page):
    """The cells of a page, by its name."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [Cell(found, text) for found in CELL.finditer(text)]


def needs(page):
    """The packages that a page imports."""
    return sorted(set(re.findall(r"(?m)^(?:import|from) (\w+)", "".join(cell.code for cell in cells(page)))))


def problems(page):
    """What a page shows otherwise than its cells do, in words."""
    names, found = {}, []
    with workplace():
        for cell in cells(page):
            names.pop("axes", None)
            actual = cell.run(names)
            if not cell.is_shown(actual):
                found.append(f"{page}:{cell.line}\n{cell.code}expected:\n{cell.expected}\nactual:\n{actual}\n")
            if cell.picture and "axes" not in names:
                found.append(f"{page}:{cell.line} draws nothing\n")
            if cell.picture and not (ROOT / page).parent.joinpath(cell.picture).exists():
                found.append(f"{page}:{cell.line}: {cell.picture} is not there\n")
    return found


def update(page):
    """Writes the true output into a page."""
    path = ROOT / page
    names = {}

    def written(found):
        cell = Cell(found, found.string)
        text = cell.text(cell.run(names))
        if cell.picture:
            text += "\n" + re.search(r"(?m)^!\[.*\n", found[0])[0]
        return text

    with workplace():
        text = CELL.sub(written, path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for page in [name for name in sys.argv[1:] if name != "--update"] or PAGES:
        if "--update" in sys.argv:
            update(page)
        else:
            print("".join(problems(page)), end="")
