"""What tests read off a picture: artists by their names, members, lines and texts.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import numpy as np
from matplotlib.collections import LineCollection


def named(axes, name):
    return [artist for artist in axes.findobj() if artist.get_gid() == name]


def one(axes, name):
    (found,) = named(axes, name)
    return found


def segments(axes, name="ties"):
    return sum(len(lines.get_segments()) for lines in named(axes, name) if isinstance(lines, LineCollection))


def corners(axes, prefix="members"):
    """Centres of members by the name of their group."""
    return {
        artist.get_gid(): np.array([path.vertices[:-1].mean(axis=0) for path in artist.get_paths()])
        for artist in axes.collections
        if (artist.get_gid() or "").startswith(prefix)
    }


def members_drawn(axes):
    return sum(len(points) for points in corners(axes).values())


def legend_of(axes):
    return [text.get_text() for text in axes.get_legend().get_texts()]


def labels_of(axes):
    return [text.get_text().replace("\n", " ") for text in named(axes, "label")]


def boxes_of(axes):
    axes.figure.draw_without_rendering()
    return [text.get_window_extent() for text in named(axes, "label")]
