"""Runs one file of tests with pytest and prints the results in TAP, and what is wrong to standard error, which meson shows.

Arguments: the file, then options of pytest. SPDX-License-Identifier: GPL-2.0-or-later
"""

import sys

try:
    import numpy  # noqa: F401
    import pytest
except ImportError as problem:
    print(f"1..0 # SKIP {problem}")
    sys.exit()


class Tap:
    """A line for every test."""

    def __init__(self):
        self.count = 0

    def pytest_addoption(self, parser):
        parser.addoption("--verbose", dest="verbose", type=int, default=0)  # the terminal's, which asserts ask for

    def line(self, verdict, name, text=""):
        self.count += 1
        print(f"{verdict} {self.count} - {name}", flush=True)
        if verdict == "not ok":
            print(f"{name}\n{text}", file=sys.stderr, flush=True)

    def pytest_runtest_logreport(self, report):
        name = report.nodeid.partition("::")[2].replace("#", "")
        if report.failed:
            self.line("not ok", name, report.longreprtext + "".join(f"\n{title}\n{text}" for title, text in report.sections))
        elif report.skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.wasxfail
            self.line("ok", f"{name} # SKIP {reason.removeprefix('Skipped: ')}")
        elif report.when == "call":
            self.line("ok", name)

    def pytest_collectreport(self, report):
        if report.failed:
            self.line("not ok", report.nodeid or "collection", report.longreprtext)
        elif report.skipped:
            self.line("ok", f"{report.nodeid} # SKIP {report.longrepr[2].removeprefix('Skipped: ')}")

    def pytest_internalerror(self, excrepr):
        self.line("not ok", "pytest", str(excrepr))


tap = Tap()
status = pytest.main([*sys.argv[1:], "-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:faulthandler"], plugins=[tap])
print(f"1..{tap.count}")
sys.exit(status)
