"""What the Python tests share: where the data are, and settings that make every run the same.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"

try:
    import hypothesis
except ImportError:
    pass
else:
    hypothesis.settings.register_profile("netweave", database=None, derandomize=True, deadline=None, max_examples=50)
    hypothesis.settings.load_profile("netweave")


@pytest.fixture(scope="session")
def shared_data():
    """The folder of networks with known values beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared/data is not there")
    return SHARED


@pytest.fixture(scope="session")
def examples():
    """The folder of example files: the community of 2019 and of 2021, and its members."""
    return ROOT / "docs" / "examples"


@pytest.fixture(autouse=True)
def no_figure_left():
    """pyplot, where a test before has imported it, keeps every figure until it is told otherwise."""
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
