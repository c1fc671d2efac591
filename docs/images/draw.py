"""Draws the pictures of the documents from the example community: python3 docs/images/draw.py [FOLDER].

SPDX-License-Identifier: GPL-2.0-or-later
"""

import sys
from pathlib import Path

import netweave

HERE = Path(__file__).parent
DRAWN = (
    "community_comparison.png",
    "community_changes.png",
    "community_map.png",
    "community_2019.png",
    "community_hub_curve.png",
)


def draw(folder):
    """Writes the pictures into a folder."""
    examples = HERE.parent / "examples"
    comparison = netweave.compare(examples / "community_2019.csv", examples / "community_2021.csv", seed=1)
    pictures = (
        netweave.plot.comparison(comparison, titles=("2019", "2021"))[0],
        netweave.plot.changes(comparison)[0],
        netweave.plot.structure_map(comparison),
        comparison.before.plot(title="2019"),
        netweave.plot.hub_curve(comparison.before.hub_curve(order="best", most=3)),
    )
    for name, axes in zip(DRAWN, pictures):
        axes.figure.savefig(Path(folder) / name, dpi=110, metadata={"Software": None})


if __name__ == "__main__":
    draw(sys.argv[1] if len(sys.argv) > 1 else HERE)
