#!/usr/bin/env bash
# Feeds damaged files to the readers, and damaged options to all calls, under ASan and UBSan: tests/fuzz.sh [SECONDS]
# [SEED]; the seconds are those of each of the two.
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
ninja -C "$folder" tests/fuzz_readers tests/fuzz_options >"$folder/build.log" 2>&1 || {
    cat "$folder/build.log" >&2
    exit 1
}
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
for target in readers options; do
    FUZZ_FIND=$folder/find-$target "$folder/tests/fuzz_$target" "${1:-60}" "${2:-1}" || {
        echo "fuzz: a find; the input is in $folder/find-$target" >&2
        exit 1
    }
done
