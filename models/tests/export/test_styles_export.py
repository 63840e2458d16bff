import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from commands.export_styles import main as export_styles
from hearing.data.classes import CLASSES
from hearing.data.vocabulary import load_vocabulary
from hearing.export.assemble.styles import OUTPUTS, add_styles
from hearing.export.check import check_styles, checksum
from hearing.export.golden import read_golden, synthetic_pictures
from hearing.export.graph import Graph
from hearing.folders import Folders
from hearing.heads.style_heads import StyleHeads
from hearing.interpret import run_model

WORDS = load_vocabulary()


@pytest.fixture
def shipped(own_folders: Folders) -> Folders:
    """The repository's own network, and heads that have learned nothing."""
    shutil.copytree(Folders().shipped, own_folders.shipped)
    torch.manual_seed(0)
    torch.save(StyleHeads(WORDS, len(CLASSES)).state_dict(), own_folders.styles)
    own_folders.figures.mkdir(parents=True)
    return own_folders


def test_a_graph_is_read_as_it_was_written(shipped: Folders, tmp_path: Path) -> None:
    graph = Graph.read(shipped.shipped)
    graph.write(tmp_path / 'again', '1.0.0')
    before, after = (run_model(folder, synthetic_pictures()) for folder in (shipped.shipped, tmp_path / 'again'))
    assert before.keys() == after.keys()
    for name, value in before.items():
        np.testing.assert_array_equal(value, after[name])


def test_outputs_that_go_take_their_nodes_and_weights_with_them(shipped: Folders) -> None:
    graph = Graph.read(shipped.shipped)
    bytes_before = sum(value.nbytes for value in graph.weights.values())
    graph.keep(['embedding'])
    assert set(graph.outputs) == {'embedding'}
    assert sum(value.nbytes for value in graph.weights.values()) < bytes_before
    assert not [node['name'] for node in graph.nodes if node['name'].startswith('tags/')]


def test_new_heads_take_the_place_of_the_old_and_all_else_stays(shipped: Folders) -> None:
    before = run_model(shipped.shipped, synthetic_pictures())
    world = {
        'familyTemperature': 1.5,
        'claimFrom': 0.6,
        'sets': {'taffc': {'songs': 600, 'right': 0.82}, 'dances': {'songs': 50, 'right': 0.7}},
        'styles': {'techno': {'shownAbove': 0.4}},
        'moods': {'calm': {'shownAbove': None}},
    }
    (shipped.figures / 'world.json').write_text(json.dumps(world))
    export_styles(['--version', '9.0.0'], shipped.root)
    after = run_model(shipped.shipped, synthetic_pictures())
    for name in ('genres', 'tags', 'classes', 'embedding'):
        np.testing.assert_array_equal(after[name], before[name])
    assert not np.array_equal(after['families'], before['families'])
    spec = json.loads(shipped.contract.read_text())
    assert (spec['version'], spec['checksum']) == ('9.0.0', checksum(shipped.shipped))
    assert (spec['familyTemperature'], spec['claimFrom'], spec['claimsRight']) == (1.5, 0.6, 0.7)
    assert spec['families'] == list(WORDS.families)
    shown = {style['name']: style['shownAbove'] for style in spec['styles']}
    assert shown['techno'] == 0.4 and shown['house'] is None and len(shown) == len(WORDS.styles)
    assert read_golden(shipped.golden).keys() - {'picture'} == set(spec['network']['outputs']) == after.keys()


def test_a_graph_that_says_something_else_than_the_heads_is_refused(shipped: Folders) -> None:
    heads = StyleHeads(WORDS, len(CLASSES))
    heads.load_state_dict(torch.load(shipped.styles))
    graph = Graph.read(shipped.shipped)
    graph.keep(['genres', 'tags'])
    add_styles(graph, heads.eval())
    graph.write(shipped.shipped, '1.0.0')
    check_styles(heads, shipped.shipped)
    with torch.no_grad():
        heads.moods.bias += 1
    with pytest.raises(AssertionError, match='moods differs'):
        check_styles(heads, shipped.shipped)
    assert set(OUTPUTS) < run_model(shipped.shipped, synthetic_pictures()).keys()
