"""Every public header compiles alone, as strict C and as C++. Arguments: include folder, C compiler, C++ compiler or ''."""

import pathlib
import subprocess
import sys

import tap

include = pathlib.Path(sys.argv[1])
strict = ["-fsyntax-only", "-Wall", "-Wextra", "-pedantic", "-Werror", "-I", str(include)]
languages = [("C99", sys.argv[2], ["-x", "c", "-std=c99", "-Wstrict-prototypes"])]
languages += [("C11", sys.argv[2], ["-x", "c", "-std=c11", "-Wstrict-prototypes"])]
languages += [("C++11", sys.argv[3], ["-x", "c++", "-std=c++11"])]
headers = sorted((include / "netweave").glob("*.h"))


def fault(compiler, options, header):
    # Twice: the guard against double inclusion must work too.
    source = f"#include <netweave/{header.name}>\n" * 2 + "int main(void) { return 0; }\n"
    done = subprocess.run([*compiler.split(), *strict, *options, "-"], input=source, capture_output=True, text=True)
    return [f"{header.name}: {line}" for line in done.stderr.splitlines()[:5]] if done.returncode else []


for language, compiler, options in languages:
    name = f"every public header compiles alone as {language}"
    if not compiler:
        tap.skip(name, "there is no compiler for it")
        continue
    tap.check(name, (line for header in headers for line in fault(compiler, options, header)))
tap.check("there are public headers", [] if len(headers) > 5 else ["they were not found"])
tap.finish()
