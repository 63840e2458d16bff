import json
from pathlib import Path

import numpy as np
import pytest
import torch

from hearing.export.graph import SHARD, Graph
from hearing.interpret import continued, cut, run_model, squeezed


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


def test_an_image_is_averaged_over_windows_and_flattened(tmp_path: Path) -> None:
    graph = Graph(np.float32)
    image = graph.placeholder('picture', (-1, 4, 6, 3))
    graph.output('windows', graph.average('average', image, (2, 3)), (-1, 2, 2, 3))
    graph.output('whole', graph.flat('flat', graph.average('mean', image, (4, 6))), (-1, 3))
    graph.write(tmp_path, '0.0.0')
    images = np.random.default_rng(0).random((2, 4, 6, 3)).astype(np.float32)
    heard = run_model(tmp_path, images)
    np.testing.assert_allclose(heard['windows'], images.reshape(2, 2, 2, 2, 3, 3).mean((2, 4)), rtol=1e-5)
    np.testing.assert_allclose(heard['whole'], images.mean((1, 2)), rtol=1e-5)


def test_a_convolution_strides_and_is_padded_as_it_says_on_each_side(tmp_path: Path) -> None:
    graph = Graph(np.float32)
    image = graph.placeholder('picture', (-1, 5, 4, 1))
    kernel = np.array([[[[0.1]], [[0.2]]], [[[0.4]], [[0.8]]]])
    gates = graph.convolution('gate', image, kernel, np.zeros(1), (2, 1), 'Sigmoid', (1, 0, 0, 2))
    sums = graph.convolution('sum', image, kernel, np.zeros(1), (2, 1), None, (1, 0, 0, 2))
    graph.output('gates', gates, (-1, 3, 5, 1))
    graph.output('sums', sums, (-1, 3, 5, 1))
    graph.write(tmp_path, '0.0.0')
    images = np.random.default_rng(0).normal(size=(1, 5, 4, 1)).astype(np.float32)
    heard = run_model(tmp_path, images)
    padded = np.pad(images[0, :, :, 0], ((1, 0), (0, 2)))
    rows = padded[0::2], padded[1::2]
    wanted = 0.1 * rows[0][:, :-1] + 0.2 * rows[0][:, 1:] + 0.4 * rows[1][:, :-1] + 0.8 * rows[1][:, 1:]
    np.testing.assert_allclose(heard['sums'][0, :, :, 0], wanted, atol=1e-5)
    np.testing.assert_allclose(heard['gates'], 1 / (1 + np.exp(-heard['sums'])), atol=1e-5)


def test_only_an_axis_of_one_place_is_squeezed() -> None:
    source = torch.arange(6).reshape(2, 1, 1, 3)
    assert squeezed(source, ['1', '2']).tolist() == [[0, 1, 2], [3, 4, 5]]
    with pytest.raises(ValueError, match=r'axis 2 of \(2, 1, 3, 1\) cannot be squeezed'):
        squeezed(source.reshape(2, 1, 3, 1), ['1', '2'])


def test_the_edges_that_are_mirrored_are_there_twice() -> None:
    source = torch.arange(12).reshape(1, 3, 4)
    found = continued(source, torch.tensor([[0, 0], [1, 1], [0, 1]]))
    assert found.tolist() == np.pad(source.numpy(), ((0, 0), (1, 1), (0, 1)), 'symmetric').tolist()


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


def test_axes_are_turned_and_parts_cut_out_as_is_written(tmp_path: Path) -> None:
    graph = Graph(np.float32)
    picture = graph.placeholder('picture', (-1, 3, 4))
    turned = graph.transpose('turned', picture, [0, 2, 1])
    graph.output('turned/all', turned, (-1, 4, 3))
    graph.output('part', graph.slice('cut', turned, [0, 1, 0], [-1, 2, 3]), (-1, 2, 3))
    graph.write(tmp_path, '0.0.0')
    pictures = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    heard = run_model(tmp_path, pictures)
    np.testing.assert_array_equal(heard['turned/all'], pictures.transpose(0, 2, 1))
    np.testing.assert_array_equal(heard['part'], pictures.transpose(0, 2, 1)[:, 1:3])


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
