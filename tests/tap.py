"""Runs a test program and passes its TAP on, with a skipped test said as TAP says it: cmocka 1.1.5 writes "not ok" there."""

import re
import subprocess
import sys

done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, text=True, errors="replace")
print(re.sub(r"(?m)^not ok (\d+) # SKIP", r"ok \1 # SKIP", done.stdout), end="")
sys.exit(done.returncode if done.returncode >= 0 else 128 - done.returncode)
