"""The pages about Python show what their cells do.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import pages


@pytest.mark.parametrize("page", pages.PAGES)
def test_a_page_shows_what_its_cells_do(page, monkeypatch):
    for package in ("pandas", *pages.needs(page)):
        pytest.importorskip(package)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    found = pages.problems(page)
    if found:
        script = f"{sys.executable} {pages.__file__} --update"
        pytest.fail("".join(found) + f"if that is as it should be: {script} writes it", pytrace=False)


def test_a_cell_that_shows_something_else_is_found():
    cell = pages.Cell(pages.CELL.match("```python\n6 * 7\n```\n\n```text\n41\n```\n"), "")
    assert cell.run({}) == "42"
    assert not cell.is_shown("42")
    cell.expected = "4…"
    assert cell.is_shown("42")
    cell.expected = "…\n42"
    assert cell.is_shown("one\ntwo\n42")


def test_warnings_and_exceptions_are_shown():
    code = "```python\nimport warnings\nprint('a')\nwarnings.warn('b')\n1 / 0\n```\n"
    assert pages.Cell(pages.CELL.match(code), "").run({}) == "a\nUserWarning: b\nZeroDivisionError: division by zero"
