"""Results are the same to the byte whatever the locale. Argument: the program locale_report.

German writes 0,5 for a half; Turkish has two letters i, so that lower-casing I gives another letter. Locales that the
system lacks are built into a temporary folder."""

import os
import shutil
import subprocess
import sys
import tempfile

import tap

program = sys.argv[1]
LOCALES = [("de_DE.UTF-8", ","), ("tr_TR.UTF-8", ",")]


def build(name, folder):
    """Builds a locale; False where the system has no sources for it."""
    if not shutil.which("localedef"):
        return False
    source, charmap = name.split(".")
    done = subprocess.run(["localedef", "-i", source, "-f", charmap, os.path.join(folder, name)], capture_output=True)
    return os.path.isdir(os.path.join(folder, name)) and done.returncode in (0, 1)  # 1: built, with warnings


def report(locale, folder, **more):
    """What the program prints, and the decimal point that it saw."""
    environment = {**os.environ, "LC_ALL": locale, **more}
    environment.pop("LANGUAGE", None)
    if folder:
        environment["LOCPATH"] = folder
    done = subprocess.run([program], env=environment, capture_output=True)
    if done.returncode:
        raise SystemExit(f"Bail out! {locale}: {done.stderr.decode(errors='replace')}")
    return done.stdout, done.stderr.decode()


def difference(expected, found):
    for number, pair in enumerate(zip(expected.splitlines(), found.splitlines()), 1):
        if pair[0] != pair[1]:
            return [f"line {number} is {pair[1]!r}, not {pair[0]!r}"]
    return [] if expected == found else ["one is longer"]


expected, _ = report("C", None)
tap.check("there is a report", [] if len(expected) > 5000 else ["it is short"])
with tempfile.TemporaryDirectory() as folder:
    for name, point in LOCALES:
        found, seen = report(name, None)
        if seen != point and build(name, folder):
            found, seen = report(name, folder)
        if seen != point:
            tap.skip(f"the report is the same under {name}", "the system has no such locale")
            continue
        tap.check(f"the report is the same under {name}", difference(expected, found))
tap.check("the report is the same with one thread", difference(expected, report("C", None, OMP_NUM_THREADS="1")[0]))
tap.check("the report is the same when run again", difference(expected, report("C", None)[0]))
tap.finish()
