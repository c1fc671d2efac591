"""Prints the results of a test script in TAP, one line a test, with what is wrong below it."""

import sys

_results = []


def check(name, faults):
    """Reports a test: it fails when there are faults, each a sentence."""
    faults = list(faults)
    _results.append(not faults)
    print(f"{'not ok' if faults else 'ok'} {len(_results)} - {name}")
    for fault in faults:
        print(f"# {fault}")


def skip(name, reason):
    _results.append(True)
    print(f"ok {len(_results)} - {name} # SKIP {reason}")


def finish():
    print(f"1..{len(_results)}")
    sys.exit(0 if all(_results) else 1)
