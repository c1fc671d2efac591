"""What the linker and the compiler were asked to guard. Arguments: 'fortified' or 'plain', then the binaries."""

import pathlib
import re
import subprocess
import sys

import tap

fortified = sys.argv[1] == "fortified"


def readelf(*arguments):
    return subprocess.run(["readelf", *arguments], capture_output=True, text=True, check=True).stdout


for path in sys.argv[2:]:
    name = pathlib.Path(path).name
    segments, dynamic, symbols = readelf("-lW", path), readelf("-dW", path), readelf("-sW", "--dyn-syms", path)
    stack = re.search(r"GNU_STACK.*", segments)
    tap.check(f"{name} seals its relocations", [] if "GNU_RELRO" in segments else ["there is no RELRO segment"])
    tap.check(f"{name} binds all symbols at the start",
              [] if re.search(r"BIND_NOW|FLAGS_1.*NOW", dynamic) else ["it binds lazily"])
    tap.check(f"{name} has a stack that cannot be run", [] if stack and "E" not in stack.group(0).split()[-2] else ["it can"])
    tap.check(f"{name} has no part that is writable and can be run",
              [line.strip() for line in segments.splitlines() if re.search(r"LOAD.*\bRWE\b", line)])
    tap.check(f"{name} is independent of its place", [] if "DYN" in readelf("-hW", path) else ["it is not"])
    tap.check(f"{name} guards its stack", [] if "__stack_chk_fail" in symbols else ["__stack_chk_fail is not used"])
    tap.check(f"{name} looks nowhere odd for libraries",
              [line.strip() for line in dynamic.splitlines() if "TEXTREL" in line])
    if fortified:
        tap.check(f"{name} checks the sizes of buffers",
                  [] if re.search(r"__\w+_chk\b", symbols.replace("__stack_chk", "")) else ["no checked call is used"])
    else:
        tap.skip(f"{name} checks the sizes of buffers", "this build is not optimized")
tap.finish()
