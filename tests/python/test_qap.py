"""QAP correlation and regression.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import numpy as np
import pytest

import netweave

pytest.importorskip("pandas")


def random_network(seed, members=12, density=0.3):
    rng = np.random.default_rng(seed)
    matrix = (rng.random((members, members)) < density).astype(float)
    np.fill_diagonal(matrix, 0)
    return matrix, netweave.Network.from_numpy(matrix, directed=True, labels=[f"m{k}" for k in range(members)])


def off_diagonal(matrix):
    return matrix[~np.eye(len(matrix), dtype=bool)]


def test_a_path_and_a_ring_of_five():
    path = netweave.Network.from_edges([(1, 2), (2, 3), (3, 4), (4, 5)], directed=False)
    ring = netweave.Network.from_edges([(1, 2), (2, 3), (3, 4), (4, 5), (5, 1)], directed=False)
    result = netweave.qap(path, ring)
    assert result["correlation"] == pytest.approx(0.816496580927726)
    assert result["p_greater"] == pytest.approx(10 / 120)
    assert result["floor"] == pytest.approx(10 / 120)
    assert result.attrs["test"] == "exact"
    assert any("all 120 ways" in note for note in result.attrs["notes"])


def test_the_correlation_is_numpy_s():
    (one, first), (other, second) = random_network(1), random_network(2)
    result = netweave.qap(first, second, draws=50)
    assert result["correlation"] == pytest.approx(np.corrcoef(off_diagonal(one), off_diagonal(other))[0, 1])
    assert result["draws"] == 50


def test_the_coefficients_are_numpy_s():
    matrices, networks = zip(*(random_network(seed) for seed in (3, 4, 5)))
    result = netweave.qap(*networks, names=["liking", "reports"], draws=20)
    columns = [np.ones(132), *(off_diagonal(matrix) for matrix in matrices[1:])]
    expected, *_ = np.linalg.lstsq(np.column_stack(columns), off_diagonal(matrices[0]), rcond=None)
    assert list(result.index) == ["intercept", "liking", "reports"]
    assert result["coefficient"].to_numpy() == pytest.approx(expected)
    assert np.isnan(result.loc["intercept", "p"])


def test_files_are_matched_by_name_and_attributes_explain(examples):
    network = netweave.read(
        {year: examples / f"community_{year}.csv" for year in ("2019", "2021")}, members=examples / "community_members.csv"
    )
    result = netweave.qap(network.view(wave="2021"), network.view(wave="2019"), attributes="same:region same:role")
    assert list(result.index) == ["intercept", "2019", "same:region", "same:role"]
    assert result.loc["same:region", "coefficient"] == pytest.approx(0.116, abs=0.001)
    assert result.loc["same:region", "members"] == 26
    files = netweave.qap(examples / "community_2021.csv", examples / "community_2019.csv", draws=10)
    assert files["members"] == 33


def test_the_same_seed_gives_the_same_result_with_any_threads():
    (_, first), (_, second) = random_network(6), random_network(7)
    one = netweave.qap(first, second, seed=3, threads=1)
    two = netweave.qap(first, second, seed=3, threads=2)
    assert one.equals(two)


def test_what_cannot_be_used_is_refused():
    _, network = random_network(8)
    with pytest.raises(TypeError, match="only networks"):
        netweave.qap(network, 5)
    with pytest.raises(ValueError, match="one each"):
        netweave.qap(network, network, names=["a", "b"])
    with pytest.raises(ValueError, match="no predictor"):
        netweave.qap(network)
    with pytest.raises(KeyError, match="shoe"):
        netweave.qap(network, attributes=["same:shoe"])
