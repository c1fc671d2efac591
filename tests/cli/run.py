"""Runs the tests of the netweave command that are written as texts: tests/cli/*.test.

    run.py NETWEAVE FILE.test…            runs them, prints TAP
    run.py --update NETWEAVE FILE.test…   writes the output of today into the tests

A test is a block of lines, KEY: VALUE, that begins with its sentence:
    test: the density of a star is two thirds of a ring's
    command: netweave measure star.csv density --csv     (by bash, in a copy of tests/cli/data)
    exit: 0                                              (the default)
    contains: TEXT      lacks: TEXT                      standard output, several times if need be
    error: TEXT                                          standard error holds it
    | a line of standard output, all of it, exactly      (several; none: not compared)
SPDX-License-Identifier: GPL-2.0-or-later
"""

import os
import shutil
import subprocess
import sys
import tempfile

KEYS = ("test", "command", "exit", "contains", "lacks", "error")


def read(path):
    """The blocks of a file: lists of (key, value), output lines under "|"."""
    blocks = []
    comments = []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if line.startswith("#"):
            comments.append(("#", line[2:]))
        if not line or line.startswith("#"):
            continue
        if line.startswith("|"):
            key, value = "|", line[2:]
        else:
            key, _, value = line.partition(": ")
            if key not in KEYS:
                sys.exit(f"{path}:{number}: '{key}' is none of {', '.join(KEYS)}")
        if key == "test":
            blocks.append(comments)
            comments = []
        blocks[-1].append((key, value))
    return blocks


def run(command, binary):
    """Runs a command in a copy of the data; gives exit code, output, errors."""
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory(prefix="netweave-cli-") as folder:
        data = os.path.join(folder, "data")
        shutil.copytree(os.path.join(here, "data"), data)
        os.symlink(os.path.abspath(binary), os.path.join(folder, "netweave"))
        environment = dict(os.environ, PATH=folder + os.pathsep + os.environ["PATH"], LC_ALL="C.UTF-8")
        done = subprocess.run(["bash", "-c", command], cwd=data, env=environment, capture_output=True, timeout=60,
                              stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def problems(block, code, output, errors):
    """What is not as the test says."""
    found = []
    expected = [value for key, value in block if key == "|"]
    wanted = int(next((value for key, value in block if key == "exit"), "0"))
    if code != wanted:
        found.append(f"exit code {code}, expected {wanted}; standard error: {errors.strip()}")
    for key, value in block:
        if key == "contains" and value not in output:
            found.append(f"standard output lacks '{value}':\n{output}")
        if key == "lacks" and value in output:
            found.append(f"standard output has '{value}':\n{output}")
        if key == "error" and value not in errors:
            found.append(f"standard error lacks '{value}': {errors.strip()}")
    if wanted != 0 and errors.startswith("netweave: ") and errors.count("\n") != 1:
        found.append(f"an error is one sentence on one line: {errors.strip()}")
    if expected and output.splitlines() != expected:
        found.append("standard output is\n" + output)
    return found


def updated(block, output):
    """The block with the output of today, where it has one."""
    if not any(key == "|" for key, _ in block):
        return block
    return [pair for pair in block if pair[0] != "|"] + [("|", line) for line in output.splitlines()]


def main(arguments):
    update = arguments[:1] == ["--update"]
    binary, files = arguments[update], arguments[update + 1:]
    failed = number = 0
    for path in files:
        blocks = read(path)
        for place, block in enumerate(blocks):
            number += 1
            values = dict(block)
            code, output, errors = run(values["command"], binary)
            if update:
                blocks[place] = updated(block, output)
                continue
            found = problems(block, code, output, errors)
            failed += bool(found)
            print(f"{'not ok' if found else 'ok'} {number} - {values['test']}")
            for problem in found:
                print("# " + "\n# ".join((values["command"] + "\n" + problem).splitlines()))
        if update:
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join("".join(f"{key} {value}".rstrip() + "\n" if key in "|#" else f"{key}: {value}\n"
                                               for key, value in block) for block in blocks))
    if not update:
        print(f"1..{number}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
