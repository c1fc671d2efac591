#!/usr/bin/env bash
# Feeds damaged files to the readers under ASan and UBSan: tests/fuzz.sh [SECONDS] [SEED].
# SPDX-License-Identifier: GPL-2.0-or-later
set -euo pipefail
cd "$(dirname "$0")/.."
folder=build-fuzz
if [ ! -f "$folder/build.ninja" ]; then
    meson setup "$folder" -Db_sanitize=address,undefined -Db_lundef=false -Dpython3=/usr/bin/python3 >"$folder.log" 2>&1 || {
        cat "$folder.log" >&2
        exit 1
    }
    rm -f "$folder.log"
fi
ninja -C "$folder" tests/fuzz_readers >"$folder/build.log" 2>&1 || {
    cat "$folder/build.log" >&2
    exit 1
}
export FUZZ_FIND=$folder/find
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
"$folder/tests/fuzz_readers" "${1:-60}" "${2:-1}" || {
    echo "fuzz: a find; the input is in $FUZZ_FIND" >&2
    exit 1
}
