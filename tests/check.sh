#!/usr/bin/env bash
# ./dev check: format, warnings as errors, static analysis, and every test under sanitizers with a leak check.
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
[ $status -eq 0 ] && echo "check: all good"
exit $status
