#!/usr/bin/env bash
# ./dev check: format, warnings as errors, static analysis, every test under sanitizers with a leak check, and
# parallel kernels under ThreadSanitizer.
# SPDX-License-Identifier: GPL-2.0-or-later
set -euo pipefail
python=$1
folder=build-check
sources() { git ls-files "$@"; }

echo "check: format"
sources '*.c' '*.h' ':!tests/known' | xargs clang-format --dry-run -Werror

echo "check: Python"
tools=$folder/python
if [ ! -x $tools/bin/mypy ]; then
    mkdir -p $folder
    { "$python" -m venv $tools && $tools/bin/pip install --disable-pip-version-check mypy==2.4.1 ruff==0.17.6 numpy==2.2.6; } \
        >$folder.log 2>&1 || { cat $folder.log >&2; exit 1; }
    rm -f $folder.log
fi
$tools/bin/ruff check --quiet --no-cache bindings tests bench
$tools/bin/ruff format --quiet --no-cache --diff bindings tests/python
$tools/bin/mypy --cache-dir $folder/mypy --no-error-summary

echo "check: warnings as errors, address and undefined-behaviour sanitizers"
if [ ! -f $folder/build.ninja ]; then
    meson setup $folder -Dpython3="$python" -Dwerror=true -Db_sanitize=address,undefined -Dbuildtype=debug -Doptimization=1 \
        >$folder.log 2>&1 || { cat $folder.log >&2; exit 1; }
    rm -f $folder.log
fi
ninja -C $folder >$folder/build.log 2>&1 || { grep -E 'error|FAILED' $folder/build.log >&2; exit 1; }

echo "check: static analysis"
sources 'lib/*.c' 'bindings/*.c' | xargs -P 2 -n 8 clang-tidy --quiet --extra-arg=-Wno-unknown-warning-option -p $folder 2>/dev/null >$folder/tidy.log ||
    { grep -E 'error|warning' $folder/tidy.log >&2; exit 1; }

echo "check: tests"
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:strict_string_checks=1:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
status=0
meson test -C $folder --no-rebuild --print-errorlogs --timeout-multiplier 5 || status=$?
"$python" tests/totals.py $folder/meson-logs/testlog.junit.xml || status=1

# gcc's OpenMP library does not tell ThreadSanitizer when threads meet; clang's does, through Archer.
echo "check: threads"
threads=$folder-threads
if [ ! -f $threads/build.ninja ]; then
    CC=clang meson setup $threads -Dpython3="$python" -Dopenmp=enabled -Db_sanitize=thread -Db_lundef=false \
        -Dbuildtype=debug -Doptimization=1 >$threads.log 2>&1 || { cat $threads.log >&2; exit 1; }
    rm -f $threads.log
fi
ninja -C $threads tests/reliability/test_reliability_threads tests/test_core_pass_runs >$threads/build.log 2>&1 ||
    { grep -E 'error|FAILED' $threads/build.log >&2; exit 1; }
archer=$(dirname "$(readlink -f "$(command -v clang)")")/../lib/libarcher.so
for test in reliability/test_reliability_threads test_core_pass_runs; do
    OMP_TOOL_LIBRARIES=$archer TSAN_OPTIONS=ignore_noninstrumented_modules=1 $threads/tests/$test \
        >$threads/test.log 2>&1 || { cat $threads/test.log >&2; status=1; }
done
[ $status -eq 0 ] && echo "check: all good"
exit $status
