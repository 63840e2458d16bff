"""The key network as part of a TensorFlow.js graph."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from hearing.export.graph import Graph
from rhythm.key_network import BANDS, CHANNELS, GRID, OCTAVES, PROFILES, STEPS, WIDTH, KeyNetwork


def add_key(graph: Graph, network: KeyNetwork) -> None:
    """Adds `key_columns` [columns, 128] of one song, 0 to 1, and `key` [12, 2]: logits of A major and minor upwards."""
    source = graph.placeholder('key_columns', (-1, BANDS))
    source = graph.matmul('key/grid', source, array(network.grid), np.zeros(GRID, np.float32))
    source = graph.reshape('key/image', source, (-1, GRID, 1, 1))
    for place in (0, 3):
        source = add_notes(graph, f'key/notes/{place}', source, network.notes[place], network.notes[place + 2])
    source = graph.reshape('key/octaves', source, (-1, OCTAVES, STEPS, CHANNELS))
    weights = array(network.octaves)[None, :, None, :]
    source = graph.add('Mul', 'key/weighted', [source, graph.constant('key/octave_weights', weights)])
    source = over(graph, 'Sum', 'key/folded', source, 1, keep=False)
    source = over(graph, 'Mean', 'key/classes', source, 0, keep=True)
    half = STEPS // 2
    source = around(graph, 'key/round', source, half, half)
    source = graph.reshape('key/round/image', source, (1, 2 * STEPS, 1, CHANNELS))
    source = convolution(graph, 'key/profiles', source, network.profiles, 1, 'Relu')
    source = graph.reshape('key/profiles/flat', source, (1, STEPS, PROFILES))
    source = around(graph, 'key/tonics', source, 0, STEPS - 1)
    source = graph.reshape('key/tonics/image', source, (1, 2 * STEPS - 1, 1, PROFILES))
    source = convolution(graph, 'key/modes', source, network.modes, 2, None)
    graph.output('key', graph.reshape('key/logits', source, (12, 2)), (12, 2))


def add_notes(graph: Graph, name: str, source: str, convolved: nn.Module, normal: nn.Module) -> str:
    assert isinstance(convolved, nn.Conv1d) and isinstance(normal, nn.BatchNorm1d)
    assert normal.running_mean is not None and normal.running_var is not None
    half = WIDTH // 2
    heard = convolution(graph, name, source, convolved, 1, 'Relu', (half, half, 0, 0))
    scale = array(normal.weight) / np.sqrt(array(normal.running_var) + normal.eps)
    shift = array(normal.bias) - array(normal.running_mean) * scale
    scaled = graph.add('Mul', f'{name}/scaled', [heard, graph.constant(f'{name}/scale', scale)])
    return graph.add('AddV2', f'{name}/normal', [scaled, graph.constant(f'{name}/shift', shift)])


def convolution(
    graph: Graph,
    name: str,
    source: str,
    layer: nn.Conv1d,
    stride: int,
    activation: str | None,
    pads: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> str:
    """Along the height of an image [n, height, 1, channels]."""
    assert layer.bias is not None
    kernel = array(layer.weight).transpose(2, 1, 0)[:, None]
    return graph.convolution(name, source, kernel, array(layer.bias), (stride, 1), activation, pads)


def over(graph: Graph, op: str, name: str, source: str, axis: int, keep: bool) -> str:
    axes = graph.constant(f'{name}/axes', np.array([axis]))
    return graph.add(op, name, [source, axes], keep_dims={'b': keep}, Tidx={'type': 'DT_INT32'})


def around(graph: Graph, name: str, source: str, before: int, after: int) -> str:
    """[1, steps, channels], continued round the circle on both sides."""
    parts = [source]
    if before > 0:
        parts.insert(0, graph.slice(f'{name}/before', source, [0, STEPS - before, 0], [-1, before, -1]))
    parts.append(graph.slice(f'{name}/after', source, [0, 0, 0], [-1, after, -1]))
    return graph.joined(name, parts)


def array(value: Tensor) -> NDArray[np.float32]:
    return value.detach().numpy().astype(np.float32)
