"""Every measure and every model is a function, documented and typed, and does what its row of the catalogue says.

SPDX-License-Identifier: GPL-2.0-or-later
"""

import inspect
import keyword
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import netweave
from netweave import _functions, _lists, measures, models

WRITER = Path(__file__).parents[2] / "bindings" / "python" / "write_generated.py"
ROWS = {row["name"]: row for row in netweave.catalog()}
MODELS = {row["name"]: row for row in _lists.models()}


@pytest.fixture(scope="module")
def star():
    return models.star(members=6)


@pytest.mark.skipif("NETWEAVE_LIBRARY" not in os.environ, reason="asked of the source tree, with the library of its build")
def test_the_stubs_and_the_page_of_calls_are_current():
    done = subprocess.run([sys.executable, str(WRITER), "--check"], capture_output=True, text=True)
    if done.returncode != 0:
        settings = f"NETWEAVE_LIBRARY={os.environ['NETWEAVE_LIBRARY']} PYTHONPATH={WRITER.parent}"
        pytest.fail(f"{done.stdout}{done.stderr}mend: ./dev docs, or {settings} {sys.executable} {WRITER}", pytrace=False)


def test_every_measure_and_model_is_a_function_of_its_module():
    assert dir(measures) == sorted(ROWS)
    assert dir(models) == sorted(MODELS)
    assert measures.__all__ == list(ROWS)
    assert {"measures", "models"} <= set(dir(netweave))


@pytest.mark.parametrize("name", ROWS)
def test_a_measure_documents_itself(name):
    function = getattr(measures, name)
    row = ROWS[name]
    assert (function.__name__, function.__qualname__, function.__module__) == (name, name, "netweave.measures")
    told = " ".join(function.__doc__.split())
    for part in ("title", "question", "higher", "formula", "convention", "undefined", "citation", "cost"):
        assert " ".join((row[part] or "").split()) in told
    for parameter in row["parameters"]:
        assert f" {parameter['name']} : " in told
        assert parameter["meaning"] in told


@pytest.mark.parametrize(("module", "name"), [(measures, name) for name in ROWS] + [(models, name) for name in MODELS])
def test_a_signature_states_the_standards_of_the_catalogue(module, name):
    row = (ROWS if module is measures else MODELS)[name]
    signature = inspect.signature(getattr(module, name))
    for parameter in _functions.parameters_of(row):
        assert parameter.name.isidentifier()
        assert not keyword.iskeyword(parameter.name)
        assert parameter.name not in (*_functions.SETTINGS, "network")
        assert signature.parameters[parameter.name].default == parameter.standard
    assert pickle.loads(pickle.dumps(getattr(module, name))) is getattr(module, name)


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.filterwarnings("ignore::netweave.UndefinedWarning")
def test_a_function_gives_what_measure_gives(name):
    network = models.star(members=6)
    options = {"hub": "1"}
    try:
        expected = network.measure(name, **options)
    except netweave.NetweaveError as problem:
        with pytest.raises(type(problem)):
            getattr(measures, name)(network, **options)
        return
    for found in (getattr(measures, name)(network, **options), getattr(measures, name)(network.view(**options))):
        assert type(found) is type(expected)
        assert repr(found) == repr(expected)


@pytest.mark.parametrize("name", MODELS)
def test_a_model_gives_what_generate_gives(name):
    given = {"probability": 0.2} if name == "erdos_renyi" else {}
    assert getattr(models, name)(seed=5, **given).equals(netweave.generate(name, seed=5, **given))


def test_a_parameter_of_yes_or_no_is_a_truth_value(star):
    signature = inspect.signature(measures.betweenness)
    assert signature.parameters["normalized"].default is False
    assert measures.betweenness(star, normalized=True).max() == 1.0  # the hub serves every pair (Freeman 1977)
    assert measures.betweenness(star, normalized=False).max() == 10.0
    assert measures.betweenness(star, normalized=None).max() == 10.0


def test_numbers_of_numpy_are_taken_as_numbers(star):
    np = pytest.importorskip("numpy")
    plain = measures.pagerank(star, damping=0.5)
    assert list(measures.pagerank(star, damping=np.float64(0.5))) == list(plain)
    assert list(measures.k_step_reach(star, steps=np.int64(1))) == list(measures.k_step_reach(star, steps=1))
    assert measures.betweenness(star, normalized=np.bool_(True)).max() == 1.0


def test_a_wrong_keyword_names_the_one_that_was_meant(star):
    with pytest.raises(TypeError, match=r"betweenness\(\) takes no 'normalised'; did you mean 'normalized'\?"):
        measures.betweenness(star, normalised=True)
    with pytest.raises(TypeError, match=r"density\(\) takes no 'zzz'; it takes network, layer"):
        measures.density(star, zzz=1)
    with pytest.raises(TypeError, match=r"ring\(\) takes no 'member'; did you mean 'members'\?"):
        models.ring(member=3)


def test_a_view_is_not_told_options_again(star):
    with pytest.raises(ValueError, match="a view has its options already"):
        measures.density(star.view(), wave="2019")


def test_something_else_than_a_network_is_refused_in_words():
    with pytest.raises(TypeError, match="told a list instead of a network"):
        measures.density([("a", "b")])


def test_importing_the_package_does_not_import_the_functions():
    code = "import sys, netweave; print('netweave.measures' in sys.modules, netweave.measures.density.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "density"]
