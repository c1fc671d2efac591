"""What the libraries define and use: exports, writable data, forbidden functions.
Arguments: shared library, static library, include folder."""

import pathlib
import re
import subprocess
import sys

import tap

shared, static, include = sys.argv[1:4]

# All writable data of the library, and why it is there.
WRITABLE = {
    "last_error": "thread-local: the sentence of this thread's last failure",
}
# What the compiler and the C library put into every shared library.
TOOLCHAIN = {"completed.0", "__dso_handle", "_DYNAMIC", "_GLOBAL_OFFSET_TABLE_", "__TMC_END__", "__bss_start", "_edata",
             "_end", "__cpu_model", "__cpu_features2", "__frame_dummy_init_array_entry",
             "__do_global_dtors_aux_fini_array_entry"}

# Functions that print, end the process, follow or change the locale, keep hidden state, or allocate outside
# base/memory.c.
FORBIDDEN = {
    "printf", "puts", "putchar", "perror", "vprintf", "exit", "_exit", "abort", "__assert_fail", "system", "chdir",
    "setlocale", "uselocale", "strtod", "strtof", "atof", "atoi", "atol", "sscanf", "__isoc99_sscanf", "scanf",
    "rand", "srand", "random", "srandom", "drand48", "strtok", "asctime", "ctime", "gmtime", "localtime",
    "getenv", "setenv", "putenv", "signal", "sigaction", "strdup", "strndup", "asprintf", "vasprintf", "getline",
    "getdelim", "open_memstream", "alloca", "gets", "strcpy", "strcat", "sprintf", "vsprintf", "tmpnam", "mktemp",
    "__printf_chk", "__strcpy_chk", "__strcat_chk", "__sprintf_chk", "__vsprintf_chk", "__vprintf_chk", "stdout",
}
ALLOCATORS = {"malloc", "calloc", "realloc", "reallocarray", "aligned_alloc", "posix_memalign", "memalign"}


def lines(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def declared():
    text = "".join(path.read_text() for path in sorted(pathlib.Path(include, "netweave").glob("*.h")))
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return set(re.findall(r"NETWEAVE_API\b[^;(]*?\b(netweave_\w+)\s*\(", text))


def exported():
    return {line.split()[-1].split("@")[0] for line in lines("nm", "-D", "--defined-only", shared)}


def writable():
    """Names of the data symbols in sections that stay writable after relocation."""
    sections = {}
    for line in lines("readelf", "-SW", shared):
        row = re.match(r"\s*\[\s*(\d+)\]\s+(\S+)\s+\S+\s+\S+\s+\S+\s+\S+\s+\S+\s+([A-Zlo]*)\s", line)
        if row:
            sections[row.group(1)] = (row.group(2), row.group(3))
    names = set()
    for line in lines("readelf", "-sW", shared):
        row = line.split()
        if len(row) == 8 and row[3] in ("OBJECT", "TLS", "NOTYPE") and row[6] in sections:
            section, flags = sections[row[6]]
            relocated_then_sealed = section in (".data.rel.ro", ".dynamic", ".got", ".init_array", ".fini_array")
            if "W" in flags and not relocated_then_sealed:
                names.add(row[7])
    return names


def undefined():
    """Pairs (object file, name) of all that the static library takes from elsewhere."""
    member = ""
    for line in lines("nm", "-u", static):
        if line.endswith(":"):
            member = line[:-1]
        elif line.split():
            yield member, line.split()[-1]


public, exports, data, used = declared(), exported(), writable(), list(undefined())
tap.check("every declared function is exported", (f"{name} is declared and missing" for name in sorted(public - exports)))
tap.check("nothing else is exported", (f"{name} is exported and in no header" for name in sorted(exports - public)))
tap.check("the headers declare functions", [] if len(public) > 60 else [f"only {len(public)} were found"])
tap.check("no writable data but the named", (f"{name} is writable data; make it const, or put it into a handle"
                                             for name in sorted(data - set(WRITABLE) - TOOLCHAIN)))
tap.check("the named writable data is there", (f"{name} is gone: take it off the list" for name in set(WRITABLE) - data))
tap.check("no function that prints, exits, follows the locale or keeps state is called",
          sorted({f"{member} calls {name}" for member, name in used if name in FORBIDDEN}))
tap.check("memory comes from base/memory.c alone",
          sorted({f"{member} calls {name}; use base/memory.h" for member, name in used
                  if name in ALLOCATORS and "memory" not in member}))
tried_in = ("arguments", "attendance", "columns", "contacts", "groups", "qap", "flow_calls", "flow_story", "gate", "doctor",
            "pseudonyms", "unknown")
tried = "".join((pathlib.Path(__file__).parent / f"test_{name}.c").read_text() for name in tried_in)
tap.check("every public function is called with wrong arguments",
          (f"{name} is in no test_NAME.c of {', '.join(tried_in)}" for name in sorted(public)
           if not re.search(rf"\b{name}[(,]", tried)))
tap.finish()
