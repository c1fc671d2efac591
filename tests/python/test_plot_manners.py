"""Pictures behave: text that can be read, settings left alone, figures that go, pictures of the documents.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import gc
import subprocess
import sys
import weakref
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("matplotlib")

import matplotlib
import matplotlib.image
from pictures import corners

import netweave
from netweave import Network, plot


@pytest.fixture(scope="module")
def community(examples):
    return netweave.compare(examples / "community_2019.csv", examples / "community_2021.csv", draws=50)


@pytest.fixture
def directed():
    """Two ties one way, and a pair of ties both ways."""
    return Network.from_edges([("a", "b"), ("b", "a"), ("b", "c"), ("d", "c")], directed=True)


# ---- manners ----


def everything(comparison):
    yield np.ravel(comparison.before.plot())
    yield plot.comparison(comparison)
    yield plot.changes(comparison)
    yield np.ravel(plot.structure_map(comparison))
    yield np.ravel(plot.hub_curve(comparison.before))
    yield np.ravel(plot.spread({"a": [0.1, 0.4], "b": [0.2, 0.3]}))


def test_all_text_is_at_least_eight_points_and_within_a_page(community):
    for axes in everything(community):
        figure = axes[0].figure
        assert figure.get_figwidth() <= 7
        texts = [text for text in figure.findobj(matplotlib.text.Text) if text.get_text() and text.get_visible()]
        assert min(text.get_fontsize() for text in texts) >= 8


def test_no_text_is_cut_off(community):
    for axes in everything(community):
        figure = axes[0].figure
        figure.draw_without_rendering()
        for text in figure.findobj(matplotlib.text.Text):
            if (
                text.get_text().strip()
                and text.get_visible()
                and not text.get_text().replace("\N{MINUS SIGN}", "-").lstrip("-").replace(".", "").isdigit()
            ):
                box = text.get_window_extent()
                assert box.x0 > -3, text
                assert box.x1 < figure.bbox.x1 + 3, text
                assert box.y0 > -3, text
                assert box.y1 < figure.bbox.y1 + 3, text


def test_settings_of_the_user_stay_as_they_are(community):
    settings = dict(matplotlib.rcParams)
    for _ in everything(community):
        pass
    assert dict(matplotlib.rcParams) == settings


def test_axes_that_are_given_are_drawn_on(community):
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4))
    left, right = figure.subplots(1, 2)
    assert community.before.plot(axes=left) is left
    assert plot.structure_map(community, axes=right) is right
    assert plot.comparison(community, axes=(left, right)).tolist() == [left, right]
    assert len(figure.axes) == 2
    with pytest.raises(ValueError, match="2 are needed, 1 were given"):
        plot.comparison(community, axes=left)


SCRIPT = """
import sys, weakref, gc, netweave
from netweave import Network
network = Network.from_edges([(0, 1), (1, 2)])
axes = network.plot()
axes.figure.savefig(sys.argv[1])
assert "matplotlib.pyplot" not in sys.modules
import matplotlib.pyplot as pyplot
assert pyplot.get_fignums() == []
assert network.plot().figure.number == 1
assert pyplot.get_fignums() == [1]
"""


def test_pyplot_keeps_figures_only_where_it_is_used(tmp_path):
    subprocess.run([sys.executable, "-c", SCRIPT, str(tmp_path / "network.png")], check=True)
    assert (tmp_path / "network.png").stat().st_size > 1000


def test_a_figure_is_gone_with_its_axes(monkeypatch):
    monkeypatch.delitem(sys.modules, "matplotlib.pyplot", raising=False)
    figure = weakref.ref(Network.from_edges([(0, 1)]).plot().figure)
    gc.collect()
    assert figure() is None


def test_without_matplotlib_one_sentence_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match="pictures need matplotlib, which is not installed: pip install matplotlib"):
        Network.from_edges([(0, 1)]).plot()


def test_a_layout_can_be_had_without_a_picture(directed):
    positions = plot.layout(directed, symmetrize="any")
    assert list(positions) == ["a", "b", "c", "d"]
    assert np.allclose(corners(directed.plot(layout=positions, colour=None))["members"], list(positions.values()))


def test_the_pictures_of_the_documents_can_be_drawn_anew(tmp_path):
    folder = Path(__file__).parents[2] / "docs" / "images"
    if not folder.is_dir():
        pytest.skip("docs/images is not there")
    subprocess.run([sys.executable, str(folder / "draw.py"), str(tmp_path)], check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in folder.glob("*.png"))
    assert all(path.stat().st_size < 200_000 for path in folder.glob("*.png"))
    for path in tmp_path.iterdir():
        made, kept = matplotlib.image.imread(path), matplotlib.image.imread(folder / path.name)
        assert made.shape[1] == kept.shape[1]
        assert abs(made.shape[0] - kept.shape[0]) <= 2
