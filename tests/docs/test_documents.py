"""Every example in the documents is run: ```console blocks print what they say they print (a line of … stands for any
lines), ```c blocks with a main() are compiled against the library and print the ```text block that follows, and the measure
that CONTRIBUTING.md shows is added to a copy of the tree, built and computed. Prints TAP.

With --update, writes the true output into the documents instead."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

source, netweave, python = sys.argv[1:4]
source, netweave = os.path.abspath(source), os.path.abspath(netweave)
update = "--update" in sys.argv
examples = os.path.join(source, "docs", "examples")
documents = ["README.md"]
documents += sorted(os.path.join("docs", name) for name in os.listdir(os.path.join(source, "docs")) if name.endswith(".md"))
results = []


def record(name, problem):
    results.append(f"ok {len(results) + 1} - {name}" if problem is None else
                   f"not ok {len(results) + 1} - {name}\n# " + problem.replace("\n", "\n# "))


def shell(command, folder):
    environment = dict(os.environ, LD_LIBRARY_PATH="", LC_ALL="C.UTF-8", COLUMNS="100")
    environment["PATH"] = os.path.dirname(netweave) + ":" + os.environ["PATH"]
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True)
    return done.stdout + done.stderr


def matches(expected, actual):
    pattern = "\n".join("(?:.*\n)*?.*" if line.strip() == "…" else re.escape(line) for line in expected.rstrip().split("\n"))
    return re.fullmatch(pattern, actual.rstrip()) is not None


def run_block(block, folder):
    """Runs a block's commands; gives the block with its true output, and what did not match."""
    parts = re.split(r"(?m)^\$ (.*)$", block)
    problem, true = None, parts[0]
    for command, expected in zip(parts[1::2], parts[2::2]):
        expected = expected.strip("\n")
        if command.strip() == "./dev test" or command.startswith("cc "):
            true += f"$ {command}\n{expected}\n" if expected else f"$ {command}\n"
            continue
        real = command.replace("./dev demo", f"./demo.sh {netweave}")
        actual = shell(real, folder).rstrip()
        if not matches(expected, actual):
            problem = (problem or "") + f"$ {command}\nexpected:\n{expected}\nactual:\n{actual}\n"
        kept = expected if "…" in expected and matches(expected, actual) else actual
        true += f"$ {command}\n{kept}\n" if kept else f"$ {command}\n"
    return true, problem


def run_program(code, folder):
    """Compiles and runs a program against the library beside the command; gives what it prints, warnings included."""
    library = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(netweave))), "lib")
    with open(os.path.join(library, "libnetweave.so"), "rb") as file:
        sanitized = "-fsanitize=address,undefined" if b"__asan_init" in file.read() else ""
    with open(os.path.join(folder, "program.c"), "w", encoding="utf-8") as file:
        file.write(code)
    return shell(f"{os.environ.get('CC', 'cc')} -Wall -Wextra {sanitized} -I{source}/include program.c -o program "
                 f"-L{library} -lnetweave -Wl,-rpath,{library} && ./program", folder).rstrip()


def check_document(path):
    text = open(os.path.join(source, path), encoding="utf-8").read()
    with tempfile.TemporaryDirectory(prefix="netweave-docs-") as folder:
        for name in os.listdir(examples):
            if os.path.isfile(os.path.join(examples, name)):
                shutil.copy(os.path.join(examples, name), folder)

        def check(found):
            true, problem = run_block(found.group(1), folder)
            if not update:
                record(f"{path}: {found.group(1).strip().splitlines()[0]}", problem)
            return "```console\n" + true.rstrip("\n") + "\n```"

        def check_program(found):
            code, expected = found.groups()
            actual = run_program(code, folder)
            if not update:
                problem = None if matches(expected, actual) else f"expected:\n{expected}\nactual:\n{actual}"
                record(f"{path}: the program of line {text[:found.start()].count(chr(10)) + 2}", problem)
            return f"```c\n{code}```\n\n```text\n{actual}\n```"

        new = re.sub(r"```console\n(.*?)```", check, text, flags=re.S)
        new = re.sub(r"```c\n((?:(?!```).)*?\bint main\b.*?)```\n\n```text\n(.*?)```", check_program, new, flags=re.S)
    if update and new != text:
        open(os.path.join(source, path), "w", encoding="utf-8").write(new)


def try_contributing():
    """Follows 'A new measure in five minutes' to the letter."""
    text = open(os.path.join(source, "CONTRIBUTING.md"), encoding="utf-8").read()
    code = re.search(r"```c\n(.*?)```", text, flags=re.S).group(1)
    code = re.sub(r"(?m)^   ", "", code)
    name = re.search(r"nw__measure_(\w+) = ", code).group(1)
    with tempfile.TemporaryDirectory(prefix="netweave-measure-") as folder:
        for part in ("lib", "include", "bindings", "docs", "meson.build", "meson_options.txt"):
            origin = os.path.join(source, part)
            (shutil.copytree if os.path.isdir(origin) else shutil.copy)(origin, os.path.join(folder, part))
        open(os.path.join(folder, "lib", "measure", name + ".c"), "w").write(code)
        listing = os.path.join(folder, "lib", "measure", "meson.build")
        build = open(listing).read().replace("measures = [\n", f"measures = [\n  '{name}',\n", 1)
        open(listing, "w").write(build)
        options = f"-Dtests=false -Doptimization=0 -Dwerror=true -Dpython3={python}"
        made = shell(f"meson setup build {options} && ninja -C build", folder)
        command = os.path.join(folder, "build", "bindings", "cli", "netweave")
        if not os.path.exists(command):
            return made[-3000:]
        told = shell(f"printf 'from,to\\nh,a\\nh,b\\nh,c\\nh,d\\nh,e\\n' | {command} measure - {name} --json; "
                     f"{command} describe {name}", folder)
        good = '"pendant_share": 0.83333333333333' in told and "hangs on a single tie?" in told
        return None if good else told


for document in documents:
    check_document(document)
if not update:
    told = open(os.path.join(source, "docs", "measures.md"), encoding="utf-8").read().rstrip()
    record("docs/measures.md is what ./dev docs writes",
           None if shell("netweave describe --markdown", source).rstrip() == told else "it differs; run ./dev docs")
    record("CONTRIBUTING.md: the measure in five minutes builds, computes and explains itself", try_contributing())
    print(f"1..{len(results)}")
    print("\n".join(results))
sys.exit(any(line.startswith("not ok") for line in results))
