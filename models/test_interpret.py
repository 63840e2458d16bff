import json
from pathlib import Path

import numpy as np
import pytest
import torch

from graph import SHARD, Graph
from interpret import cut, run_model


def small_model(folder: Path) -> Path:
    graph = Graph()
    picture = graph.placeholder('picture', (-1, 2))
    doubled = graph.matmul('doubled', picture, np.eye(2) * 2, np.array([0.0, -5.0]), 'Relu')
    graph.output('heard', doubled, (-1, 2))
    graph.write(folder, '0.0.0')
    return folder


def test_a_written_graph_is_read_back_and_run(tmp_path: Path) -> None:
    heard = run_model(small_model(tmp_path), np.array([[1, 2], [3, 4]], np.float32))
    np.testing.assert_array_equal(heard['heard'], [[2, 0], [6, 3]])


def test_what_changes_from_column_to_column_is_written_and_run(tmp_path: Path) -> None:
    graph = Graph(np.float32)
    picture = graph.placeholder('picture', (-1, 4, 3))
    steps = graph.steps('steps', picture, 4)
    graph.output('changes', graph.add('Abs', 'absolute', [steps]), (-1, 3, 3))
    graph.output('signed', steps, (-1, 3, 3))
    graph.write(tmp_path, '0.0.0')
    pictures = np.random.default_rng(0).random((2, 4, 3)).astype(np.float32)
    heard = run_model(tmp_path, pictures)
    np.testing.assert_allclose(heard['signed'], np.diff(pictures, axis=1))
    np.testing.assert_allclose(heard['changes'], np.abs(np.diff(pictures, axis=1)))
    assert heard['signed'].min() < 0


def test_several_are_joined_row_by_row_in_their_order(tmp_path: Path) -> None:
    graph = Graph(np.float32)
    picture = graph.placeholder('picture', (-1, 2))
    first = graph.matmul('first', picture, np.ones((2, 1)), np.zeros(1))
    graph.output('heard', graph.joined('joined', [first, picture, first]), (-1, 4))
    graph.write(tmp_path, '0.0.0')
    heard = run_model(tmp_path, np.array([[1, 2], [3, 4]], np.float32))
    np.testing.assert_array_equal(heard['heard'], [[3, 1, 2, 3], [7, 3, 4, 7]])
    (node,) = [node for node in graph.nodes if node['op'] == 'ConcatV2']
    assert node['attr']['N'] == {'i': '3'}


def test_a_cut_begins_and_ends_where_it_says_on_every_axis() -> None:
    source = torch.arange(24).reshape(2, 3, 4)
    cut_out = cut(source, torch.tensor([1, 0, 1]), torch.tensor([-1, 2, 2]))
    assert cut_out.tolist() == source[1:, :2, 1:3].tolist()


def test_shards_of_the_wrong_length_are_refused(tmp_path: Path) -> None:
    small_model(tmp_path)
    with open(tmp_path / SHARD, 'ab') as file:
        file.write(b'\0\0')
    with pytest.raises(ValueError, match='14 bytes, but the manifest describes 12'):
        run_model(tmp_path, np.ones((1, 2), np.float32))


def test_a_weight_too_large_for_a_half_is_named() -> None:
    with pytest.raises(ValueError, match='loud: 1e\\+05 does not fit into float16'):
        Graph().constant('loud', np.array([1.0, 1e5]))


def test_an_operation_that_is_not_known_is_named(tmp_path: Path) -> None:
    small_model(tmp_path)
    model = json.loads((tmp_path / 'model.json').read_text())
    model['modelTopology']['node'][-1]['op'] = 'HardSwish'
    (tmp_path / 'model.json').write_text(json.dumps(model))
    with pytest.raises(ValueError, match='HardSwish at heard'):
        run_model(tmp_path, np.ones((1, 2), np.float32))
