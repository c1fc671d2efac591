"""Runs one file of tests with pytest and prints the results in TAP.

Arguments: the file, then options of pytest. SPDX-License-Identifier: GPL-2.0-or-later
"""

import re
import sys

try:
    import numpy  # noqa: F401
    import pytest
except ImportError as problem:
    print(f"1..0 # SKIP {problem}")
    sys.exit()


class Tap:
    """A line for every test, with what is wrong below it."""

    def __init__(self):
        self.count = 0

    def line(self, verdict, name, text=""):
        self.count += 1
        print(f"{verdict} {self.count} - {name.replace('#', '')}", flush=True)
        for row in text.splitlines():
            print(f"# {row}")

    def pytest_runtest_logreport(self, report):
        name = report.nodeid.partition("::")[2]
        if report.failed:
            self.line("not ok", name, report.longreprtext + "".join(f"\n{title}\n{text}" for title, text in report.sections))
        elif report.skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else getattr(report, "wasxfail", "")
            self.count += 1
            print(f"ok {self.count} - {name.replace('#', '')} # SKIP {re.sub('^Skipped: ', '', reason)}")
        elif report.when == "call":
            self.line("ok", name)

    def pytest_collectreport(self, report):
        if report.failed:
            self.line("not ok", report.nodeid or "collection", report.longreprtext)

    def pytest_internalerror(self, excrepr):
        self.line("not ok", "pytest", str(excrepr))


tap = Tap()
status = pytest.main([*sys.argv[1:], "-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:faulthandler"], plugins=[tap])
print(f"1..{tap.count}")
sys.exit(status)
