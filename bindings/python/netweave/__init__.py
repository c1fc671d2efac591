"""netweave: is this network hub-and-spoke or networked, and did that change?

SPDX-License-Identifier: GPL-2.0-or-later
"""

from netweave._ffi import VERSION as __version__

__all__ = ["__version__"]
